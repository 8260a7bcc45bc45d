package array

// Reshape returns an array of the given shape over the same elements. One
// length may be -1: it is whatever is left.
func (a *Array) Reshape(shape ...int) *Array {
	z := header(a.dtype, shape)
	resolveShape(z.shape, a.Size(), a.shape)
	z.data = a.elements()
	z.share(a)
	return z
}

// resolveShape replaces a -1 in shape so that it has size elements.
func resolveShape(shape []int, size int, from []int) {
	known, unknown := 1, -1
	for i, n := range shape {
		switch {
		case n >= 0:
			known *= n
		case n == -1 && unknown < 0:
			unknown = i
		default:
			Fail("cannot reshape to %s: one length may be -1, no other may be negative", ShapeString(shape))
		}
	}
	if unknown >= 0 && known > 0 && size%known == 0 {
		shape[unknown] = size / known
		known = size
	}
	if known != size || unknown >= 0 && shape[unknown] < 0 {
		Fail("cannot reshape %d elements of shape %s to %s", size, ShapeString(from), ShapeString(shape))
	}
}

// Row returns element i of the first axis, counted from 0, as an array over the same elements.
func (a *Array) Row(i int) *Array {
	n := sizeOf(a.shape[1:])
	row := &Array{shape: a.shape[1:], dtype: a.dtype}
	switch x := a.elements().(type) {
	case []bool:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	case []uint8:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	case []int32:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	case []int64:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	case []float32:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	case []float64:
		row.data = x[i*n : (i+1)*n : (i+1)*n]
	}
	row.share(a)
	return row
}

// Transpose returns a copy with the axes in the given order; without axes they
// are reversed.
func Transpose(a *Array, axes ...int) *Array {
	nd := len(a.shape)
	perm := make([]int, nd)
	if len(axes) == 0 {
		for i := range perm {
			perm[i] = nd - 1 - i
		}
	} else {
		perm = permutation(axes, nd)
	}
	strides := Strides(a.shape)
	shape, from := make([]int, nd), make([]int, nd)
	for i, p := range perm {
		shape[i], from[i] = a.shape[p], strides[p]
	}
	z := Empty(a.dtype, shape...)
	switch x := a.elements().(type) {
	case []bool:
		gather(z.elements().([]bool), shape, x, from, 0)
	case []uint8:
		gather(z.elements().([]uint8), shape, x, from, 0)
	case []int32:
		gather(z.elements().([]int32), shape, x, from, 0)
	case []int64:
		gather(z.elements().([]int64), shape, x, from, 0)
	case []float32:
		gather(z.elements().([]float32), shape, x, from, 0)
	case []float64:
		gather(z.elements().([]float64), shape, x, from, 0)
	}
	return z
}

func permutation(axes []int, nd int) []int {
	out := make([]int, len(axes))
	seen := make([]bool, nd)
	for i, ax := range axes {
		p := Axis(ax).Resolve(nd)
		if len(axes) != nd || seen[p] {
			Fail("axes %s are no order of the %d axes", ShapeString(axes), nd)
		}
		out[i], seen[p] = p, true
	}
	return out
}

// Strides returns how many elements lie between neighbours on each axis of a row-major shape.
func Strides(shape []int) []int {
	strides := make([]int, len(shape))
	n := 1
	for i := len(shape) - 1; i >= 0; i-- {
		strides[i] = n
		n *= shape[i]
	}
	return strides
}

// gather fills z, of the given shape, from x, of which element (i, j, ...) lies
// at start + i*strides[0] + j*strides[1] + ...
func gather[T Element](z []T, shape []int, x []T, strides []int, start int) {
	if len(z) == 0 {
		return
	}
	if len(shape) == 0 {
		z[0] = x[start]
		return
	}
	last := len(shape) - 1
	n, step := shape[last], strides[last]
	index := make([]int, last)
	for at, off := 0, start; ; at += n {
		row := z[at : at+n]
		if step == 1 {
			copy(row, x[off:])
		} else {
			for i, p := 0, off; i < n; i, p = i+1, p+step {
				row[i] = x[p]
			}
		}
		d := last - 1
		for ; d >= 0; d-- {
			index[d]++
			off += strides[d]
			if index[d] < shape[d] {
				break
			}
			off -= shape[d] * strides[d]
			index[d] = 0
		}
		if d < 0 {
			return
		}
	}
}
