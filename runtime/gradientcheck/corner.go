package gradientcheck

import (
	"fmt"
	"math"
	"strings"

	"nnlua/runtime/array"
)

// findCorner raises an error if an output, at five points around element k of
// input i, jumps to or from infinity or NaN, or lies on no parabola.
func (d *differences) findCorner(i, k int, points []sample) {
	finite := true
	for o := range points[0] {
		for e := range points[0][o] {
			first := isFinite(points[0][o][e])
			finite = finite && first
			for _, p := range points[1:] {
				if isFinite(p[o][e]) != first {
					d.refuseCorner(i, k, o, points, "")
				}
			}
		}
	}
	if !finite {
		return
	}
	for o := range points[0] {
		for e := range points[0][o] {
			low, high := math.Inf(1), math.Inf(-1)
			var y [5]float64
			for p := range points {
				y[p] = points[p][o][e]
				low, high = min(low, y[p]), max(high, y[p])
			}
			limit := d.DiffAtol + d.DiffRtol*(high-low)
			if misfit := parabolaMisfit(y); limit < misfit && low != high {
				d.refuseCorner(i, k, o, points, fmt.Sprintf("diff_rtol: %s\ndiff_atol: %s\nymax: %s\nymin: %s\ndiff_atol + diff_rtol * (ymax-ymin): %s\nfitting errors: %s\n",
					number(d.DiffRtol), number(d.DiffAtol), number(high), number(low), number(limit), number(misfit)))
			}
		}
	}
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// parabolaMisfit returns the root of the mean square distance of five values at
// equal steps from the parabola that fits best: what is left when the parts
// along the orthogonal polynomials 1, t and t^2 - 2 of t = -2 ... 2 are taken out.
func parabolaMisfit(y [5]float64) float64 {
	var a, b, c float64
	for i, v := range y {
		t := float64(i - 2)
		a, b, c = a+v/5, b+v*t/10, c+v*(t*t-2)/14
	}
	sum := 0.0
	for i, v := range y {
		t := float64(i - 2)
		rest := v - a - b*t - c*(t*t-2)
		sum += rest * rest
	}
	return math.Sqrt(sum / 5)
}

func (d *differences) refuseCorner(i, k, o int, points []sample, fit string) {
	x := d.inputs[i]
	at := make([]int, x.Ndim())
	for axis, rest := x.Ndim()-1, k; axis >= 0; axis-- {
		at[axis], rest = rest%x.Shape()[axis], rest/x.Shape()[axis]
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Tried to compute the numeric gradient on a non-differentiable point.\n\ni_in: %d\ni_out: %d\nx: %s\nindex on x: %s\neps: %s\n%s",
		i, o, d.s.Print.Str(x), array.ShapeString(at), number(d.Eps), fit)
	for p, name := range []string{"y[x-eps  ]", "y[x-eps/2]", "y[x      ]", "y[x+eps/2]", "y[x+eps  ]"} {
		fmt.Fprintf(&text, "%s: %s\n", name, d.s.Print.Str(array.FromSlice(points[p][o])))
	}
	array.Fail("%s", strings.TrimSuffix(text.String(), "\n"))
}
