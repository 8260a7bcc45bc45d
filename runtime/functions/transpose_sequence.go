package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.transpose_sequence(xs: arrays) -> arrays", TransposeSequence, catalog.ArrayShape)
}

// TransposeSequence turns a table of sequences into one of time steps: item i of
// the result holds element i of every sequence that is so long. xs are sorted by
// length, the longest first, have one dtype and agree in all axes but the first,
// which is that of time. An empty table gives an empty table.
//
//	> ys = F.transpose_sequence({np.array{1, 2, 3}, np.array{4}})
//	> ys[1]
//	variable([1. 4.])
//	> ys[3]
//	variable([3.])
func TransposeSequence(xs []*Variable) []*Variable {
	for i, x := range xs {
		sameDtype("transpose_sequence", xs[0], x)
		shape, before := x.Shape(), xs[max(i-1, 0)].Shape()
		if len(shape) == 0 || len(before) != len(shape) || shape[0] > before[0] || !array.SameShape(shape[1:], before[1:]) {
			array.FailIn("transpose_sequence", "xs[%d] is %s, want a sequence not longer than the one before it and of equal elements", i+1, x.Data().Describe())
		}
	}
	if len(xs) == 0 || xs[0].Shape()[0] == 0 {
		return nil
	}
	return apply("transpose_sequence", &transposeSequence{steps: xs[0].Shape()[0]}, xs...)
}

type transposeSequence struct {
	Node
	steps  int
	dtype  array.Dtype
	shapes [][]int // of the outputs
}

func (f *transposeSequence) Forward(xs []*Array) []*Array {
	f.dtype = xs[0].Dtype()
	ys := make([]*Array, f.steps)
	longer := len(xs) // how many sequences reach step i
	for i := range ys {
		for longer > 0 && xs[longer-1].Shape()[0] <= i {
			longer--
		}
		ys[i] = array.New(f.dtype, append([]int{longer}, xs[0].Shape()[1:]...)...)
		f.shapes = append(f.shapes, ys[i].Shape())
		for k, x := range xs[:longer] {
			array.CopyInto(ys[i].Row(k), x.Row(i))
		}
	}
	return ys
}

// Backward is the same function: the steps are sequences over xs.
func (f *transposeSequence) Backward(gy []*Variable) []*Variable {
	return apply("transpose_sequence", &transposeSequence{steps: f.Arity()}, orZeros(gy, f.dtype, f.shapes)...)
}
