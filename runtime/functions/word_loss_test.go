package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// drawer is a sampler that returns the same samples again and again.
type drawer struct{ samples any }

func (d drawer) Call(...any) []any { return []any{d.samples} }

// TestWordLossGradients checks the losses that look at a few of many classes.
func TestWordLossGradients(t *testing.T) {
	right := array.FromSlice([]int32{0, 3, 3})
	samples := array.FromSlice([]int32{1, 2, 2, 2, 0, 1}, 3, 2)
	inputs := []*Array{check.Input(1, 3, 2), check.Input(2, 4, 2)}
	for _, reduce := range []string{"mean", "no", "sum"} {
		if reduce != "sum" {
			check.Gradients(t, "black_out", inputs, func(x ...*Variable) *Variable {
				s := x[0].Session()
				return BlackOut(x[0], s.Constant(right), x[1], s.Constant(samples), reduce)
			})
		}
		if reduce != "mean" {
			for _, words := range []*Array{right, array.FromSlice([]int32{-1, 1, -1})} {
				check.Gradients(t, "negative_sampling", inputs, func(x ...*Variable) *Variable {
					return NegativeSampling(x[0], x[0].Session().Constant(words), x[1], drawer{samples}, 1, reduce, false)[0].(*Variable)
				})
			}
		}
	}
	if samples.Float(0) != 1 {
		t.Error("negative_sampling has changed the array of its sampler")
	}
}

func TestNegativeSamplingErrors(t *testing.T) {
	s := autograd.NewSession()
	x, W := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(2, 4, 3))
	call := func(words *Array, samples any, size int) func() {
		return func() { NegativeSampling(x, s.Constant(words), W, drawer{samples}, size, "sum", true) }
	}
	two := array.FromSlice([]int32{0, 1})
	check.Refuses(t, "t or the samples hold the word 4, but W has 4 rows", call(array.FromSlice([]int32{0, 4}), array.New(array.Int32, 2, 2), 1))
	check.Refuses(t, "sampler returned no array of integers of the shape (2, 2)", call(two, array.New(array.Int32, 4), 1))
	check.Refuses(t, "sampler returned no array of integers", call(two, nil, 1))
	check.Refuses(t, "sample_size is -1, want at least 0", call(two, nil, -1))
	check.Refuses(t, "t is int64(2,), want int32", call(array.New(array.Int64, 2), nil, 1))
}
