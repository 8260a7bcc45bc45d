package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// The pooling layer of a small convolutional network. Chainer 7.8.1 with one
// thread, on the same machine in the same hour: see the comment of each.
func benchmarkPooling(b *testing.B, ksize, stride int, f func(x *Variable, ksize, stride []int) *Variable) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 64, 20, 24, 24).AsType(array.Float32))
	b.Run("forward", func(b *testing.B) {
		for range b.N {
			f(x, []int{ksize}, []int{stride})
		}
	})
	b.Run("backward", func(b *testing.B) {
		y := f(x, []int{ksize}, []int{stride})
		y.SetGrad(array.New(array.Float32, y.Shape()...))
		for range b.N {
			x.ClearGrad()
			y.Backward(autograd.BackwardOptions{})
		}
	})
}

func BenchmarkMaxPooling2D2x2(b *testing.B) {
	benchmarkPooling(b, 2, 2, func(x *Variable, ksize, stride []int) *Variable {
		return MaxPooling2D(x, ksize, stride, []int{0}, true, false)[0].(*Variable)
	})
}

func BenchmarkMaxPooling2D3x3(b *testing.B) {
	benchmarkPooling(b, 3, 2, func(x *Variable, ksize, stride []int) *Variable {
		return MaxPooling2D(x, ksize, stride, []int{0}, true, false)[0].(*Variable)
	})
}

func BenchmarkAveragePooling2D2x2(b *testing.B) {
	benchmarkPooling(b, 2, 2, func(x *Variable, ksize, stride []int) *Variable {
		return AveragePooling2D(x, ksize, stride, []int{0})
	})
}
