package array

import "nnlua/runtime/array/kernel"

// Part selects along one axis of an index. Exactly one form is used:
// a position (At), a range (Step not 0), an array of positions or a mask
// (Array), a new axis of length 1 (NewAxis), or else the whole axis.
type Part struct {
	IsAt    bool
	At      int // counted from 0; negative from the end
	Start   int // the first position of a range
	Stop    int // the last one, included
	Step    int
	Array   *Array // int: positions from 0; bool: a mask over one or more axes
	NewAxis bool
}

// Index is what stands in brackets, with positions counted from 0.
type Index []Part

// Get returns a copy of the selected elements, with NumPy's rules for the shape.
func Get(a *Array, ix Index) *Array {
	s := resolve(a.shape, ix)
	z := Empty(a.dtype, s.shape...)
	switch x := a.elements().(type) {
	case []bool:
		copyRuns(z.elements().([]bool), x, s)
	case []uint8:
		copyRuns(z.elements().([]uint8), x, s)
	case []int32:
		copyRuns(z.elements().([]int32), x, s)
	case []int64:
		copyRuns(z.elements().([]int64), x, s)
	case []float32:
		copyRuns(z.elements().([]float32), x, s)
	case []float64:
		copyRuns(z.elements().([]float64), x, s)
	}
	return z
}

// Set sets the selected elements of a to v, broadcast and cast. Where a position
// is selected twice, the last value stays.
func Set(a *Array, ix Index, v *Array) {
	s := resolve(a.shape, ix)
	v = valuesFor(s, a.dtype, v)
	switch x := a.elements().(type) {
	case []bool:
		pasteRuns(x, v.elements().([]bool), s)
	case []uint8:
		pasteRuns(x, v.elements().([]uint8), s)
	case []int32:
		pasteRuns(x, v.elements().([]int32), s)
	case []int64:
		pasteRuns(x, v.elements().([]int64), s)
	case []float32:
		pasteRuns(x, v.elements().([]float32), s)
	case []float64:
		pasteRuns(x, v.elements().([]float64), s)
	}
}

// valuesFor returns v in dtype d as one value, or as a copy broadcast to the
// selection: v may be a part of the array that is about to be set.
func valuesFor(s selection, d Dtype, v *Array) *Array {
	if v.Size() == 1 {
		return v.To(d)
	}
	full := Empty(d, s.shape...)
	CopyInto(full, v)
	return full
}

// ScatterAdd adds v, broadcast, to the selected elements of a: np.add.at. A
// position that is selected twice gets both values.
func ScatterAdd(a *Array, ix Index, v *Array) {
	s := resolve(a.shape, ix)
	full := Empty(a.dtype, s.shape...)
	CopyInto(full, v)
	switch x := a.elements().(type) {
	case []int32:
		addRuns(x, full.elements().([]int32), s)
	case []int64:
		addRuns(x, full.elements().([]int64), s)
	case []float32:
		addRuns(x, full.elements().([]float32), s)
	case []float64:
		addRuns(x, full.elements().([]float64), s)
	default:
		Fail("cannot add to elements of %s", a.dtype)
	}
}

// Nonzero returns, for every axis, the positions, from 0, of the elements that are not zero.
func Nonzero(a *Array) []*Array {
	flat := flatNonzero(a)
	out := make([]*Array, len(a.shape))
	if len(out) == 1 {
		out[0] = FromSlice(flat)
		return out
	}
	strides := Strides(a.shape)
	for d := range out {
		out[d] = Empty(Int64, len(flat))
		at := out[d].elements().([]int64)
		stride, n := int64(strides[d]), int64(a.shape[d])
		for i, f := range flat {
			at[i] = f / stride % n
		}
	}
	return out
}

// flatNonzero returns the positions of the elements that are not zero in
// row-major order.
func flatNonzero(a *Array) []int64 {
	mask := a.To(Bool).elements().([]bool)
	at := kernel.Unset[int64](len(mask) + 1)
	n := 0
	for i, yes := range mask { // every position is written, and stays if it counts: no branch to guess
		at[n] = int64(i)
		step := 0
		if yes {
			step = 1
		}
		n += step
	}
	return at[:n:n]
}
