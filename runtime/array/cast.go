package array

// AsType returns a in dtype d: a copy, cast as NumPy's astype casts.
func (a *Array) AsType(d Dtype) *Array {
	z := Empty(d, a.shape...)
	CopyInto(z, a)
	return z
}

// To returns a itself if it has dtype d, else a cast copy.
func (a *Array) To(d Dtype) *Array {
	if a.dtype == d {
		return a
	}
	return a.AsType(d)
}

// Copy returns a new array with the same elements.
func (a *Array) Copy() *Array { return a.AsType(a.dtype) }

// Fill sets every element to v, cast to a's dtype.
func (a *Array) Fill(v float64) {
	if a.Size() == 0 {
		return
	}
	a.SetFloat(0, v)
	switch to := a.elements().(type) {
	case []bool:
		fillRest(to)
	case []uint8:
		fillRest(to)
	case []int32:
		fillRest(to)
	case []int64:
		fillRest(to)
	case []float32:
		fillRest(to)
	case []float64:
		fillRest(to)
	}
}

// fillRest sets all elements to the first.
func fillRest[T Element](z []T) {
	for n := 1; n < len(z); n *= 2 {
		copy(z[n:], z[:n])
	}
}

// CopyInto sets z to a, broadcast to z's shape and cast to z's dtype.
func CopyInto(z, a *Array) {
	shape := a.shape
	for len(shape) > len(z.shape) && shape[0] == 1 {
		shape = shape[1:]
	}
	if !fits(shape, z.shape) {
		Fail("an array of shape %s does not fit into shape %s", ShapeString(a.shape), ShapeString(z.shape))
	}
	switch to := z.elements().(type) {
	case []bool:
		castToBool(to, z.shape, a, shape)
	case []uint8:
		castToNumber(to, z.shape, a, shape)
	case []int32:
		castToNumber(to, z.shape, a, shape)
	case []int64:
		castToNumber(to, z.shape, a, shape)
	case []float32:
		castToNumber(to, z.shape, a, shape)
	case []float64:
		castToNumber(to, z.shape, a, shape)
	}
}

// fits reports whether shape broadcasts to exactly the shape to.
func fits(shape, to []int) bool {
	if len(shape) > len(to) {
		return false
	}
	to = to[len(to)-len(shape):]
	for i, n := range shape {
		if n != to[i] && n != 1 {
			return false
		}
	}
	return true
}

func castToNumber[T Number](z []T, shape []int, a *Array, ashape []int) {
	if x, ok := a.elements().([]T); ok {
		spread(z, shape, x, ashape, func(z, x []T) { copy(z, x) })
		return
	}
	switch x := a.elements().(type) {
	case []bool:
		spread(z, shape, x, ashape, func(z []T, x []bool) {
			for i, v := range x {
				z[i] = 0
				if v {
					z[i] = 1
				}
			}
		})
	case []uint8:
		spread(z, shape, x, ashape, convert[T, uint8])
	case []int32:
		spread(z, shape, x, ashape, convert[T, int32])
	case []int64:
		spread(z, shape, x, ashape, convert[T, int64])
	case []float32:
		spread(z, shape, x, ashape, convert[T, float32])
	case []float64:
		spread(z, shape, x, ashape, convert[T, float64])
	}
}

func castToBool(z []bool, shape []int, a *Array, ashape []int) {
	switch x := a.elements().(type) {
	case []bool:
		spread(z, shape, x, ashape, func(z, x []bool) { copy(z, x) })
	case []uint8:
		spread(z, shape, x, ashape, isTrue[uint8])
	case []int32:
		spread(z, shape, x, ashape, isTrue[int32])
	case []int64:
		spread(z, shape, x, ashape, isTrue[int64])
	case []float32:
		spread(z, shape, x, ashape, isTrue[float32])
	case []float64:
		spread(z, shape, x, ashape, isTrue[float64])
	}
}

func convert[T, S Number](z []T, x []S) {
	for i, v := range x {
		z[i] = T(v)
	}
}

func isTrue[S Number](z []bool, x []S) {
	for i, v := range x {
		z[i] = v != 0
	}
}

// spread broadcasts x into z row by row.
func spread[T, S Element](z []T, shape []int, x []S, xshape []int, row func(z []T, x []S)) {
	if len(z) == len(x) {
		row(z, x)
		return
	}
	walk(shape, [][]int{xshape}, func(at, n int, from, step []int) {
		if step[0] == 1 {
			row(z[at:at+n], x[from[0]:from[0]+n])
			return
		}
		row(z[at:at+1], x[from[0]:from[0]+1])
		fillWith(z[at : at+n])
	})
}

// fillWith copies the first element of z to the rest.
func fillWith[T any](z []T) {
	for done := 1; done < len(z); done *= 2 {
		copy(z[done:], z[:done])
	}
}
