package pyplot

import (
	"math"
	"strconv"
	"strings"
)

// locate returns the positions of ticks between low and high: as far apart as
// the smallest step that makes at most so many intervals of the range.
func locate(low, high float64, most int) []float64 {
	span := high - low
	if !(span > 0) || math.IsInf(span, 0) {
		return []float64{low}
	}
	raw := span / float64(most)
	scale := math.Pow(10, math.Floor(math.Log10(raw)))
	steps := []float64{0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20}
	first := 0
	for first < len(steps)-1 && steps[first]*scale < raw {
		first++
	}
	var at []float64
	for ; first >= 0 && len(at) < 2; first-- { // smaller steps until two ticks are in the range
		d := steps[first] * scale
		at = nil
		for k := math.Floor(low / d); k <= math.Ceil(high/d); k++ {
			if v := k * d; v >= low-1e-10*span && v <= high+1e-10*span {
				at = append(at, v)
			}
		}
	}
	return at
}

// tick is a mark at an axis: a position and what stands there.
type tick struct {
	at    float64
	label string
}

// ticks returns the ticks of an axis that is length points long, the small ones
// between them, and what stands at the end of the axis: the power of ten by
// which its numbers are to be multiplied.
func (a *axis) ticks(length float64, upright bool) (major []tick, minor []float64, factor string) {
	room := length / (2 * a.tickSize())
	if !upright {
		room = length / (3 * a.tickSize())
	}
	most := int(min(max(room, 1), 9))
	var at []float64
	switch {
	case a.marks != nil:
		at = a.marks
	case a.log:
		at, minor = locateLog(a.from, a.to, most)
	default:
		at = locate(min(a.from, a.to), max(a.from, a.to), most)
		if a.whole && len(at) > 1 && at[1]-at[0] < 1 {
			at = whole(min(a.from, a.to), max(a.from, a.to))
		}
	}
	labels := a.names
	switch {
	case labels != nil:
	case a.log:
		for _, v := range at {
			labels = append(labels, logLabel(v))
		}
		if len(at) < 2 && len(minor) > 0 && math.Log10(math.Max(a.from, a.to)/math.Min(a.from, a.to)) < 1 {
			for _, v := range minor { // less than one power of ten: the small ticks get labels, too
				at, labels = append(at, v), append(labels, logLabel(v))
			}
			minor = nil
		}
	default:
		labels, factor = tickLabels(at, a.from, a.to)
	}
	low, high := min(a.from, a.to), max(a.from, a.to)
	for i, v := range at {
		if v >= low-1e-9*(high-low) && v <= high+1e-9*(high-low) {
			t := tick{at: v}
			if i < len(labels) {
				t.label = labels[i]
			}
			major = append(major, t)
		}
	}
	return major, minor, factor
}

func (a *axis) tickSize() float64 {
	if a.fontsize > 0 {
		return a.fontsize
	}
	return 10
}

// tickLabels writes all positions with the digits that tell them apart, and a
// real minus sign. Very large and very small numbers lose a power of ten, numbers
// that differ only in their last digits what they have in common; both stand
// at the end of the axis.
func tickLabels(at []float64, from, to float64) (labels []string, factor string) {
	low, high := min(from, to), max(from, to)
	var inside []float64
	for _, v := range at {
		if v >= low && v <= high {
			inside = append(inside, v)
		}
	}
	if len(inside) == 0 {
		inside = at
	}
	offset := common(inside)
	largest, span := 0.0, high-low
	for _, v := range inside {
		largest = max(largest, math.Abs(v-offset))
	}
	power := 0
	if offset != 0 {
		power = int(math.Floor(math.Log10(span)))
	} else if largest > 0 {
		power = int(math.Floor(math.Log10(largest)))
	}
	if power > -5 && power < 6 {
		power = 0
	}
	unit := math.Pow(10, float64(power))
	decimals := digits(at, offset, unit, span)
	for _, v := range at {
		scaled := (v - offset) / unit
		if math.Abs(scaled) < 1e-9*span/unit {
			scaled = 0
		}
		labels = append(labels, minus(strconv.FormatFloat(scaled, 'f', decimals, 64)))
	}
	if power != 0 {
		factor = minus("1e" + strconv.Itoa(power))
	}
	if offset != 0 {
		sign := "+"
		if offset < 0 {
			sign = ""
		}
		factor += minus(sign + scientific(offset))
	}
	return labels, factor
}

// scientific writes a number with its power of ten, as "1.5e3"; without one if that is 0.
func scientific(v float64) string {
	power := math.Floor(math.Log10(math.Abs(v)))
	text := strconv.FormatFloat(v/math.Pow(10, power), 'g', 10, 64)
	if power == 0 {
		return text
	}
	return text + "e" + strconv.Itoa(int(power))
}

func minus(text string) string { return strings.ReplaceAll(text, "-", "\u2212") }

// common returns what ticks have in common if leaving it out saves at least four
// digits of every label, 0 otherwise.
func common(at []float64) float64 {
	if len(at) < 2 {
		return 0
	}
	low, high := at[0], at[len(at)-1]
	if low == high || low <= 0 && high >= 0 {
		return 0
	}
	a, b := math.Abs(low), math.Abs(high)
	if a > b {
		a, b = b, a
	}
	sign := math.Copysign(1, low)
	step := func(apart float64) float64 { // ten times the largest power of ten at which the ends are further apart
		power := math.Ceil(math.Log10(b))
		for ; power > -300; power-- {
			if unit := math.Pow(10, power); math.Floor(b/unit)-math.Floor(a/unit) > apart {
				break
			}
		}
		return math.Pow(10, power+1)
	}
	unit := step(0)
	if (b-a)/unit <= 1e-2 { // they lie around a round number
		unit = step(1)
	}
	if math.Floor(b/unit) < 1000 {
		return 0
	}
	return sign * math.Floor(b/unit) * unit
}

// digits returns how many digits behind the point tell the positions apart, to a
// thousandth of their range.
func digits(at []float64, offset, unit, span float64) int {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range at {
		low, high = min(low, v), max(high, v)
	}
	if len(at) > 1 && high > low {
		span = high - low
	}
	power := math.Floor(math.Log10(span / unit))
	decimals := int(max(0, 3-power))
	for ; decimals > 0; decimals-- {
		scale := math.Pow(10, float64(decimals-1))
		for _, v := range at {
			scaled := (v - offset) / unit
			if math.Abs(scaled-math.RoundToEven(scaled*scale)/scale) >= 1e-3*math.Pow(10, power) {
				return decimals
			}
		}
	}
	return 0
}

// whole returns the whole numbers in a range.
func whole(low, high float64) []float64 {
	var at []float64
	for v := math.Ceil(low); v <= high; v++ {
		at = append(at, v)
	}
	return at
}
