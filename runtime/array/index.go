package array

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

// selection is an index resolved for one shape: the shape of the result and,
// in its order, the offsets of runs of neighbouring elements.
type selection struct {
	shape   []int
	offsets []int
	run     int
}

// Get returns a copy of the selected elements, with NumPy's rules for the shape.
func Get(a *Array, ix Index) *Array {
	s := resolve(a.shape, ix)
	z := New(a.dtype, s.shape...)
	switch x := a.data.(type) {
	case []bool:
		copyRuns(z.data.([]bool), x, s)
	case []uint8:
		copyRuns(z.data.([]uint8), x, s)
	case []int32:
		copyRuns(z.data.([]int32), x, s)
	case []int64:
		copyRuns(z.data.([]int64), x, s)
	case []float32:
		copyRuns(z.data.([]float32), x, s)
	case []float64:
		copyRuns(z.data.([]float64), x, s)
	}
	return z
}

// Set sets the selected elements of a to v, broadcast and cast. Where a position
// is selected twice, the last value stays.
func Set(a *Array, ix Index, v *Array) {
	s := resolve(a.shape, ix)
	full := New(a.dtype, s.shape...)
	CopyInto(full, v)
	switch x := a.data.(type) {
	case []bool:
		pasteRuns(x, full.data.([]bool), s)
	case []uint8:
		pasteRuns(x, full.data.([]uint8), s)
	case []int32:
		pasteRuns(x, full.data.([]int32), s)
	case []int64:
		pasteRuns(x, full.data.([]int64), s)
	case []float32:
		pasteRuns(x, full.data.([]float32), s)
	case []float64:
		pasteRuns(x, full.data.([]float64), s)
	}
}

// ScatterAdd adds v, broadcast, to the selected elements of a: np.add.at. A
// position that is selected twice gets both values.
func ScatterAdd(a *Array, ix Index, v *Array) {
	s := resolve(a.shape, ix)
	full := New(a.dtype, s.shape...)
	CopyInto(full, v)
	switch x := a.data.(type) {
	case []int32:
		addRuns(x, full.data.([]int32), s)
	case []int64:
		addRuns(x, full.data.([]int64), s)
	case []float32:
		addRuns(x, full.data.([]float32), s)
	case []float64:
		addRuns(x, full.data.([]float64), s)
	default:
		Fail("cannot add to elements of %s", a.dtype)
	}
}

func copyRuns[T any](z, x []T, s selection) {
	for i, at := range s.offsets {
		copy(z[i*s.run:(i+1)*s.run], x[at:])
	}
}

func pasteRuns[T any](x, v []T, s selection) {
	for i, at := range s.offsets {
		copy(x[at:at+s.run], v[i*s.run:])
	}
}

func addRuns[T Number](x, v []T, s selection) {
	for i, at := range s.offsets {
		to := x[at : at+s.run]
		for k, value := range v[i*s.run : (i+1)*s.run] {
			to[k] += value
		}
	}
}

// Nonzero returns, for every axis, the positions, from 0, of the elements that are not zero.
func Nonzero(a *Array) []*Array {
	var flat []int
	for i := range a.Size() {
		if a.Float(i) != 0 {
			flat = append(flat, i)
		}
	}
	strides := Strides(a.shape)
	out := make([]*Array, len(a.shape))
	for d := range out {
		out[d] = New(Int64, len(flat))
		at := out[d].data.([]int64)
		for i, f := range flat {
			at[i] = int64(f / strides[d] % a.shape[d])
		}
	}
	return out
}
