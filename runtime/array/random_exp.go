package array

import "math"

// roundedExp returns e to the x, rounded to the nearest float64 but for one
// argument in some ten thousand (see roundedLog for the reason). Results below
// 1e-307, which have fewer digits, may be off by one in the last of them.
func roundedExp(x float64) float64 { return expSum(x, 0) }

// roundedPow returns x to the y, rounded as roundedExp rounds.
func roundedPow(x, y float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) || math.IsInf(y, 0) {
		return math.Pow(x, y)
	}
	log, logTail := logSum(x)
	power := float64(y * log)
	if math.Abs(power) > 1000 {
		return expSum(power, 0)
	}
	return expSum(power, math.FMA(y, log, -power)+float64(y*logTail))
}

// expSum returns exp(x + tail), where tail is less than the last digit of x.
//
// It takes out a power of two, divides what is left by 2^8, sums the series of
// e^t - 1 and squares 8 times, all in pairs of floats.
func expSum(x, tail float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	k := math.Round(x / math.Ln2)
	t, tTail := twoSum((x-float64(k*ln2Head))*0x1p-8, (tail-float64(k*ln2Tail))*0x1p-8)

	square := float64(t * t)
	squareTail := math.FMA(t, t, -square)
	series := 1.0 / 40320
	for _, c := range [...]float64{1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6} {
		series = c + float64(t*series)
	}
	cubes := float64(float64(square*t) * series)
	// e^t - 1 = t + t^2/2 + cubes
	e, lost := twoSum(t, square/2)
	e, eTail := twoSum(e, lost+(tTail+(squareTail/2+(cubes+float64(t*tTail)))))

	for range 8 { // (1+e)^2 - 1 = 2e + e^2
		square = float64(e * e)
		squareTail = math.FMA(e, e, -square) + float64(2*float64(e*eTail))
		var sum float64
		sum, lost = twoSum(2*e, square)
		eTail = lost + (float64(2*eTail) + squareTail)
		e = sum
	}
	sum, lost := twoSum(1, e)
	return math.Ldexp(sum+(lost+eTail), int(k))
}
