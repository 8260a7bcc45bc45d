package array

import "math"

// btpe holds the constants of the algorithm BTPE for n trials with probability
// p <= 1/2 and n p > 30. A hat over the distribution is made of a triangle
// around the mode, parallelograms beside it and an exponential tail on either
// side; the areas p1 to p4 are those of the first one to four of them.
type btpe struct {
	n                   int64
	p, q, variance      float64
	mode                int64
	center, left, right float64 // where the triangle stands
	height              float64 // of the parallelograms
	leftRate, rightRate float64 // of the tails
	p1, p2, p3, p4      float64
}

func newBTPE(n int64, p float64) *btpe {
	b := &btpe{n: n, p: p, q: 1 - p}
	trials := float64(n)
	b.variance = float64(trials * p * b.q)
	top := float64(trials*p) + p
	b.mode = toInt64(math.Floor(top))
	b.p1 = math.Floor(float64(2.195*math.Sqrt(b.variance))-float64(4.6*b.q)) + 0.5
	b.center = float64(b.mode) + 0.5
	b.left = b.center - b.p1
	b.right = b.center + b.p1
	b.height = 0.134 + 20.5/(15.3+float64(b.mode))
	a := (top - b.left) / (top - float64(b.left*p))
	b.leftRate = float64(a * (1 + a/2))
	a = (b.right - top) / (b.right * b.q)
	b.rightRate = float64(a * (1 + a/2))
	b.p2 = float64(b.p1 * (1 + float64(2*b.height)))
	b.p3 = b.p2 + b.height/b.leftRate
	b.p4 = b.p3 + b.height/b.rightRate
	return b
}

// manySuccesses returns the function that draws by BTPE.
func (r *RandomState) manySuccesses(n int64, p float64) func() int64 {
	b := newBTPE(n, p)
	return func() int64 {
		for {
			u := float64(r.RandomSample() * b.p4)
			v := r.RandomSample()
			if u <= b.p1 { // the triangle lies below the distribution
				return toInt64(math.Floor(b.center - float64(b.p1*v) + u))
			}
			if y, v, ok := b.propose(u, v); ok && b.accept(y, v) {
				return y
			}
		}
	}
}

// propose returns the number of successes below the point (u, v) of the hat
// outside the triangle, and the height of that point. It is not ok where the
// hat has no point.
func (b *btpe) propose(u, v float64) (y int64, height float64, ok bool) {
	if u <= b.p2 {
		x := b.left + (u-b.p1)/b.height
		v = float64(v*b.height) + 1 - math.Abs(float64(b.mode)-x+0.5)/b.p1
		return toInt64(math.Floor(x)), v, v <= 1
	}
	if v == 0 {
		return 0, 0, false
	}
	if u <= b.p3 {
		y = toInt64(math.Floor(b.left + roundedLog(v)/b.leftRate))
		return y, v * (u - b.p2) * b.leftRate, y >= 0
	}
	y = toInt64(math.Floor(b.right - roundedLog(v)/b.rightRate))
	return y, v * (u - b.p3) * b.rightRate, y <= b.n
}

// accept reports whether height v is below the distribution at y, as a fraction
// of its height at the mode.
func (b *btpe) accept(y int64, v float64) bool {
	k := y - b.mode
	if k < 0 {
		k = -k
	}
	distance := float64(k)
	if k <= 20 || distance >= b.variance/2-1 {
		return v <= b.ratio(y)
	}
	skew := (float64(distance*(distance/3+0.625)) + 0.16666666666666666) / b.variance
	rho := float64(distance / b.variance * (skew + 0.5))
	t := float64(-k*k) / (2 * b.variance)
	logV := roundedLog(v)
	switch {
	case logV < t-rho:
		return true
	case logV > t+rho:
		return false
	}
	return logV <= b.logRatio(y)
}

// ratio returns the probability of y, divided by that of the mode, as the
// product of the quotients of neighbours.
func (b *btpe) ratio(y int64) float64 {
	odds := b.p / b.q
	a := float64(odds * float64(b.n+1))
	f := 1.0
	for i := b.mode + 1; i <= y; i++ {
		f *= a/float64(i) - odds
	}
	for i := y + 1; i <= b.mode; i++ {
		f /= a/float64(i) - odds
	}
	return f
}

// logRatio returns the logarithm of ratio by Stirling's formula.
func (b *btpe) logRatio(y int64) float64 {
	fromMode, fromY := float64(b.mode+1), float64(y+1)
	toMode, toY := float64(b.n+1-b.mode), float64(b.n-y+1)
	return float64(b.center*roundedLog(fromMode/fromY)) +
		float64((float64(b.n-b.mode)+0.5)*roundedLog(toMode/toY)) +
		float64(float64(y-b.mode)*roundedLog(toY*b.p/(fromY*b.q))) +
		stirlingRest(fromMode) + stirlingRest(toMode) + stirlingRest(fromY) + stirlingRest(toY)
}

// stirlingRest returns the first terms of the series that Stirling's formula leaves out.
func stirlingRest(x float64) float64 {
	square := float64(x * x)
	return (13680 - (462-(132-(99-140/square)/square)/square)/square) / x / 166320
}
