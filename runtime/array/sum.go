package array

// Sum returns the sum over axes (nil: all). bool, uint8 and int32 are summed in
// int64. Rows are added pairwise, as NumPy adds them, so that float32 results
// have NumPy's digits.
func Sum(a *Array, axes Axes, keepdims bool) *Array {
	d := a.dtype
	if !d.IsFloat() {
		d = Int64
	}
	z := New(d, reducedShape(a.shape, axes, true)...)
	switch to := z.data.(type) {
	case []int64:
		sumInto(to, z.shape, a.To(Int64))
	case []float32:
		sumInto(to, z.shape, a)
	case []float64:
		sumInto(to, z.shape, a)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

// SumRows returns the sum of the rows of a float matrix: Sum over axis 0, digit
// for digit, without the general machinery. It is the gradient of every bias.
func SumRows(a *Array) *Array {
	z := New(a.dtype, a.shape[1])
	switch to := z.data.(type) {
	case []float32:
		sumRows(to, a.data.([]float32))
	case []float64:
		sumRows(to, a.data.([]float64))
	default:
		Fail("want a matrix of floats, got %s", a.Describe())
	}
	return z
}

func sumRows[T Float](z, x []T) {
	n := len(z)
	if n == 1 {
		z[0] = pairwiseSum(x)
		return
	}
	for ; len(x) > 0; x = x[n:] {
		for i, v := range x[:n] {
			z[i] += v
		}
	}
}

// SumTo returns a summed over the axes along which shape broadcasts to a's shape.
func SumTo(a *Array, shape []int) *Array {
	if SameShape(a.shape, shape) {
		return a
	}
	if !fits(shape, a.shape) {
		Fail("an array of shape %s does not sum to %s", ShapeString(a.shape), ShapeString(shape))
	}
	lead := len(a.shape) - len(shape)
	axes := Axes{}
	for i, n := range a.shape {
		if i < lead || shape[i-lead] != n {
			axes = append(axes, i)
		}
	}
	return Sum(a, axes, true).Reshape(shape...)
}

// reducedShape returns shape with the axes set to 1 (keepdims) or taken out.
func reducedShape(shape []int, axes Axes, keepdims bool) []int {
	reduced := axes.Resolve(len(shape))
	out := make([]int, 0, len(shape))
	for i, n := range shape {
		switch {
		case len(reduced) == 0 || reduced[0] != i:
			out = append(out, n)
			continue
		case keepdims:
			out = append(out, 1)
		}
		reduced = reduced[1:]
	}
	return out
}

// sumInto adds the rows of a, in order, to z, whose shape (with ones for the
// reduced axes) broadcasts to a's.
func sumInto[T Number](z []T, zshape []int, a *Array) {
	x := a.data.([]T)
	walk(a.shape, [][]int{zshape}, func(at, n int, to, step []int) {
		row := x[at : at+n]
		if step[0] == 0 {
			z[to[0]] += pairwiseSum(row)
			return
		}
		out := z[to[0] : to[0]+n]
		for i, v := range row {
			out[i] += v
		}
	})
}

// pairwiseSum adds as NumPy's inner loop does: eight running sums in blocks of
// up to 128 numbers, longer rows halved. The error grows with log n only.
func pairwiseSum[T Number](x []T) T {
	n := len(x)
	switch {
	case n < 8:
		var s T
		for _, v := range x {
			s += v
		}
		return s
	case n <= 128:
		var r [8]T
		copy(r[:], x)
		i := 8
		for ; i+8 <= n; i += 8 {
			b := x[i : i+8 : i+8]
			r[0] += b[0]
			r[1] += b[1]
			r[2] += b[2]
			r[3] += b[3]
			r[4] += b[4]
			r[5] += b[5]
			r[6] += b[6]
			r[7] += b[7]
		}
		s := ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
		for ; i < n; i++ {
			s += x[i]
		}
		return s
	}
	half := n / 2
	half -= half % 8
	return pairwiseSum(x[:half]) + pairwiseSum(x[half:])
}
