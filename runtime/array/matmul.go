package array

import (
	"nnlua/runtime/array/kernel" // registers its matrix products as gonum's BLAS
)

// MatMul returns op(a) op(b) of two matrices, where op transposes if its flag
// is set. The dtypes are promoted.
func MatMul(a, b *Array, transA, transB bool) *Array {
	m, n, k := productShape(a, b, transA, transB)
	d := Promote(a.dtype, b.dtype)
	z := Empty(d, m, n)
	z.setProduct(a.To(d), b.To(d), m, n, k, transA, transB)
	return z
}

// MatMulInto sets z, which has the shape of the product, to op(a) op(b), cast to the
// dtype of z.
func MatMulInto(z, a, b *Array, transA, transB bool) {
	if a.dtype != z.dtype || b.dtype != z.dtype {
		CopyInto(z, MatMul(a, b, transA, transB))
		return
	}
	m, n, k := productShape(a, b, transA, transB)
	z.setProduct(a, b, m, n, k, transA, transB)
}

// productShape returns the lengths of op(a) op(b) and of its sums.
func productShape(a, b *Array, transA, transB bool) (m, n, k int) {
	if a.Ndim() != 2 || b.Ndim() != 2 {
		Fail("a matrix product wants two matrices, got %s and %s", a.Describe(), b.Describe())
	}
	m, k = a.shape[0], a.shape[1]
	if transA {
		m, k = k, m
	}
	k2, n := b.shape[0], b.shape[1]
	if transB {
		k2, n = n, k2
	}
	if k != k2 {
		Fail("a matrix product of (%d, %d) and (%d, %d): %d columns cannot meet %d rows", m, k, k2, n, k, k2)
	}
	return m, n, k
}

// setProduct sets z to op(a) op(b), all of one dtype.
func (z *Array) setProduct(a, b *Array, m, n, k int, transA, transB bool) {
	switch to := z.elements().(type) {
	case []float32:
		gemm(to, a.elements().([]float32), b.elements().([]float32), m, n, k, transA, transB)
	case []float64:
		gemm(to, a.elements().([]float64), b.elements().([]float64), m, n, k, transA, transB)
	case []int64:
		intGemm(to, a.elements().([]int64), b.elements().([]int64), m, n, k, transA, transB)
	case []int32:
		intGemm(to, a.elements().([]int32), b.elements().([]int32), m, n, k, transA, transB)
	case []uint8:
		intGemm(to, a.elements().([]uint8), b.elements().([]uint8), m, n, k, transA, transB)
	default:
		Fail("a matrix product of bool arrays is not defined here: cast one with astype")
	}
}

// AddMatMul adds op(a) op(b) to z and returns true, if the three are large
// enough matrices of one float dtype; otherwise it returns false.
func AddMatMul(z, a, b *Array, transA, transB bool) bool {
	if a.dtype != z.dtype || b.dtype != z.dtype || z.Size()*a.Size() <= smallProduct {
		return false
	}
	m, n := z.shape[0], z.shape[1]
	k := a.Size() / m
	switch to := z.elements().(type) {
	case []float32:
		kernel.Gemm(transA, transB, m, n, k, 1, a.elements().([]float32), a.shape[1], b.elements().([]float32), b.shape[1], 1, to, n)
	case []float64:
		kernel.Gemm(transA, transB, m, n, k, 1, a.elements().([]float64), a.shape[1], b.elements().([]float64), b.shape[1], 1, to, n)
	default:
		return false
	}
	return true
}

// BatchMatMul is MatMul over the last two axes of arrays of two or more axes;
// the axes before them broadcast.
func BatchMatMul(a, b *Array, transA, transB bool) *Array {
	if a.Ndim() == 2 && b.Ndim() == 2 {
		return MatMul(a, b, transA, transB)
	}
	if a.Ndim() < 2 || b.Ndim() < 2 {
		Fail("a matrix product wants matrices, got %s and %s", a.Describe(), b.Describe())
	}
	la, lb := a.shape[:a.Ndim()-2], b.shape[:b.Ndim()-2]
	lead := BroadcastShapes(la, lb)
	d := Promote(a.dtype, b.dtype)
	a, b = matrices(a, lead, d), matrices(b, lead, d)
	var z *Array
	for i := 0; i < a.shape[0]; i++ {
		y := MatMul(a.Row(i), b.Row(i), transA, transB)
		if z == nil {
			z = New(d, a.shape[0], y.shape[0], y.shape[1])
		}
		CopyInto(z.Row(i), y)
	}
	if z == nil { // no matrices at all: one product of zeros tells the shape
		y := MatMul(New(d, a.shape[1:]...), New(d, b.shape[1:]...), transA, transB)
		z = New(d, 0, y.shape[0], y.shape[1])
	}
	return z.Reshape(append(cloneInts(lead), z.shape[1:]...)...)
}

// matrices returns a as a list of matrices, its leading axes broadcast to lead.
func matrices(a *Array, lead []int, d Dtype) *Array {
	last := a.shape[a.Ndim()-2:]
	full := BroadcastTo(a.To(d), append(cloneInts(lead), last...))
	return full.Reshape(sizeOf(lead), last[0], last[1])
}

// Below this many multiplications the set-up of BLAS costs more than it saves.
const smallProduct = 512

func gemm[T Float](z, a, b []T, m, n, k int, transA, transB bool) {
	switch {
	case m*n == 1:
		z[0] = kernel.Dot(a, b)
	case m*n*k <= smallProduct:
		kernel.TinyProduct(transA, transB, m, n, k, a, b, z)
	default:
		acols, bcols := k, n
		if transA {
			acols = m
		}
		if transB {
			bcols = k
		}
		kernel.Gemm(transA, transB, m, n, k, 1, a, acols, b, bcols, 0, z, n)
	}
}

func intGemm[T uint8 | int32 | int64](z, a, b []T, m, n, k int, transA, transB bool) {
	ai, ap := k, 1
	if transA {
		ai, ap = 1, m
	}
	for i := range m {
		if n*k > smallProduct || i&1023 == 1023 {
			Poll()
		}
		to := z[i*n : i*n+n]
		if transB {
			for j := range to {
				var s T
				for p, v := range b[j*k : j*k+k] {
					s += a[i*ai+p*ap] * v
				}
				to[j] = s
			}
			continue
		}
		clear(to)
		for p := range k { // row by row, which adds in the same order
			v := a[i*ai+p*ap]
			for j, w := range b[p*n : p*n+n] {
				to[j] += v * w
			}
		}
	}
}

// Dot returns NumPy's dot: the inner product of vectors, the product of
// matrices, and for more axes the sum over the last axis of a and the last but
// one of b. A 0-d array multiplies.
func Dot(a, b *Array) *Array {
	if a.Ndim() == 0 || b.Ndim() == 0 {
		return Mul(a, b)
	}
	ka := a.shape[a.Ndim()-1]
	axis := max(0, b.Ndim()-2)
	if ka != b.shape[axis] {
		FailIn("dot", "shapes %s and %s do not fit: %d (axis %d) is not %d (axis %d)",
			ShapeString(a.shape), ShapeString(b.shape), ka, a.Ndim()-1, b.shape[axis], axis)
	}
	shape := append(cloneInts(a.shape[:a.Ndim()-1]), b.shape[:axis]...)
	left := a.Reshape(sizeOf(a.shape[:a.Ndim()-1]), ka)
	if b.Ndim() == 1 {
		return MatMul(left, b.Reshape(ka, 1), false, false).Reshape(shape...)
	}
	shape = append(shape, b.shape[axis+1])
	if b.Ndim() == 2 {
		return MatMul(left, b, false, false).Reshape(shape...)
	}
	order := []int{axis}
	for i := range b.shape {
		if i != axis {
			order = append(order, i)
		}
	}
	right := Transpose(b, order...)
	return MatMul(left, right.Reshape(ka, sizeOf(right.shape[1:])), false, false).Reshape(shape...)
}
