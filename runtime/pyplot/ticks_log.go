package pyplot

import (
	"fmt"
	"math"
	"strings"
)

// locateLog returns the positions of ticks on a logarithmic axis: powers of
// ten, not more than most of them, and the small ticks between them.
func locateLog(low, high float64, most int) (major, minor []float64) {
	if low > high {
		low, high = high, low
	}
	if !(low > 0) || !finite(high) {
		return nil, nil
	}
	first, last := int(math.Floor(math.Log10(low)+1e-9)), int(math.Ceil(math.Log10(high)-1e-9))
	stride := max(1, int(math.Ceil(float64(last-first)/float64(max(most, 2)))))
	inside := func(v float64) bool { return v >= low*(1-1e-9) && v <= high*(1+1e-9) }
	for e := first; e <= last; e++ {
		decade := math.Pow(10, float64(e))
		if e%stride == 0 && inside(decade) {
			major = append(major, decade)
		} else if inside(decade) {
			minor = append(minor, decade)
		}
		for k := 2.0; k < 10 && stride == 1; k++ {
			if inside(k * decade) {
				minor = append(minor, k*decade)
			}
		}
	}
	return major, minor
}

// logLabel writes a position as a power of ten.
func logLabel(v float64) string {
	e := math.Floor(math.Log10(v) + 1e-9)
	factor := math.Round(v / math.Pow(10, e))
	power := strings.Replace(fmt.Sprintf("10^{%d}", int(e)), "-", "−", 1)
	if factor != 1 {
		power = fmt.Sprintf("%g×", factor) + power
	}
	return "$" + power + "$"
}
