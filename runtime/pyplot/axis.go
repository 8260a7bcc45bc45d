package pyplot

import (
	"math"

	"nnlua/runtime/array"
)

// axis is one direction of a coordinate system.
type axis struct {
	label     string
	labelText TextOptions
	low, high *float64 // nil: fitted to the data
	log       bool
	inverted  bool
	marks     []float64 // the positions of ticks, nil for automatic ones
	names     []string  // what stands at the ticks, nil for the numbers
	hidden    bool      // no ticks and no labels of ticks
	far       bool      // ticks stand on the other side: right or top
	twice     bool      // and notches without labels on the usual side too
	whole     bool      // ticks stand at whole numbers
	rotation  float64   // of the labels at the ticks, degrees
	fontsize  float64
	shared    *axis // the axis whose limits and ticks this one takes

	from, to float64 // the range that is being drawn
}

// bounds is the range of the data in both directions.
type bounds struct {
	x, y           [2]float64
	logX, logY     bool
	stickX, stickY []float64 // values at which no margin is left, as at the foot of a bar
}

func newBounds(logX, logY bool) *bounds {
	return &bounds{x: [2]float64{math.Inf(1), math.Inf(-1)}, y: [2]float64{math.Inf(1), math.Inf(-1)}, logX: logX, logY: logY}
}

// add takes in a point. What an axis cannot show does not count.
func (b *bounds) add(x, y float64) { b.addX(x); b.addY(y) }

func (b *bounds) addX(v float64) { include(&b.x, v, b.logX) }
func (b *bounds) addY(v float64) { include(&b.y, v, b.logY) }

func include(r *[2]float64, v float64, log bool) {
	if finite(v) && !(log && v <= 0) {
		r[0], r[1] = min(r[0], v), max(r[1], v)
	}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// margin is the part of the data's range that stays free on each side.
const margin = 0.05

// fit decides the range: as it was set, or the data with a margin.
func (a *axis) fit(data [2]float64, sticky []float64, tight bool) {
	a.from, a.to = data[0], data[1]
	switch {
	case a.from > a.to && a.log:
		a.from, a.to = 1, 10
	case a.from > a.to:
		a.from, a.to = 0, 1
	default:
		a.widen(sticky, tight)
	}
	if a.low != nil {
		a.from = *a.low
	}
	if a.high != nil {
		a.to = *a.high
	}
	if a.from == a.to {
		a.from, a.to = apart(a.from, a.log)
	}
	if a.inverted {
		a.from, a.to = a.to, a.from
	}
}

// widen adds the margin.
func (a *axis) widen(sticky []float64, tight bool) {
	low, high := a.from, a.to
	if low == high {
		low, high = apart(low, a.log)
	}
	if tight {
		a.from, a.to = low, high
		return
	}
	d := (a.scale(high) - a.scale(low)) * margin
	a.from, a.to = a.unscale(a.scale(low)-d), a.unscale(a.scale(high)+d)
	for _, s := range sticky {
		if s == low {
			a.from = low
		}
		if s == high {
			a.to = high
		}
	}
}

// apart returns a range around a single value.
func apart(v float64, log bool) (low, high float64) {
	switch {
	case log:
		return math.Pow(10, math.Ceil(math.Log10(v))-1), math.Pow(10, math.Floor(math.Log10(v))+1)
	case v == 0:
		return -margin, margin
	}
	d := math.Abs(v) * margin
	return v - d, v + d
}

// grow makes the range that many times as large around its middle.
func (a *axis) grow(factor float64) {
	if factor != 1 {
		middle, half := (a.from+a.to)/2, (a.to-a.from)/2*factor
		a.from, a.to = middle-half, middle+half
	}
}

func (a *axis) scale(v float64) float64 {
	if !a.log {
		return v
	}
	if v <= 0 {
		return math.NaN()
	}
	return math.Log10(v)
}

func (a *axis) unscale(v float64) float64 {
	if a.log {
		return math.Pow(10, v)
	}
	return v
}

// part returns where between the ends of the axis a value lies: 0 to 1.
func (a *axis) part(v float64) float64 {
	from := a.scale(a.from)
	return (a.scale(v) - from) / (a.scale(a.to) - from)
}

// setLimits sets one or both ends; a larger number first turns the axis around.
func (a *axis) setLimits(low, high *float64) {
	for _, v := range []*float64{low, high} {
		if v != nil && !finite(*v) {
			array.Fail("the limits of an axis cannot be NaN or infinite")
		}
		if v != nil && a.log && *v <= 0 {
			array.Fail("the limit %g is not positive, and the axis is logarithmic", *v)
		}
	}
	if low != nil {
		a.low = low
	}
	if high != nil {
		a.high = high
	}
	a.inverted = false
}
