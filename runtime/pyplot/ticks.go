package pyplot

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// tickSteps are the distances, in powers of ten, that matplotlib's automatic
// locator chooses from.
var tickSteps = []float64{1, 2, 2.5, 5, 10}

// locate returns the positions of ticks between low and high: at most most+1
// of them, at the smallest distance that makes so few.
func locate(low, high float64, most int) []float64 {
	span := high - low
	if !(span > 0) || math.IsInf(span, 0) {
		return []float64{low}
	}
	scale := math.Pow(10, math.Floor(math.Log10(span/float64(most))))
	for _, factor := range []float64{1, 10} {
		for _, step := range tickSteps {
			d := step * factor * scale
			first, last := math.Floor(low/d), math.Ceil(high/d)
			if last-first > float64(most) {
				continue
			}
			var at []float64
			for k := first; k <= last; k++ {
				if v := k * d; v >= low-1e-10*span && v <= high+1e-10*span {
					at = append(at, v)
				}
			}
			if len(at) >= 2 {
				return at
			}
		}
	}
	return []float64{low, high}
}

// ticks is the gonum/plot Ticker with matplotlib's positions and labels.
type ticks struct{ most int }

// Ticks returns the marks between low and high.
func (t ticks) Ticks(low, high float64) []plot.Tick {
	at := locate(low, high, t.most)
	labels := tickLabels(at)
	marks := make([]plot.Tick, len(at))
	for i, v := range at {
		marks[i] = plot.Tick{Value: v, Label: labels[i]}
	}
	return marks
}

// tickLabels writes all positions with the digits that tell them apart, and a
// real minus sign.
func tickLabels(at []float64) []string {
	step := 1.0
	if len(at) > 1 {
		step = at[1] - at[0]
	}
	decimals := 0
	for d := step; decimals < 12 && math.Abs(d-math.Round(d)) > 1e-6*math.Max(1, d); decimals++ {
		d = step * math.Pow(10, float64(decimals+1))
	}
	labels := make([]string, len(at))
	for i, v := range at {
		if math.Abs(v) < step*1e-9 {
			v = 0
		}
		labels[i] = strings.Replace(strconv.FormatFloat(v, 'f', decimals, 64), "-", "\u2212", 1)
	}
	return labels
}
