package array

// Permutation returns the numbers 0 to n-1 in random order as int64
// (np.random.permutation). For n <= 0 there are none.
func (r *RandomState) Permutation(n int) *Array {
	a := New(Int64, max(n, 0))
	x := Data[int64](a)
	for i := range x {
		x[i] = int64(i)
	}
	r.ShuffleRows(a)
	return a
}

// PermuteRows returns a copy of a whose rows, the elements of the first axis,
// are in random order (np.random.permutation of an array).
func (r *RandomState) PermuteRows(a *Array) *Array {
	if a.Ndim() == 0 {
		FailIn("permutation", "x is %s, want an integer or at least one dimension", a.Describe())
	}
	b := a.Copy()
	if b.Size() == 0 {
		r.Permutation(a.shape[0]) // NumPy permutes the numbers of the rows, empty or not
	} else {
		r.ShuffleRows(b)
	}
	return b
}

// ShuffleRows puts the rows of a, the elements of its first axis, in random
// order, in place (np.random.shuffle): the last row changes places with one of
// all rows, then the last but one with one of the rows up to itself, and so on.
func (r *RandomState) ShuffleRows(a *Array) {
	switch x := a.elements().(type) {
	case []bool:
		shuffle(r, a, x)
	case []uint8:
		shuffle(r, a, x)
	case []int32:
		shuffle(r, a, x)
	case []int64:
		shuffle(r, a, x)
	case []float32:
		shuffle(r, a, x)
	case []float64:
		shuffle(r, a, x)
	}
}

func shuffle[T Element](r *RandomState, a *Array, x []T) {
	if a.Ndim() == 0 {
		FailIn("shuffle", "x is %s, want at least one dimension", a.Describe())
	}
	if len(x) == 0 {
		return
	}
	n := a.shape[0]
	width := len(x) / n
	for i := n - 1; i > 0; i-- {
		if i%slowRow == 0 {
			Poll()
		}
		j := int(r.upTo(uint64(i)))
		if width == 1 {
			x[i], x[j] = x[j], x[i]
			continue
		}
		one, other := x[i*width:(i+1)*width], x[j*width:(j+1)*width]
		for k := range one {
			one[k], other[k] = other[k], one[k]
		}
	}
}
