package pyplot

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

// levelsOf returns the heights of contours: those that the script gave, or as
// many round ones as it asked for, about 7.
func levelsOf(z []float64, v any) []float64 {
	most := 7.0
	if v != nil {
		given := list("levels", v)
		x := numbers("levels", v)
		_, isNumber := v.(float64)
		if !isNumber && !(x.Ndim() == 0) {
			for i := 1; i < len(given); i++ {
				if !(given[i] > given[i-1]) {
					array.Fail("levels must increase, but %g follows %g", given[i], given[i-1])
				}
			}
			return given
		}
		most = given[0]
		if most < 1 || most > 1000 || most != math.Trunc(most) {
			array.Fail("levels is %g, want a number from 1 to 1000 or a table of heights", most)
		}
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, h := range z {
		if finite(h) {
			low, high = min(low, h), max(high, h)
		}
	}
	if low >= high {
		if low > high {
			low, high = 0, 0
		}
		low, high = low-0.5, low+0.5
	}
	step := niceStep((high - low) / (most + 1))
	first, last := math.Floor(low/step+1e-10), math.Ceil(high/step-1e-10)
	if !(last-first <= 2*most+10) { // the heights are too far apart, or too close together, for their size
		return []float64{low, high}
	}
	var levels []float64
	for k := range int(last-first) + 1 {
		levels = append(levels, (first+float64(k))*step)
	}
	return levels
}

// niceStep returns the smallest round number that is not below v.
func niceStep(v float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(v)))
	for _, s := range []float64{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if s*scale >= v*(1-1e-10) {
			return s * scale
		}
	}
	return 10 * scale
}

// isolines returns the lines of one height. Every side of a cell that the line
// crosses has a number; a line is a chain of such sides.
func (s *surface) isolines(level float64) [][][2]float64 {
	links := map[int][]int{}
	for r := range s.rows - 1 {
		for c := range s.cols - 1 {
			for _, side := range s.crossed(r, c, level) {
				links[side[0]] = append(links[side[0]], side[1])
				links[side[1]] = append(links[side[1]], side[0])
			}
		}
	}
	sides := make([]int, 0, len(links))
	for side := range links {
		sides = append(sides, side)
	}
	slices.SortFunc(sides, func(a, b int) int { // lines that end at the border first, then rings
		if d := len(links[a]) - len(links[b]); d != 0 {
			return d
		}
		return a - b
	})
	var lines [][][2]float64
	for _, start := range sides {
		if len(links[start]) == 0 {
			continue
		}
		line := [][2]float64{s.crossing(start, level)}
		for at := start; len(links[at]) > 0; {
			next := links[at][0]
			links[at] = links[at][1:]
			back := slices.Index(links[next], at)
			links[next] = slices.Delete(links[next], back, back+1)
			line = append(line, s.crossing(next, level))
			at = next
		}
		lines = append(lines, line)
	}
	return lines
}

// crossed returns the pairs of sides that the line joins inside a cell.
func (s *surface) crossed(r, c int, level float64) [][2]int {
	i := r*s.cols + c
	corner := [4]int{i, i + 1, i + 1 + s.cols, i + s.cols}
	side := [4]int{2 * i, 2*(i+1) + 1, 2 * (i + s.cols), 2*i + 1} // below, right, above, left
	var above [4]bool
	middle := 0.0
	for k, at := range corner {
		above[k] = s.z[at] >= level
		middle += s.z[at] / 4
	}
	if !finite(middle) {
		return nil
	}
	var cut []int
	for k := range 4 {
		if above[k] != above[(k+1)%4] {
			cut = append(cut, side[k])
		}
	}
	switch len(cut) {
	case 2:
		return [][2]int{{cut[0], cut[1]}}
	case 4: // a saddle: the middle decides which corners belong together
		if (middle >= level) == above[0] {
			return [][2]int{{cut[0], cut[1]}, {cut[2], cut[3]}}
		}
		return [][2]int{{cut[3], cut[0]}, {cut[1], cut[2]}}
	}
	return nil
}

// crossing returns where a side has the height.
func (s *surface) crossing(side int, level float64) [2]float64 {
	a := side / 2
	b := a + 1
	if side%2 == 1 {
		b = a + s.cols
	}
	part := (level - s.z[a]) / (s.z[b] - s.z[a])
	return [2]float64{s.x[a] + part*(s.x[b]-s.x[a]), s.y[a] + part*(s.y[b]-s.y[a])}
}

// CLabel writes the heights onto contour lines. fmt is how a
// height is written, by itself with the digits that tell the heights apart.
//
//	> lines = plt.contour({{0, 1}, {1, 2}})
//	> plt.clabel(lines, {fmt = "%.1f"})
func (a *Axes) CLabel(lines *Mappable, inline bool, fontsize any, format *string) {
	for _, i := range a.items {
		if c, ok := i.(*contour); ok && &c.Mappable == lines && !c.filled {
			c.labels, _ = tickLabels(c.levels, c.low, c.high)
			c.fontsize = fontSize(fontsize, 10)
			for k, level := range c.levels {
				if format != nil {
					c.labels[k] = minus(fmt.Sprintf(*format, level))
				}
			}
			return
		}
	}
	array.Fail("CS is no contour of these axes")
}

// drawLabel writes a height into the middle of a line, if it has room, and
// returns the line with a gap there.
func (c *contour) drawLabel(p *pen, at []vg.Point, label string, face color.Color, s stroke) []vg.Point {
	style := textStyle{size: c.fontsize, color: face, ha: "center", va: "center"}
	width := extent(p.target, vg.Point{}, label, style).Size().X + 4
	total := vg.Length(0)
	for i := 1; i < len(at); i++ {
		total += distance(at[i-1], at[i])
	}
	if !(total > 2.5*width) {
		return at
	}
	from, to, gone := -1, -1, vg.Length(0)
	for i := 1; i < len(at); i++ {
		gone += distance(at[i-1], at[i])
		if from < 0 && gone >= (total-width)/2 {
			from = i
		}
		if to < 0 && gone >= (total+width)/2 {
			to = i
		}
	}
	if from < 0 || to < 0 {
		return at
	}
	middle := at[from].Add(at[to]).Scale(0.5)
	if !p.contains(middle) {
		return at
	}
	d := at[to].Sub(at[from])
	style.angle = math.Atan2(float64(d.Y), float64(d.X)) * 180 / math.Pi
	if style.angle > 90 || style.angle < -90 {
		style.angle += 180
	}
	write(p.target, middle, label, style)
	drawLine(p, at[:from+1], s)
	return at[to:]
}

func distance(a, b vg.Point) vg.Length {
	return vg.Length(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)))
}
