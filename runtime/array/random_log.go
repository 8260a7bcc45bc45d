package array

import "math"

// ln 2 as a sum. The first part has 42 bits, so that its product with an exponent is exact.
const (
	ln2Head = 0x1.62e42fefa38p-1
	ln2Tail = math.Ln2 - ln2Head
)

// logTable holds log(128/j) for j from 90 to 182 as a sum whose first part is a
// multiple of 2^-42, as ln2Head is.
var logTable = makeLogTable()

// makeLogTable adds up the steps log((j+1)/j) = 2 artanh(1/(2j+1)) from
// log(128/128) = 0 in both directions.
func makeLogTable() (table [183]struct{ head, tail float64 }) {
	walk := func(from, to, by int) {
		head, tail := 0.0, 0.0
		for j := from; j != to; j += by {
			step, stepTail := logStep(float64(2*min(j, j+by) + 1))
			sum, lost := twoSum(head, float64(-by)*step)
			head, tail = twoSum(sum, lost+tail+float64(-by)*stepTail)
			entry := &table[j+by]
			entry.head = math.Round(head*0x1p42) * 0x1p-42
			entry.tail = (head - entry.head) + tail
		}
	}
	walk(128, 182, 1)
	walk(128, 90, -1)
	return table
}

// logStep returns 2 artanh(1/n) for a whole n as a sum of two floats.
func logStep(n float64) (sum, tail float64) {
	for i, d := 1.0, n; i < 16; i, d = i+2, d*n*n {
		term := 2 / (i * d)
		var lost float64
		sum, lost = twoSum(sum, term)
		tail += lost
		if i < 7 { // i * d is still exact, and so is the remainder of the division
			tail += math.FMA(-term, i*d, 2) / (i * d)
		}
	}
	return sum, tail
}

// roundedLog returns the natural logarithm of x, rounded to the nearest float64
// but for one argument in some ten thousand.
//
// math.Log is off by one in the last digit for one number in fourteen, and not
// for the same ones on every machine; random numbers would then print
// differently from NumPy's. The C library that NumPy calls is off for one
// number in a thousand.
func roundedLog(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return math.Log(x)
	}
	log, _ := logSum(x)
	return log
}

// logSum returns the logarithm of x, which must be finite and above 0, as a sum
// of two floats with a relative error of 2^-69.
//
// With x = 2^k m, m near 1, and j the whole number nearest 128/m, it is
// k ln(2) + log(128/j) + log(1+t) for t = m j/128 - 1, and |t| < 2^-7. All
// that weighs in the result is kept exactly: t, because j has few bits; t^2,
// because t is split in two; and the sum of the large parts.
func logSum(x float64) (log, tail float64) {
	k := -1023.0
	if x < 0x1p-1022 {
		x *= 0x1p54
		k -= 54
	}
	bits := math.Float64bits(x)
	k += float64(bits >> 52)
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	if m > math.Sqrt2 {
		m /= 2
		k++
	}
	j := math.Round(128 / m)
	entry := &logTable[int(j)]
	j /= 128
	mHead := cutBits(m, 24)
	t := (float64(mHead*j) - 1) + float64((m-mHead)*j)

	// log(1+t) = t - t^2/2 + cubes
	tHead := cutBits(t, 27)
	square := float64(-0.5 * float64(tHead*tHead))
	squareTail := float64(-0.5 * float64((t-tHead)*(t+tHead)))
	series := 1.0 / 10
	for _, c := range [...]float64{1.0 / 9, 1.0 / 8, 1.0 / 7, 1.0 / 6, 1.0 / 5, 1.0 / 4, 1.0 / 3} {
		series = c - float64(t*series)
	}
	cubes := float64(float64(float64(t*t)*t) * series)

	large := float64(k*ln2Head) + entry.head
	sum := large + t
	lost := t - (sum - large)
	large = sum
	sum += square
	lost += square - (sum - large)
	tail = lost + (squareTail + (cubes + (float64(k*ln2Tail) + entry.tail)))
	log = sum + tail
	return log, tail - (log - sum)
}

// twoSum returns a + b and what that sum lost in rounding.
func twoSum(a, b float64) (sum, lost float64) {
	sum = a + b
	bend := sum - a
	return sum, (a - (sum - bend)) + (b - bend)
}

// cutBits returns x with the last n bits of its fraction cleared.
func cutBits(x float64, n int) float64 {
	return math.Float64frombits(math.Float64bits(x) >> n << n)
}
