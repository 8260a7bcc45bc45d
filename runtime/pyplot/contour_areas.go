package pyplot

import "gonum.org/v1/plot/vg"

// knot is a corner of a part of a cell.
type knot struct{ x, y, z float64 }

// area returns the outline of all places whose height is between two levels.
func (c *contour) area(p *pen, low, high float64) vg.Path {
	edges := map[[2][2]float64]bool{}
	for r := range c.rows - 1 {
		for col := range c.cols - 1 {
			for _, part := range c.cell(r, col, low, high) {
				part = cutHeight(cutHeight(part, low, 1), high, -1)
				for i, b := range part {
					a := part[(i+len(part)-1)%len(part)]
					addEdge(edges, [2]float64{a.x, a.y}, [2]float64{b.x, b.y})
				}
			}
		}
	}
	var path vg.Path
	for _, ring := range rings(edges) {
		corners := make([]vg.Point, 0, len(ring))
		for _, at := range ring {
			if q := p.at(at[0], at[1]); valid(q) {
				corners = append(corners, q)
			}
		}
		path = append(path, polygon(clipArea(corners, p.area))...)
	}
	return path
}

// cell returns the corners of a cell, in order, or for a saddle, of the four
// triangles around its middle. A cell with NaN or wholly outside of the levels is empty.
func (s *surface) cell(r, c int, low, high float64) [][]knot {
	i := r*s.cols + c
	var corners []knot
	middle, above, below := knot{}, 0, 0
	for _, k := range []int{i, i + 1, i + 1 + s.cols, i + s.cols} {
		k := knot{s.x[k], s.y[k], s.z[k]}
		corners = append(corners, k)
		middle.x, middle.y, middle.z = middle.x+k.x/4, middle.y+k.y/4, middle.z+k.z/4
		if k.z >= high {
			above++
		}
		if k.z <= low {
			below++
		}
	}
	if !finite(middle.z) || above == 4 || below == 4 {
		return nil
	}
	saddle := func(level float64) bool {
		up := func(k int) bool { return corners[k].z >= level }
		return up(0) == up(2) && up(1) == up(3) && up(0) != up(1)
	}
	if !saddle(low) && !saddle(high) {
		return [][]knot{corners}
	}
	var parts [][]knot
	for k := range 4 {
		parts = append(parts, []knot{corners[k], corners[(k+1)%4], middle})
	}
	return parts
}

// cutHeight keeps the part of a polygon that is above a level (sign 1) or below it (-1).
func cutHeight(part []knot, level, sign float64) []knot {
	var kept []knot
	for i, b := range part {
		a := part[(i+len(part)-1)%len(part)]
		inA, inB := (a.z-level)*sign >= 0, (b.z-level)*sign >= 0
		if inA != inB && a.z != b.z {
			kept = append(kept, between(a, b, level))
		}
		if inB {
			kept = append(kept, b)
		}
	}
	return kept
}

// between returns the place of a level on a side. Both cells at the side compute
// the very same numbers, so that the side between them vanishes.
func between(a, b knot, level float64) knot {
	if a.x > b.x || a.x == b.x && a.y > b.y {
		a, b = b, a
	}
	part := (level - a.z) / (b.z - a.z)
	return knot{a.x + part*(b.x-a.x), a.y + part*(b.y-a.y), level}
}

// addEdge adds a directed edge, or takes away the one that runs against it.
func addEdge(edges map[[2][2]float64]bool, a, b [2]float64) {
	switch back := [2][2]float64{b, a}; {
	case a == b:
	case edges[back]:
		delete(edges, back)
	default:
		edges[[2][2]float64{a, b}] = true
	}
}

// rings joins directed edges to closed outlines.
func rings(edges map[[2][2]float64]bool) [][][2]float64 {
	next := map[[2]float64][][2]float64{}
	for e := range edges {
		next[e[0]] = append(next[e[0]], e[1])
	}
	var all [][][2]float64
	for start := range next {
		for len(next[start]) > 0 {
			var ring [][2]float64
			for at := start; len(next[at]) > 0; {
				ring = append(ring, at)
				n := len(next[at]) - 1
				to := next[at][n]
				next[at] = next[at][:n]
				at = to
			}
			all = append(all, ring)
		}
	}
	return all
}
