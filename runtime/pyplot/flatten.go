package pyplot

import "gonum.org/v1/plot/vg"

// flatten returns the lines of a path, curves as short pieces.
func flatten(p vg.Path) [][]vg.Point {
	var all [][]vg.Point
	var line []vg.Point
	for _, c := range p {
		switch c.Type {
		case vg.MoveComp:
			if len(line) > 0 {
				all = append(all, line)
			}
			line = []vg.Point{c.Pos}
		case vg.LineComp:
			line = append(line, c.Pos)
		case vg.CurveComp:
			from := line[len(line)-1]
			for k := 1; k <= 6; k++ {
				line = append(line, curveAt(from, c, vg.Length(k)/6))
			}
		case vg.CloseComp:
			line = append(line, line[0])
		}
	}
	if len(line) > 0 {
		all = append(all, line)
	}
	return all
}

// curveAt returns a point of a quadratic or cubic curve.
func curveAt(from vg.Point, c vg.PathComp, t vg.Length) vg.Point {
	s := 1 - t
	if len(c.Control) == 1 {
		return from.Scale(s * s).Add(c.Control[0].Scale(2 * s * t)).Add(c.Pos.Scale(t * t))
	}
	return from.Scale(s * s * s).Add(c.Control[0].Scale(3 * s * s * t)).Add(c.Control[1].Scale(3 * s * t * t)).Add(c.Pos.Scale(t * t * t))
}
