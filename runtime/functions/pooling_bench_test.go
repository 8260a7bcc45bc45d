package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// Pooling layers of a small convolutional network. With NNLUA_THREADS=1, and
// OMP_NUM_THREADS=1 for Chainer 7.8.1 (NumPy 1.24) beside it on the same busy
// machine, the best of several runs, in milliseconds:
//
//	                         nnlua            Chainer
//	                         forward backward forward backward
//	max_pooling_2d, 2x2      1.0     0.4      5.6     1.8
//	max_pooling_2d, 3x3      6.0     0.5      13.4    4.0
//	average_pooling_2d, 2x2  0.9     1.5      1.1     2.2
func benchmarkPooling(b *testing.B, ksize int, f func(x *Variable, ksize, stride []int) *Variable) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 64, 20, 24, 24).AsType(array.Float32))
	run := func() *Variable { return f(x, []int{ksize}, []int{2}) }
	b.Run("forward", func(b *testing.B) {
		for range b.N {
			run()
		}
	})
	b.Run("backward", func(b *testing.B) {
		y := run()
		y.SetGrad(array.New(array.Float32, y.Shape()...))
		for range b.N {
			x.ClearGrad()
			y.Backward(autograd.BackwardOptions{})
		}
	})
}

func maxPooling2D(x *Variable, ksize, stride []int) *Variable {
	return MaxPooling2D(x, ksize, stride, []int{0}, true, false)[0].(*Variable)
}

func BenchmarkMaxPooling2x2(b *testing.B) { benchmarkPooling(b, 2, maxPooling2D) }

func BenchmarkMaxPooling3x3(b *testing.B) { benchmarkPooling(b, 3, maxPooling2D) }

func BenchmarkAveragePooling2x2(b *testing.B) {
	benchmarkPooling(b, 2, func(x *Variable, ksize, stride []int) *Variable {
		return AveragePooling2D(x, ksize, stride, []int{0})
	})
}
