package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// TestThreads wants the same digits, there and back, on every number of threads, of
// functions that have enough work for all of them.
func TestThreads(t *testing.T) {
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	onImages := func(f func(x, gamma, beta *Variable) *Variable) func(x ...*Variable) *Variable {
		return func(x ...*Variable) *Variable { return f(x[0], x[1], x[2]) }
	}
	images, channels := []int{6, 70, 31, 31}, []int{70}
	rows, columns := []int{300, 1203}, []int{1203}
	normalize := onImages(func(x, gamma, beta *Variable) *Variable {
		return BatchNormalization(x, gamma, beta, BatchNormalizationOptions{Eps: 2e-5})
	})
	pool := func(coverAll bool, ksize int) func(x ...*Variable) *Variable {
		return func(x ...*Variable) *Variable {
			return MaxPooling2D(x[0], []int{ksize}, []int{2}, []int{1}, coverAll, false)[0].(*Variable)
		}
	}
	for _, c := range []struct {
		name   string
		shapes [][]int
		f      func(x ...*Variable) *Variable
	}{
		{"batch_normalization of images", [][]int{images, channels, channels}, normalize},
		{"batch_normalization of rows", [][]int{rows, columns, columns}, normalize},
		{"fixed_batch_normalization", [][]int{images, channels, channels}, onImages(func(x, gamma, beta *Variable) *Variable {
			return FixedBatchNormalization(x, gamma, beta, beta, Mul(beta, beta), 0.1, nil)
		})},
		{"group_normalization", [][]int{images, channels, channels}, onImages(func(x, gamma, beta *Variable) *Variable {
			return GroupNormalization(x, 7, gamma, beta, 0.1)
		})},
		{"layer_normalization", [][]int{rows, columns, columns}, onImages(func(x, gamma, beta *Variable) *Variable {
			return LayerNormalization(x, gamma, beta, 0.1)
		})},
		{"max_pooling_2d", [][]int{images}, pool(true, 2)},
		{"max_pooling_2d that overlaps", [][]int{images}, pool(false, 3)},
		{"average_pooling_2d", [][]int{images}, func(x ...*Variable) *Variable {
			return AveragePooling2D(x[0], []int{3}, []int{2}, []int{1})
		}},
		{"resize_images", [][]int{images}, func(x ...*Variable) *Variable { return ResizeImages(x[0], []int{40, 29}, "bilinear", true) }},
		{"softmax", [][]int{rows}, func(x ...*Variable) *Variable { return Softmax(x[0], 1) }},
		{"log_softmax", [][]int{rows}, func(x ...*Variable) *Variable { return LogSoftmax(x[0], 1) }},
		{"softmax_cross_entropy of rows", [][]int{rows}, func(x ...*Variable) *Variable {
			return SoftmaxCrossEntropy(x[0], x[0].Session().Constant(someLabels(1203, 300)), crossEntropyDefaults())
		}},
		{"softmax_cross_entropy of images", [][]int{images}, func(x ...*Variable) *Variable {
			return SoftmaxCrossEntropy(x[0], x[0].Session().Constant(someLabels(70, 6, 31, 31)), crossEntropyDefaults())
		}},
		{"linear", [][]int{{1200, 30}, {701, 30}, {701}}, func(x ...*Variable) *Variable { return linearRows(x[0], x[1], x[2]) }},
		{"lstm", [][]int{{40, 900}, {40, 3600}}, func(x ...*Variable) *Variable {
			c, h := LSTM(x[0], x[1])
			return Mul(c, h)
		}},
		{"sum of tanh and relu", [][]int{{1001, 1001}}, func(x ...*Variable) *Variable {
			return Sum(ReLU(Tanh(AddScalar(x[0], 0.1))), nil, false)
		}},
	} {
		var first []*Array
		for _, threads := range []int{1, 2, 3} {
			kernel.Threads = threads
			s := autograd.NewSession()
			var inputs []*Variable
			for i, shape := range c.shapes {
				inputs = append(inputs, s.Variable(check.Input(i, shape...).AsType(array.Float32)))
			}
			y := c.f(inputs...)
			y.SetGrad(check.Input(9, y.Shape()...).AsType(array.Float32))
			y.Backward(autograd.BackwardOptions{})
			all := []*Array{y.Data()}
			for _, x := range inputs {
				all = append(all, x.Grad())
			}
			if first == nil {
				first = all
			}
			for i, a := range all {
				if !array.ArrayEqual(a, first[i], false) {
					t.Errorf("%s: array %d differs between 1 and %d threads", c.name, i, threads)
				}
			}
		}
	}
}
