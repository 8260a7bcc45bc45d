package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.matmul(x1: data, x2: data) -> array", MatMul, catalog.Mathematics)
	catalog.Add("np.outer(a: data, b: data) -> array", Outer, catalog.Mathematics)
	catalog.Add("np.inner(a: data, b: data) -> array", Inner, catalog.Mathematics)
	catalog.Add("np.vdot(a: data, b: data) -> array", VDot, catalog.Mathematics)
	catalog.Add("np.kron(a: data, b: data) -> array", Kron, catalog.Mathematics)
	catalog.Add("np.tensordot(a: data, b: data, axes: value = nil) -> array", TensorDot, catalog.Mathematics)
	catalog.Add("np.einsum(subscripts: string, operands: data*) -> array", Einsum, catalog.Mathematics)
	catalog.Add("np.trace(a: data, offset: integer = 0) -> array", Trace, catalog.Mathematics)
	catalog.Add("Array:dot(b: data) -> array", Dot, catalog.Core)
}

// MatMul returns the matrix product, Python's x1 @ x2. With more than two axes it
// multiplies the matrices of the last two; the axes before them broadcast.
//
// 日本語: 行列の積を求めます。
//
//	> np.matmul(np.array{{1, 2}, {3, 4}}, np.array{1, 1})
//	[3. 7.]
func MatMul(a, b *Array) *Array {
	if a.Ndim() == 0 || b.Ndim() == 0 {
		array.FailIn("matmul", "want vectors or matrices, got %s and %s", a.Describe(), b.Describe())
	}
	if a.Ndim() <= 2 && b.Ndim() <= 2 {
		return array.Dot(a, b)
	}
	vectorA, vectorB := a.Ndim() == 1, b.Ndim() == 1
	if vectorA {
		a = a.Reshape(1, -1)
	}
	if vectorB {
		b = b.Reshape(-1, 1)
	}
	y := array.BatchMatMul(a, b, false, false)
	switch {
	case vectorA:
		return Squeeze(y, array.Axes{-2})
	case vectorB:
		return Squeeze(y, array.Axes{-1})
	}
	return y
}

// Outer returns the matrix of the products of every element of a with every
// element of b.
//
// 日本語: 2つのベクトルの外積（すべての組の積）を求めます。
//
//	> np.outer(np.array{1, 2}, np.array{3, 4})
//	[[3. 4.]
//	 [6. 8.]]
func Outer(a, b *Array) *Array { return array.Mul(a.Reshape(-1, 1), b.Reshape(1, -1)) }

// Inner returns the sums of products over the last axes of a and b.
//
//	> np.inner(np.array{1, 2}, np.array{3, 4})
//	11.0
func Inner(a, b *Array) *Array {
	if a.Ndim() == 0 || b.Ndim() == 0 {
		return array.Mul(a, b)
	}
	k := a.Shape()[a.Ndim()-1]
	if b.Shape()[b.Ndim()-1] != k {
		array.FailIn("inner", "the last axes of %s and %s have different lengths", a.Describe(), b.Describe())
	}
	shape := append(append([]int{}, a.Shape()[:a.Ndim()-1]...), b.Shape()[:b.Ndim()-1]...)
	rows, cols := a.Size(), b.Size()
	if k > 0 {
		rows, cols = rows/k, cols/k
	}
	return array.MatMul(a.Reshape(rows, k), b.Reshape(cols, k), false, true).Reshape(shape...)
}

// VDot returns the sum of the products of all elements.
//
//	> np.vdot(np.array{{1, 2}}, np.array{3, 4})
//	11.0
func VDot(a, b *Array) *Array { return array.Dot(a.Reshape(-1), b.Reshape(-1)) }

// Kron returns the Kronecker product: every element of a times all of b.
//
//	> np.kron(np.array{1, 10}, np.array{1, 2})
//	[ 1.  2. 10. 20.]
func Kron(a, b *Array) *Array {
	nd := max(a.Ndim(), b.Ndim())
	var wideA, wideB, shape []int
	for d := range nd {
		m, n := length(a, d, nd), length(b, d, nd)
		wideA, wideB, shape = append(wideA, m, 1), append(wideB, 1, n), append(shape, m*n)
	}
	return array.Mul(a.Reshape(wideA...), b.Reshape(wideB...)).Reshape(shape...)
}

// length is the length of axis d of a seen as an array of nd axes.
func length(a *Array, d, nd int) int {
	if d < nd-a.Ndim() {
		return 1
	}
	return a.Shape()[d-(nd-a.Ndim())]
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

// Trace returns the sum of a diagonal of a matrix; offset counts diagonals to
// the right of the main one.
//
//	> np.trace(np.array{{1, 2}, {3, 4}})
//	5.0
func Trace(a *Array, offset int) *Array {
	if a.Ndim() != 2 {
		array.FailIn("trace", "a is %s, want a matrix", a.Describe())
	}
	return array.Sum(Diag(a, offset), nil, false)
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
