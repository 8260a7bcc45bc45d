package pyplot

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Lengths of matplotlib's default style, in points.
const (
	frameWidth = 0.8
	tickLength = 3.5
	tickPad    = 3.5
	smallTick  = 2
	labelPad   = 4
	titlePad   = 6
)

// draw draws axes with all that is in them.
func (a *Axes) draw(p *pen) {
	theme := a.figure.theme
	for _, v := range []*vg.Length{&p.area.Min.X, &p.area.Min.Y, &p.area.Max.X, &p.area.Max.Y} {
		*v = p.snap(*v, frameWidth)
	}
	if !a.bare {
		p.fill(box(p.area), a.background())
	}
	items := append([]item{&a.grid}, a.items...)
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.layer(), b.layer()) })
	texts := 0
	for ; texts < len(items) && items[texts].layer() < 3; texts++ {
		items[texts].draw(p)
	}
	if !a.bare {
		p.frame(p.area, stroke{color: theme.line, width: frameWidth})
		a.decorate(p, true)
	} else {
		a.drawTitle(p, p.area.Max.Y, true)
	}
	for _, i := range items[texts:] {
		i.draw(p)
	}
	if a.legend != nil {
		a.legend.draw(p)
	}
}

func (a *Axes) background() color.Color {
	if a.face != nil {
		return parseColor(a.face)
	}
	return a.figure.theme.axes
}

// decorate draws ticks, labels and the title, and returns the box around them
// and the axes. With draw false it only measures.
func (a *Axes) decorate(p *pen, draw bool) vg.Rectangle {
	outer := p.area
	show := func(at vg.Point, text string, style textStyle) {
		if text == "" {
			return
		}
		outer = union(outer, extent(p.target, at, text, style))
		if draw {
			write(p.target, at, text, style)
		}
	}
	line := a.figure.theme.line
	below, above := a.drawXTicks(p, draw, show)
	left, right := a.drawYTicks(p, draw, show)
	middle := p.area.Min.Add(p.area.Max).Scale(0.5)
	label := a.x.labelText.style(10, line)
	label.ha, label.va = "center", "top"
	if a.x.far {
		label.va = "bottom"
		show(vg.Point{X: middle.X, Y: above + labelPad}, a.x.label, label)
	} else {
		show(vg.Point{X: middle.X, Y: below - labelPad}, a.x.label, label)
	}
	label = a.y.labelText.style(10, line)
	label.ha, label.va, label.angle = "center", "center", 90
	text := extent(p.target, vg.Point{}, a.y.label, label)
	at := vg.Point{X: left - labelPad - text.Size().X/2, Y: middle.Y}
	if a.y.far {
		at.X = right + labelPad + text.Size().X/2
	}
	show(at, a.y.label, label)
	top := p.area.Max.Y
	if a.x.far {
		top = above
	}
	outer = union(outer, a.drawTitle(p, top, draw))
	return outer
}

// drawTitle draws the title above height y and returns its box.
func (a *Axes) drawTitle(p *pen, y vg.Length, draw bool) vg.Rectangle {
	at := vg.Point{X: (p.area.Min.X + p.area.Max.X) / 2, Y: y + titlePad}
	style := a.titleText.style(12, a.figure.theme.line)
	style.va = "baseline"
	switch a.titleText.Loc {
	case "left":
		at.X, style.ha = p.area.Min.X, "left"
	case "right":
		at.X, style.ha = p.area.Max.X, "right"
	default:
		style.ha = "center"
	}
	if a.title == "" {
		return p.area
	}
	if draw {
		write(p.target, at, a.title, style)
	}
	return extent(p.target, at, a.title, style)
}

// outer returns the box around axes, ticks, labels and title.
func (a *Axes) outer(p *pen) vg.Rectangle {
	if a.bare {
		return union(p.area, a.drawTitle(p, p.area.Max.Y, false))
	}
	return a.decorate(p, false)
}

func union(a, b vg.Rectangle) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: min(a.Min.X, b.Min.X), Y: min(a.Min.Y, b.Min.Y)},
		Max: vg.Point{X: max(a.Max.X, b.Max.X), Y: max(a.Max.Y, b.Max.Y)},
	}
}
