package array

import "math"

const (
	ln2High = 0x1.62e42fefa39efp-1 // ln 2 as a sum of two floats
	ln2Low  = 0x1.abc9e3b39803fp-56
)

// accurateLog returns the natural logarithm of x > 0, rounded correctly but for
// a few numbers in a thousand. math.Log is off by one in the last digit ten
// times as often, and then normal random numbers print differently from NumPy's.
//
// x is 2^k m with m near 1, and log(m) is 2 artanh(s) with s = (m-1)/(m+1). The
// leading term 2s is kept as a sum of two floats, so that only the small rest
// of the series is rounded in single floats.
func accurateLog(x float64) float64 {
	m, exp := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		exp--
	}
	k := float64(exp)
	num, den := m-1, m+1
	denLow := (m - (den - 1)) // what the sum m+1 lost
	s := num / den
	sLow := (math.FMA(-s, den, num) - s*denLow) / den
	z := s * s
	series := 0.0
	for i := 25; i >= 3; i -= 2 {
		series = series*z + 1/float64(i)
	}
	rest := 2*(s*z*series+sLow) + k*ln2Low
	high := k * ln2High // not exact: ln2High has 53 bits
	highLow := math.FMA(k, ln2High, -high)
	sum := high + 2*s
	bend := sum - high
	sumLow := (high - (sum - bend)) + (2*s - bend)
	return sum + (sumLow + (highLow + rest))
}
