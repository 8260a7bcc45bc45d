package array

// Concatenate joins arrays along an axis. They have the same shape but for the
// length of that axis; their dtypes are promoted.
func Concatenate(arrays []*Array, axis Axis) *Array {
	if len(arrays) == 0 {
		Fail("there is nothing to join")
	}
	first := arrays[0]
	if first.Ndim() == 0 {
		Fail("arrays without axes cannot be joined")
	}
	d := axis.Resolve(first.Ndim())
	dtype, shape := first.dtype, cloneInts(first.shape)
	shape[d] = 0
	for i, a := range arrays {
		checkJoin(first, a, i, d)
		dtype = Promote(dtype, a.dtype)
		shape[d] += a.shape[d]
	}
	z := Empty(dtype, shape...)
	row, at := sizeOf(shape[d:]), 0
	for _, a := range arrays {
		n := sizeOf(a.shape[d:])
		pasteBlocks(z, a.To(dtype), at, n, row)
		at += n
	}
	return z
}

// pasteBlocks copies a to z in blocks of n elements, the first to the place at
// and each further one row elements behind the last.
func pasteBlocks(z, a *Array, at, n, row int) {
	switch x := a.elements().(type) {
	case []bool:
		copyBlocks(z.elements().([]bool), x, at, n, row)
	case []uint8:
		copyBlocks(z.elements().([]uint8), x, at, n, row)
	case []int32:
		copyBlocks(z.elements().([]int32), x, at, n, row)
	case []int64:
		copyBlocks(z.elements().([]int64), x, at, n, row)
	case []float32:
		copyBlocks(z.elements().([]float32), x, at, n, row)
	case []float64:
		copyBlocks(z.elements().([]float64), x, at, n, row)
	}
}

func copyBlocks[T Element](z, x []T, at, n, row int) {
	for ; len(x) > 0; x, at = x[n:], at+row {
		copy(z[at:], x[:n])
	}
}

func checkJoin(first, a *Array, i, d int) {
	same := a.Ndim() == first.Ndim()
	for k := 0; same && k < a.Ndim(); k++ {
		same = k == d || a.shape[k] == first.shape[k]
	}
	if !same {
		Fail("array %d has shape %s, which does not go with %s along axis %d", i+1, ShapeString(a.shape), ShapeString(first.shape), d)
	}
}

// TakeAxis returns the elements at the given positions, counted from 0, along an axis.
func TakeAxis(a *Array, positions []int, axis int) *Array {
	ix := make(Index, axis+1)
	at := New(Int64, len(positions))
	for i, p := range positions {
		at.elements().([]int64)[i] = int64(p)
	}
	ix[axis].Array = at
	return Get(a, ix)
}

// Range returns the elements from first up to, but without, last along an axis.
func Range(a *Array, axis, first, last int) *Array {
	if last <= first {
		shape := cloneInts(a.shape)
		shape[axis] = 0
		return New(a.dtype, shape...)
	}
	ix := make(Index, axis+1)
	ix[axis] = Part{Start: first, Stop: last - 1, Step: 1}
	return Get(a, ix)
}

// MoveAxes returns a with the axes from moved to the places to; the others keep their order.
func MoveAxes(a *Array, from, to []int) *Array {
	nd := a.Ndim()
	if len(from) != len(to) {
		Fail("%d axes cannot be moved to %d places", len(from), len(to))
	}
	order := make([]int, nd)
	for i := range order {
		order[i] = -1
	}
	moved := make([]bool, nd)
	for i := range from {
		f, t := Axis(from[i]).Resolve(nd), Axis(to[i]).Resolve(nd)
		if moved[f] || order[t] >= 0 {
			Fail("an axis is given twice")
		}
		moved[f], order[t] = true, f
	}
	next := 0
	for i, o := range order {
		if o >= 0 {
			continue
		}
		for moved[next] {
			next++
		}
		order[i] = next
		next++
	}
	if nd == 0 {
		return a.Copy()
	}
	return Transpose(a, order...)
}
