package functions

import (
	"fmt"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// BenchmarkConvolution times convolutions of lessons, in float32: the two of LeNet, one of a
// larger network, one of each of the special cases. NNLUA_THREADS says on how many threads.
func BenchmarkConvolution(b *testing.B) {
	for _, c := range []struct {
		name string
		x, w []int
		pad  int
		grps int
		step int
	}{
		{"lenet1", []int{64, 1, 28, 28}, []int{20, 1, 5, 5}, 0, 1, 1},
		{"lenet2", []int{64, 20, 12, 12}, []int{50, 20, 5, 5}, 0, 1, 1},
		{"pad1", []int{16, 64, 32, 32}, []int{64, 64, 3, 3}, 1, 1, 1},
		{"1x1", []int{16, 64, 32, 32}, []int{64, 64, 1, 1}, 0, 1, 1},
		{"depthwise", []int{16, 64, 32, 32}, []int{64, 1, 3, 3}, 1, 64, 1},
		{"deep", []int{16, 256, 4, 4}, []int{256, 256, 3, 3}, 1, 1, 1},
		{"stride2", []int{16, 64, 32, 32}, []int{128, 64, 3, 3}, 1, 1, 2},
	} {
		s := autograd.NewSession()
		x := s.Variable(check.Input(1, c.x...).AsType(array.Float32))
		W := s.Variable(check.Input(2, c.w...).AsType(array.Float32))
		bias := s.Variable(check.Input(3, c.w[0]).AsType(array.Float32))
		opt := ConvolutionOptions{Stride: []int{c.step}, Pad: []int{c.pad}, Dilate: []int{1}, Groups: c.grps}
		for _, back := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/backward=%v", c.name, back), func(b *testing.B) {
				for range b.N {
					y := Convolution2D(x, W, bias, opt)
					if back {
						y.SetGrad(y.Data())
						y.Backward(autograd.BackwardOptions{})
						x.ClearGrad()
						W.ClearGrad()
						bias.ClearGrad()
					}
				}
			})
		}
	}
}
