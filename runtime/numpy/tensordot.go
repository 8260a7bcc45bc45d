package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.tensordot(a: data, b: data, axes: value = nil) -> array", TensorDot, catalog.Mathematics)
	catalog.Add("np.einsum(subscripts: string, operands: data*) -> array", Einsum, catalog.Mathematics)
}

// TensorDot sums products over axes of a and b: over the last of a and the first
// of b if axes is a number (2 by itself), or over two tables of axes {of a, of b}.
//
//	> np.tensordot(np.array{{1, 2}, {3, 4}}, np.array{1, 1}, 1)
//	[3. 7.]
func TensorDot(a, b *Array, axes any) *Array {
	ofA, ofB := tensorAxes(a, b, axes)
	restA, restB := others(a.Ndim(), ofA), others(b.Ndim(), ofB)
	var shape []int
	k := 1
	for i, ax := range ofA {
		if i >= len(ofB) || a.Shape()[ax] != b.Shape()[ofB[i]] {
			array.FailIn("tensordot", "the axes of %s and %s do not fit", a.Describe(), b.Describe())
		}
		k *= a.Shape()[ax]
	}
	rows, cols := 1, 1
	for _, d := range restA {
		shape, rows = append(shape, a.Shape()[d]), rows*a.Shape()[d]
	}
	for _, d := range restB {
		shape, cols = append(shape, b.Shape()[d]), cols*b.Shape()[d]
	}
	left := array.Transpose(a, append(append([]int{}, restA...), ofA...)...).Reshape(rows, k)
	right := array.Transpose(b, append(append([]int{}, ofB...), restB...)...).Reshape(k, cols)
	return array.MatMul(left, right, false, false).Reshape(shape...)
}

func tensorAxes(a, b *Array, axes any) (ofA, ofB []int) {
	n := 2
	switch v := axes.(type) {
	case nil:
	case float64:
		n = int(v)
	case catalog.Table:
		return axisList(v.At(0), a.Ndim()), axisList(v.At(1), b.Ndim())
	}
	if n < 0 || n > a.Ndim() || n > b.Ndim() {
		array.FailIn("tensordot", "axes is %d, but the arrays are %s and %s", n, a.Describe(), b.Describe())
	}
	for i := range n {
		ofA, ofB = append(ofA, a.Ndim()-n+i), append(ofB, i)
	}
	return ofA, ofB
}

func axisList(v any, nd int) []int {
	switch v := v.(type) {
	case float64:
		return []int{array.Axis(v).Resolve(nd)}
	case catalog.Table:
		var list []int
		for i := range v.Len() {
			n, _ := v.At(i).(float64)
			list = append(list, array.Axis(n).Resolve(nd))
		}
		return list
	}
	array.FailIn("tensordot", "axes is a number or two tables of axes")
	return nil
}

func others(nd int, taken []int) []int {
	is := make([]bool, nd)
	for _, d := range taken {
		is[d] = true
	}
	var rest []int
	for d := range nd {
		if !is[d] {
			rest = append(rest, d)
		}
	}
	return rest
}

// Einsum sums products of elements as letters say (Einstein's notation): every
// letter is an axis, letters left out behind "->" are summed over, and without
// "->" those that occur twice are. "..." stands for any axes.
//
//	> np.einsum("ij,jk->ik", np.array{{1, 2}}, np.array{{3}, {4}})
//	[[11.]]
//	> np.einsum("ii", np.array{{1, 2}, {3, 4}})
//	5.0
func Einsum(subscripts string, operands []*Array) *Array { return array.Einsum(subscripts, operands) }
