package array

// Strided returns an array of the given shape whose element (i, j, ...) is
// number offset + i*strides[0] + j*strides[1] + ... of the elements of a. One of
// them may be taken many times. What lies outside of a is an [Error].
func Strided(a *Array, shape, strides []int, offset int) *Array {
	checkStrided(a, shape, strides, offset)
	z := New(a.dtype, shape...)
	switch x := a.elements().(type) {
	case []bool:
		gather(z.elements().([]bool), shape, x, strides, offset)
	case []uint8:
		gather(z.elements().([]uint8), shape, x, strides, offset)
	case []int32:
		gather(z.elements().([]int32), shape, x, strides, offset)
	case []int64:
		gather(z.elements().([]int64), shape, x, strides, offset)
	case []float32:
		gather(z.elements().([]float32), shape, x, strides, offset)
	case []float64:
		gather(z.elements().([]float64), shape, x, strides, offset)
	}
	return z
}

// AddStrided adds the elements of v, an array of floats, to those of a that
// [Strided] would take for v's shape. An element that is taken many times gets
// the sum.
func AddStrided(a, v *Array, strides []int, offset int) {
	checkStrided(a, v.shape, strides, offset)
	switch x := a.elements().(type) {
	case []float32:
		scatter(x, v.shape, v.elements().([]float32), strides, offset)
	case []float64:
		scatter(x, v.shape, v.elements().([]float64), strides, offset)
	default:
		Fail("want an array of floats, got %s", a.Describe())
	}
}

// checkStrided looks at the two ends of what is taken. It calculates in floats:
// strides are a user's numbers, and products of whole numbers could overflow.
func checkStrided(a *Array, shape, strides []int, offset int) {
	if len(strides) != len(shape) {
		Fail("strides has %d numbers, want %d, one for each axis of shape", len(strides), len(shape))
	}
	if CheckShape(a.dtype, shape) == 0 {
		return
	}
	first, last := float64(offset), float64(offset)
	for d, n := range shape {
		way := float64(n-1) * float64(strides[d])
		first += min(way, 0)
		last += max(way, 0)
	}
	if first < 0 || last >= float64(a.Size()) {
		Fail("the view takes elements %.0f to %.0f, want 0 to %d, the elements of %s", first, last, a.Size()-1, a.Describe())
	}
}

// scatter is the reverse of gather: it adds z to the elements of x.
func scatter[T Float](x []T, shape []int, z []T, strides []int, start int) {
	if len(z) == 0 {
		return
	}
	if len(shape) == 0 {
		x[start] += z[0]
		return
	}
	last := len(shape) - 1
	n, step := shape[last], strides[last]
	index := make([]int, last)
	for at, off := 0, start; at < len(z); at += n {
		for i, p := 0, off; i < n; i, p = i+1, p+step {
			x[p] += z[at+i]
		}
		for d := last - 1; d >= 0; d-- {
			index[d]++
			off += strides[d]
			if index[d] < shape[d] {
				break
			}
			off -= shape[d] * strides[d]
			index[d] = 0
		}
	}
}
