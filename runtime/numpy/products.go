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
	catalog.Add("np.trace(a: data, offset: integer = 0) -> array", Trace, catalog.Mathematics)
	catalog.Add("Array:dot(b: data) -> array", Dot, catalog.Core)
	catalog.Add("np.dot(a: data, b: data) -> array", Dot, catalog.Mathematics)
	catalog.Add("np.cross(a: data, b: data, axisa: integer = -1, axisb: integer = -1, axisc: integer = -1) -> value", Cross, catalog.Mathematics)
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

// Dot returns the product of a and b: the sum of products for vectors, the
// matrix product for matrices. For more axes it sums over the last axis of a
// and the last but one of b.
//
// 日本語: 行列の積（1次元どうしなら内積）を求めます。
//
//	> np.dot(np.array{1, 2}, np.array{3, 4})
//	11.0
//	> np.dot(np.array{{1, 2}, {3, 4}}, np.array{1, 1})
//	[3. 7.]
func Dot(a, b *Array) *Array { return array.Dot(a, b) }

// Cross returns the cross product of vectors of 3 numbers, which stand along
// the last axis of a and b: the vector at right angles to both.
//
//	> np.cross(np.array{1, 0, 0}, np.array{0, 1, 0})
//	[0. 0. 1.]
func Cross(a, b *Array, axisa, axisb, axisc int) any {
	return result(array.Cross(a, b, array.Axis(axisa), array.Axis(axisb), array.Axis(axisc)))
}
