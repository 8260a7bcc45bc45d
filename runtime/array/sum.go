package array

// Sum returns the sum over axes (nil: all). bool, uint8 and int32 are summed in
// int64. Rows are added pairwise, as NumPy adds them, so that float32 results
// have NumPy's digits.
func Sum(a *Array, axes Axes, keepdims bool) *Array {
	return SumIn(sumDtype(a.dtype), a, axes, keepdims)
}

// SumIn is Sum in dtype d: a is cast before it is added. In bool it is Any.
func SumIn(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	if d == Bool {
		return Any(a, axes, keepdims)
	}
	z := New(d, reducedShape(a.shape, axes, true)...)
	if d != Int64 || a.dtype.IsFloat() {
		a = a.To(d)
	}
	switch to := z.data.(type) {
	case []uint8:
		sumInto(to, z.shape, a)
	case []int32:
		sumInto(to, z.shape, a)
	case []int64:
		switch x := a.data.(type) {
		case []bool:
			reduction[int64, bool]{countRow, countColumns}.into(to, z.shape, x, a.shape)
		case []uint8:
			reduction[int64, uint8]{wideRow[uint8], wideColumns[uint8]}.into(to, z.shape, x, a.shape)
		case []int32:
			reduction[int64, int32]{wideRow[int32], wideColumns[int32]}.into(to, z.shape, x, a.shape)
		case []int64:
			sumInto(to, z.shape, a)
		}
	case []float32:
		sumInto(to, z.shape, a)
	case []float64:
		sumInto(to, z.shape, a)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

// sumDtype returns the dtype in which sums and products of dtype d are made.
func sumDtype(d Dtype) Dtype {
	if d.IsFloat() {
		return d
	}
	return Int64
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

func sumInto[T Number](z []T, zshape []int, a *Array) {
	op := reduction[T, T]{sumRow[T], sumColumns[T]}
	op.into(z, zshape, a.data.([]T), a.shape)
}

// bufferSize is how many numbers of a row NumPy hands to its inner loop at once.
const bufferSize = 8192

// sumRow returns acc with a row added, in the order in which NumPy adds it.
func sumRow[T Number](acc T, x []T) T {
	for len(x) > bufferSize {
		acc += pairwiseSum(x[:bufferSize])
		x = x[bufferSize:]
	}
	return acc + pairwiseSum(x)
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
		return blockSum(x)
	}
	half := n / 2
	half -= half % 8
	return pairwiseSum(x[:half]) + pairwiseSum(x[half:])
}

// blockSum adds 8 or more numbers in eight running sums, which are variables of
// their own so that the compiler keeps them in registers.
func blockSum[T Number](x []T) T {
	r0, r1, r2, r3, r4, r5, r6, r7 := x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]
	for x = x[8:]; len(x) >= 8; x = x[8:] {
		r0 += x[0]
		r1 += x[1]
		r2 += x[2]
		r3 += x[3]
		r4 += x[4]
		r5 += x[5]
		r6 += x[6]
		r7 += x[7]
	}
	s := ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7))
	for _, v := range x {
		s += v
	}
	return s
}

// sumColumns adds rows of len(acc) to acc, one after the other. Eight rows are
// taken at a time, so that acc is read and written less often.
func sumColumns[T Number](acc, x []T) {
	n := len(acc)
	for ; len(x) >= 8*n; x = x[8*n:] {
		r0, r1, r2, r3 := x[:n], x[n:][:n], x[2*n:][:n], x[3*n:][:n]
		r4, r5, r6, r7 := x[4*n:][:n], x[5*n:][:n], x[6*n:][:n], x[7*n:][:n]
		for i, s := range acc {
			acc[i] = (((((((s + r0[i]) + r1[i]) + r2[i]) + r3[i]) + r4[i]) + r5[i]) + r6[i]) + r7[i]
		}
	}
	for ; len(x) >= n; x = x[n:] {
		row := x[:n]
		for i, v := range row {
			acc[i] += v
		}
	}
}

func wideRow[T Int](acc int64, x []T) int64 {
	for _, v := range x {
		acc += int64(v)
	}
	return acc
}

func wideColumns[T Int](acc []int64, x []T) {
	for n := len(acc); len(x) >= n; x = x[n:] {
		for i, v := range x[:n] {
			acc[i] += int64(v)
		}
	}
}

func countRow(acc int64, x []bool) int64 {
	for _, v := range x {
		if v {
			acc++
		}
	}
	return acc
}

func countColumns(acc []int64, x []bool) {
	for n := len(acc); len(x) >= n; x = x[n:] {
		for i, v := range x[:n] {
			if v {
				acc[i]++
			}
		}
	}
}
