package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.concat(xs: arrays, axis: axis = 1) -> array[...]", Concat, catalog.ArrayShape)
}

// Concat joins arrays along an axis, counted from 0; the other axes must agree.
// By itself it is axis 1, which puts the columns side by side.
//
// 日本語: 配列を軸に沿ってつなげます。
//
//	> F.concat({np.array{{1}, {2}}, np.array{{3}, {4}}})
//	variable([[1. 3.]
//	          [2. 4.]])
func Concat(xs []*Variable, axis array.Axis) *Variable {
	if len(xs) == 0 {
		array.FailIn("concat", "xs is empty, want at least one array")
	}
	for _, x := range xs[1:] {
		sameDtype("concat", xs[0], x)
	}
	return apply1("concat", &concat{axis: axis}, xs...)
}

type concat struct {
	Node
	axis    array.Axis
	lengths []int
}

func (f *concat) Forward(x []*Array) []*Array {
	at := f.axis.Resolve(x[0].Ndim())
	for _, part := range x {
		if part.Ndim() != x[0].Ndim() {
			array.Fail("xs holds %s and %s, want equal numbers of axes", x[0].Describe(), part.Describe())
		}
		f.lengths = append(f.lengths, part.Shape()[at])
	}
	return one(array.Concatenate(x, f.axis))
}

func (f *concat) Backward(gy []*Variable) []*Variable {
	return SplitAt(gy[0], ends(f.lengths), f.axis)
}

func (f *concat) BackwardArrays(gy []*Array) []*Array {
	at, from := f.axis.Resolve(gy[0].Ndim()), 0
	gx := make([]*Array, len(f.lengths))
	for i, n := range f.lengths {
		if f.NeedsGrad(i) {
			gx[i] = array.Range(gy[0], at, from, from+n)
		}
		from += n
	}
	return gx
}

// ends returns where each of the parts but the last ends.
func ends(lengths []int) []int {
	at := make([]int, len(lengths)-1)
	sum := 0
	for i := range at {
		sum += lengths[i]
		at[i] = sum
	}
	return at
}
