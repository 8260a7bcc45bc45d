package array

// BroadcastShapes returns the shape that all the given shapes broadcast to:
// aligned at the last axis, lengths must be equal or 1.
func BroadcastShapes(shapes ...[]int) []int {
	ndim := 0
	for _, s := range shapes {
		ndim = max(ndim, len(s))
	}
	out := make([]int, ndim)
	for i := range out {
		out[i] = 1
	}
	for _, s := range shapes {
		for i, n := range s {
			at := ndim - len(s) + i
			switch {
			case n == out[at] || n == 1:
			case out[at] == 1:
				out[at] = n
			default:
				Fail("shapes %s do not broadcast", joinShapes(shapes))
			}
		}
	}
	return out
}

func joinShapes(shapes [][]int) string {
	text := ""
	for i, s := range shapes {
		switch {
		case i > 0 && i == len(shapes)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		text += ShapeString(s)
	}
	return text
}

// BroadcastTo returns a expanded to shape, as NumPy's broadcast_to, but as a
// copy (a itself if it has the shape already).
func BroadcastTo(a *Array, shape []int) *Array {
	if SameShape(a.shape, shape) {
		return a
	}
	if len(a.shape) > len(shape) || !SameShape(BroadcastShapes(a.shape, shape), shape) {
		Fail("an array of shape %s does not broadcast to %s", ShapeString(a.shape), ShapeString(shape))
	}
	z := Empty(a.dtype, shape...)
	CopyInto(z, a)
	return z
}

// walk visits a broadcast row by row. shape is the full shape and operands the
// shapes that broadcast to it. For every row it calls visit with the offset z of
// the row in the full shape, its length n, and for every operand the offset
// at[i] of its first element and whether it advances (step[i] 1) or repeats
// (step[i] 0) within the row. Axes that no operand breaks are merged, so that a
// row is as long as it can be.
func walk(shape []int, operands [][]int, visit func(z, n int, at, step []int)) {
	dims, strides := mergeAxes(shape, operands)
	k := len(operands)
	last := len(dims) - 1
	at, step := make([]int, k), strides[last*k:]
	rows := 1
	for _, d := range dims[:last] {
		rows *= d
	}
	n := dims[last]
	if n == 0 {
		return
	}
	index := make([]int, last)
	for r := 0; r < rows; r++ {
		visit(r*n, n, at, step)
		for d := last - 1; d >= 0; d-- {
			index[d]++
			for i := range at {
				at[i] += strides[d*k+i]
			}
			if index[d] < dims[d] {
				break
			}
			for i := range at {
				at[i] -= dims[d] * strides[d*k+i]
			}
			index[d] = 0
		}
	}
}

// mergeAxes returns the axes of shape without those of length 1, neighbours
// merged where every operand allows it, and the operands' strides: stride i of
// axis d stands at d*len(operands)+i and is 0 where the operand repeats. There
// is at least one axis.
func mergeAxes(shape []int, operands [][]int) (dims, strides []int) {
	k := len(operands)
	next := make([]int, k) // the stride of the operand's next axis, going outwards
	for i := range next {
		next[i] = 1
	}
	var revDims, revStrides []int
	for d := len(shape) - 1; d >= 0; d-- {
		n := shape[d]
		if n == 1 {
			continue
		}
		own := make([]int, k)
		for i, s := range operands {
			if at := d - len(shape) + len(s); at >= 0 && s[at] != 1 {
				own[i] = next[i]
				next[i] *= n
			}
		}
		if m := len(revDims); m > 0 && mergeable(own, revStrides[(m-1)*k:], revDims[m-1]) {
			revDims[m-1] *= n
			continue
		}
		revDims = append(revDims, n)
		revStrides = append(revStrides, own...)
	}
	if len(revDims) == 0 {
		return []int{sizeOf(shape)}, make([]int, k)
	}
	for d := len(revDims) - 1; d >= 0; d-- {
		dims = append(dims, revDims[d])
		strides = append(strides, revStrides[d*k:(d+1)*k]...)
	}
	return dims, strides
}

func mergeable(outer, inner []int, n int) bool {
	for i, s := range outer {
		if s != inner[i]*n {
			return false
		}
	}
	return true
}
