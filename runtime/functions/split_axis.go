package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.split_axis(x: array[...], indices_or_sections: value, axis: axis, force_tuple: boolean = true) -> arrays", SplitAxis, catalog.ArrayShape)
}

// SplitAxis cuts x along an axis and returns the parts as a table.
// indices_or_sections is the number of equal parts, or a table of the places at
// which to cut, counted from 0. force_tuple = false returns an only part itself.
//
// 日本語: 配列を軸に沿って分けます。
//
//	> ys = F.split_axis(np.arange(6), 3, 0)
//	> ys[2]
//	variable([2 3])
//	> ys = F.split_axis(np.arange(6), {1, 4}, 0)
//	> ys[2]
//	variable([1 2 3])
func SplitAxis(x *Variable, indicesOrSections any, axis array.Axis, forceTuple bool) any {
	n := x.Shape()[axis.Resolve(len(x.Shape()))]
	var cuts []int
	switch at := indicesOrSections.(type) {
	case float64:
		sections := int(at)
		if float64(sections) != at || sections < 1 || n%sections != 0 {
			array.FailIn("split_axis", "indices_or_sections is %g, want a number of parts that divides %d, the length of the axis", at, n)
		}
		array.CheckCount("a table of parts", sections, 256)
		for i := 1; i < sections; i++ {
			cuts = append(cuts, i*(n/sections))
		}
	case catalog.Table:
		for i := range at.Len() {
			cut, ok := at.At(i).(float64)
			if !ok || cut != float64(int(cut)) {
				array.FailIn("split_axis", "indices_or_sections holds something that is no whole number")
			}
			cuts = append(cuts, int(cut))
		}
	case *Array:
		for i := range at.Size() {
			cuts = append(cuts, int(at.Float(i)))
		}
	default:
		array.FailIn("split_axis", "indices_or_sections is no number of parts and no table of places")
	}
	for i, cut := range cuts {
		if cut < 0 { // from the end
			cuts[i] += n
		}
		if cuts[i] < 0 || cuts[i] > n || i > 0 && cuts[i] < cuts[i-1] {
			array.FailIn("split_axis", "indices_or_sections holds %d, want rising places from 0 to %d", cut, n)
		}
	}
	ys := SplitAt(x, cuts, axis)
	if len(ys) == 1 && !forceTuple {
		return ys[0]
	}
	return ys
}

// SplitAt cuts x along the axis at rising places.
func SplitAt(x *Variable, cuts []int, axis array.Axis) []*Variable {
	return apply("split_axis", &splitAxis{cuts: cuts, axis: axis}, x)
}

type splitAxis struct {
	Node
	cuts   []int
	axis   array.Axis
	dtype  array.Dtype
	shapes [][]int
}

func (f *splitAxis) Forward(x []*Array) []*Array {
	at := f.axis.Resolve(x[0].Ndim())
	f.dtype = x[0].Dtype()
	var ys []*Array
	from := 0
	for _, to := range append(append([]int{}, f.cuts...), x[0].Shape()[at]) {
		ys = append(ys, array.Range(x[0], at, from, to))
		f.shapes = append(f.shapes, ys[len(ys)-1].Shape())
		from = to
	}
	return ys
}

func (f *splitAxis) Backward(gy []*Variable) []*Variable {
	return grads(Concat(orZeros(gy, f.dtype, f.shapes), f.axis))
}

func (f *splitAxis) BackwardArrays(gy []*Array) []*Array {
	for i, g := range gy {
		if g == nil {
			gy[i] = array.New(f.dtype, f.shapes[i]...)
		}
	}
	return one(array.Concatenate(gy, f.axis))
}

// orZeros returns the gradients of several outputs, zeros where an output has none.
func orZeros(gy []*Variable, dtype array.Dtype, shapes [][]int) []*Variable {
	all := make([]*Variable, len(gy))
	for i, g := range gy {
		if g == nil {
			g = session(gy).Constant(array.New(dtype, shapes[i]...))
		}
		all[i] = g
	}
	return all
}

// session returns the session of the first gradient that there is.
func session(gy []*Variable) *Session {
	for _, g := range gy {
		if g != nil {
			return g.Session()
		}
	}
	return nil
}
