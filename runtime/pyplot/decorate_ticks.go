package pyplot

import "gonum.org/v1/plot/vg"

// drawXTicks draws the ticks of the x axis and returns how far they reach.
func (a *Axes) drawXTicks(p *pen, draw bool, show func(vg.Point, string, textStyle)) (below, above vg.Length) {
	below, above = p.area.Min.Y, p.area.Max.Y
	if a.x.hidden {
		return below, above
	}
	edge, out := p.area.Min.Y, vg.Length(-1)
	style := textStyle{size: a.x.tickSize(), color: a.figure.theme.line, ha: "center", va: "top", angle: a.x.rotation}
	if a.x.far {
		edge, out, style.va = p.area.Max.Y, 1, "bottom"
	}
	major, minor, factor := a.x.ticks(float64(p.area.Size().X), false)
	notch := func(at float64, length, width vg.Length) {
		if x := p.snap(p.x(at), width); draw && finite(float64(x)) {
			s := stroke{color: style.color, width: width}
			p.stroke(polyline([]vg.Point{{X: x, Y: edge}, {X: x, Y: edge + out*length}}), s)
			if a.x.twice {
				p.stroke(polyline([]vg.Point{{X: x, Y: p.area.Min.Y}, {X: x, Y: p.area.Min.Y - length}}), s)
			}
		}
	}
	for _, v := range minor {
		notch(v, smallTick, 0.6)
	}
	below = edge + min(0, out*tickLength)
	above = edge + max(0, out*tickLength)
	for _, t := range major {
		notch(t.at, tickLength, frameWidth)
		at := vg.Point{X: p.x(t.at), Y: edge + out*(tickLength+tickPad)}
		if t.label == "" || !valid(at) || a.x.innerX(p) {
			continue
		}
		show(at, t.label, style)
		r := extent(p.target, at, t.label, style)
		below, above = min(below, r.Min.Y), max(above, r.Max.Y)
	}
	if factor != "" {
		style.ha, style.angle = "right", 0
		at := vg.Point{X: p.area.Max.X, Y: below - 3}
		show(at, factor, style)
	}
	return below, max(above, p.area.Max.Y)
}

// drawYTicks draws the ticks of the y axis and returns how far they reach.
func (a *Axes) drawYTicks(p *pen, draw bool, show func(vg.Point, string, textStyle)) (left, right vg.Length) {
	left, right = p.area.Min.X, p.area.Max.X
	if a.y.hidden {
		return left, right
	}
	edge, out := p.area.Min.X, vg.Length(-1)
	style := textStyle{size: a.y.tickSize(), color: a.figure.theme.line, ha: "right", va: "center_baseline", angle: a.y.rotation}
	if a.y.far {
		edge, out, style.ha = p.area.Max.X, 1, "left"
	}
	major, minor, factor := a.y.ticks(float64(p.area.Size().Y), true)
	notch := func(at float64, length, width vg.Length) {
		if y := p.snap(p.y(at), width); draw && finite(float64(y)) {
			p.stroke(polyline([]vg.Point{{X: edge, Y: y}, {X: edge + out*length, Y: y}}), stroke{color: style.color, width: width})
		}
	}
	for _, v := range minor {
		notch(v, smallTick, 0.6)
	}
	left = min(left, edge+out*tickLength)
	right = max(right, edge+out*tickLength)
	for _, t := range major {
		notch(t.at, tickLength, frameWidth)
		at := vg.Point{X: edge + out*(tickLength+tickPad), Y: p.y(t.at)}
		if t.label == "" || !valid(at) || a.y.innerY(p) {
			continue
		}
		show(at, t.label, style)
		r := extent(p.target, at, t.label, style)
		left, right = min(left, r.Min.X), max(right, r.Max.X)
	}
	if factor != "" {
		style.ha, style.va, style.angle = "left", "baseline", 0
		show(vg.Point{X: edge, Y: p.area.Max.Y + 3}, factor, style)
	}
	return left, right
}

// innerX reports whether the labels of shared ticks stand below other axes.
func (a *axis) innerX(p *pen) bool {
	at := p.axes.place
	return a.sharing(p) && at.area == nil && at.last/at.cols < at.rows-1
}

// innerY reports whether the labels of shared ticks stand left of other axes.
func (a *axis) innerY(p *pen) bool {
	at := p.axes.place
	return a.sharing(p) && at.area == nil && at.first%at.cols > 0
}

func (a *axis) sharing(p *pen) bool {
	if a.shared != nil {
		return true
	}
	for _, other := range p.axes.figure.axes {
		if other.x.shared == a || other.y.shared == a {
			return true
		}
	}
	return false
}
