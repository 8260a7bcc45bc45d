package array

// Prod returns the product over axes (nil: all). bool, uint8 and int32 are
// multiplied in int64. No elements give 1.
func Prod(a *Array, axes Axes, keepdims bool) *Array {
	return ProdIn(sumDtype(a.dtype), a, axes, keepdims)
}

// ProdIn is Prod in dtype d: a is cast before it is multiplied. In bool it is All.
func ProdIn(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	if d == Bool {
		return All(a, axes, keepdims)
	}
	a = a.To(d)
	z := New(d, reducedShape(a.shape, axes, true)...)
	z.Fill(1)
	switch to := z.elements().(type) {
	case []uint8:
		prodInto(to, z.shape, a)
	case []int32:
		prodInto(to, z.shape, a)
	case []int64:
		prodInto(to, z.shape, a)
	case []float32:
		prodInto(to, z.shape, a)
	case []float64:
		prodInto(to, z.shape, a)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

func prodInto[T Number](z []T, zshape []int, a *Array) {
	reduction[T, T]{prodRow[T], prodColumns[T]}.into(z, zshape, a.elements().([]T), a.shape)
}

// prodRow multiplies one after the other, as NumPy does, for the same digits.
func prodRow[T Number](acc T, x []T) T {
	for _, v := range x {
		acc *= v
	}
	return acc
}

func prodColumns[T Number](acc, x []T) {
	n := len(acc)
	for ; len(x) >= 4*n; x = x[4*n:] {
		r0, r1, r2, r3 := x[:n], x[n:][:n], x[2*n:][:n], x[3*n:][:n]
		for i, p := range acc {
			acc[i] = (((p * r0[i]) * r1[i]) * r2[i]) * r3[i]
		}
	}
	for ; len(x) >= n; x = x[n:] {
		for i, v := range x[:n] {
			acc[i] *= v
		}
	}
}
