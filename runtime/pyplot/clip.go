package pyplot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// clipSegment returns the part of a line from a to b inside r; ok is false if
// there is none.
func clipSegment(a, b vg.Point, r vg.Rectangle) (from, to vg.Point, ok bool) {
	t0, t1 := vg.Length(0), vg.Length(1)
	d := b.Sub(a)
	for _, side := range [4][2]vg.Length{{-d.X, a.X - r.Min.X}, {d.X, r.Max.X - a.X}, {-d.Y, a.Y - r.Min.Y}, {d.Y, r.Max.Y - a.Y}} {
		speed, room := side[0], side[1]
		switch {
		case speed == 0 && room < 0:
			return a, b, false
		case speed < 0:
			t0 = max(t0, room/speed)
		case speed > 0:
			t1 = min(t1, room/speed)
		}
	}
	if t0 > t1 {
		return a, b, false
	}
	return a.Add(d.Scale(t0)), a.Add(d.Scale(t1)), true
}

// clipLine returns the parts of a line through points that lie inside r.
func clipLine(points []vg.Point, r vg.Rectangle) [][]vg.Point {
	var all [][]vg.Point
	var run []vg.Point
	end := func() {
		if len(run) > 1 {
			all = append(all, run)
		}
		run = nil
	}
	for i := 1; i < len(points); i++ {
		from, to, ok := clipSegment(points[i-1], points[i], r)
		if !ok {
			end()
			continue
		}
		if len(run) == 0 || run[len(run)-1] != from {
			end()
			run = append(run, from)
		}
		run = append(run, to)
	}
	end()
	return all
}

// clipArea returns the part of a polygon inside r.
func clipArea(corners []vg.Point, r vg.Rectangle) []vg.Point {
	sides := []func(p vg.Point) vg.Length{
		func(p vg.Point) vg.Length { return p.X - r.Min.X },
		func(p vg.Point) vg.Length { return r.Max.X - p.X },
		func(p vg.Point) vg.Length { return p.Y - r.Min.Y },
		func(p vg.Point) vg.Length { return r.Max.Y - p.Y },
	}
	for _, inside := range sides {
		corners = cut(corners, inside)
	}
	return corners
}

// cut returns the part of a polygon where inside is not negative.
func cut(corners []vg.Point, inside func(vg.Point) vg.Length) []vg.Point {
	var kept []vg.Point
	for i, b := range corners {
		a := corners[(i+len(corners)-1)%len(corners)]
		da, db := inside(a), inside(b)
		if (da >= 0) != (db >= 0) {
			kept = append(kept, a.Add(b.Sub(a).Scale(da/(da-db))))
		}
		if db >= 0 {
			kept = append(kept, b)
		}
	}
	return kept
}

// thin leaves out points of a long line that nobody could see: of those that
// follow each other within half a point to the right, it keeps the first, the
// lowest, the highest and the last.
func thin(points []vg.Point) []vg.Point {
	if len(points) < 2000 {
		return points
	}
	var kept []vg.Point
	for i := 0; i < len(points); {
		column := math.Floor(2 * float64(points[i].X))
		low, high, k := i, i, i
		for ; k < len(points) && math.Floor(2*float64(points[k].X)) == column; k++ {
			if points[k].Y < points[low].Y {
				low = k
			}
			if points[k].Y > points[high].Y {
				high = k
			}
		}
		last := -1
		for _, at := range []int{i, min(low, high), max(low, high), k - 1} {
			if at != last {
				kept = append(kept, points[at])
			}
			last = at
		}
		i = k
	}
	return kept
}
