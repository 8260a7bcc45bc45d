package kernel

import "unsafe"

// lanes is in how many running sums Dot adds long rows.
const lanes = 32

// Dot returns the sum of x[i]*y[i]. Up to 31 products are added in double
// precision: so does the BLAS under NumPy, and lessons print these digits.
// Longer rows are added in 32 running sums.
func Dot[T Float](x, y []T) T {
	y = y[:len(x)]
	s, whole := 0.0, len(x)/lanes*lanes
	if whole > 0 {
		var lane [lanes]T
		dotLanes(&lane, x[:whole], y)
		s = float64(Pairwise(lane[:]))
	}
	for i, v := range x[whole:] {
		s += float64(v * y[whole+i])
	}
	return T(s)
}

func dotLanes[T Float](lane *[lanes]T, x, y []T) {
	if lane32, single := any(lane).(*[lanes]float32); single && vectors() {
		dot(unsafe.Pointer(&x[0]), unsafe.Pointer(&y[0]), len(x), lane32)
		return
	}
	for ; len(x) > 0; x, y = x[lanes:], y[lanes:] {
		for j, v := range x[:lanes] {
			lane[j] += v * y[j]
		}
	}
}

// AddRows adds rows of len(z) numbers, one below the other in x, to z in their order.
// Threads share the columns if there are many: the processor does not fetch short
// pieces of rows ahead.
func AddRows[T Float](z, x []T) {
	if n := len(z); n >= 2*longPiece && Long(len(x)) {
		Split(n, longPiece, 0.08*float64(len(x)), func(from, to int) { addColumns(z, x, from, to) })
		return
	}
	addColumns(z, x, 0, len(z))
}

const longPiece = 2048

// addColumns is AddRows for columns from up to, but without, to.
func addColumns[T Float](z, x []T, from, to int) {
	n, sums := len(z), z[from:to]
	if n == 0 {
		return
	}
	if z32, single := any(sums).([]float32); single && vectors() && len(sums) >= fewest {
		x32 := any(x).([]float32)
		for ; len(x32) >= 3*n; x32 = x32[3*n:] {
			addThreeLoop.run(&[8]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[from]), unsafe.Pointer(&x32[n+from]), unsafe.Pointer(&x32[2*n+from])}, nil, len(sums))
		}
		x = x[len(x)-len(x32):]
	}
	for ; len(x) >= n; x = x[n:] {
		Add(sums, sums, x[from:to])
	}
}
