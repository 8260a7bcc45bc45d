package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// Axes is a coordinate system on a figure and what stands in it.
type Axes struct {
	figure    *Figure
	place     place
	x, y      axis
	items     []item
	title     string
	titleText TextOptions
	grid      gridOptions
	legend    *legend
	nextColor int  // of lines in the colour cycle
	nextFace  int  // of areas and points, which go through the cycle on their own
	equal     bool // one unit is as long in x as in y
	wider     bool // for that the ranges grow instead of the axes shrinking
	bare      bool // no frame, ticks and labels
	tight     bool // no margin around the data
	bar       *bar // these axes show the colours of another
	mappable  *Mappable
	face      any
}

// item is something drawn in axes.
type item interface {
	extend(b *bounds) // takes the item into the range of the data
	draw(p *pen)      // draws it
	layer() float64   // what is drawn first: pictures 0, areas 1, lines 2, text 3
}

// entry is an item that the legend can show.
type entry interface {
	item
	name() string
	setName(label string)
	sample(p *pen, r vg.Rectangle) // draws what stands for the item in the legend
}

// labelled is the label of an entry.
type labelled struct{ label string }

func (l *labelled) name() string         { return l.label }
func (l *labelled) setName(label string) { l.label = label }

// CurrentAxes returns the axes that are being drawn in; a figure without any
// gets axes that fill it.
//
// 日本語: 今の枠を返します。
//
//	> ax = plt.gca()
//	> ax:set_title("one")
func CurrentAxes(s *Session) *Axes { return CurrentFigure(s).currentAxes() }

func (f *Figure) currentAxes() *Axes {
	if f.current == nil {
		f.addAxes(place{rows: 1, cols: 1})
	}
	return f.current
}

func (f *Figure) addAxes(at place) *Axes {
	a := &Axes{figure: f, place: at}
	f.axes = append(f.axes, a)
	f.current = a
	return a
}

// faceCycle returns the next colour for an area or points.
func (a *Axes) faceCycle() color.Color {
	a.nextFace++
	return a.figure.theme.color(a.nextFace - 1)
}

func (a *Axes) add(i item) { a.items = append(a.items, i) }

// cycle returns the next colour for a line.
func (a *Axes) cycle() color.Color {
	a.nextColor++
	return a.figure.theme.color(a.nextColor - 1)
}

// fit decides the ranges of both axes.
func (a *Axes) fit() {
	b := newBounds(a.x.log, a.y.log)
	for _, other := range a.figure.axes {
		if other == a || a.x.shared != nil && (a.x.shared == &other.x || a.x.shared == other.x.shared) {
			for _, i := range other.items {
				old := b.y
				i.extend(b)
				if other != a {
					b.y = old
				}
			}
		}
	}
	if a.y.shared != nil {
		b.y = newBounds(false, false).y
		for _, other := range a.figure.axes {
			if a.y.shared == &other.y || a.y.shared == other.y.shared {
				for _, i := range other.items {
					old := b.x
					i.extend(b)
					b.x = old
				}
			}
		}
	}
	for _, own := range []*axis{&a.x, &a.y} {
		if s := own.shared; s != nil {
			own.low, own.high, own.log, own.inverted = s.low, s.high, s.log, s.inverted
		}
	}
	a.x.fit(b.x, b.stickX, a.tight)
	a.y.fit(b.y, b.stickY, a.tight)
}

// square returns the largest part of an area in which one unit is as long in x as
// in y, or all of it and makes the range of one axis larger for that.
func (a *Axes) square(area vg.Rectangle) vg.Rectangle {
	if !a.equal || a.x.log || a.y.log {
		return area
	}
	w, h := area.Size().X, area.Size().Y
	if a.wider {
		across, up := math.Abs(a.x.to-a.x.from), math.Abs(a.y.to-a.y.from)
		a.x.grow(max(1, up*float64(w/h)/across))
		a.y.grow(max(1, across*float64(h/w)/up))
		return area
	}
	ratio := vg.Length(math.Abs(a.y.to-a.y.from) / math.Abs(a.x.to-a.x.from))
	if h > w*ratio {
		h = w * ratio
	} else {
		w = h / ratio
	}
	middle := area.Min.Add(area.Max).Scale(0.5)
	half := vg.Point{X: w / 2, Y: h / 2}
	return vg.Rectangle{Min: middle.Sub(half), Max: middle.Add(half)}
}

// pen draws items of axes on a target, in the coordinates of the data.
type pen struct {
	target
	axes *Axes
	area vg.Rectangle
}

func (p *pen) x(v float64) vg.Length {
	return p.area.Min.X + vg.Length(p.axes.x.part(v))*p.area.Size().X
}

func (p *pen) y(v float64) vg.Length {
	return p.area.Min.Y + vg.Length(p.axes.y.part(v))*p.area.Size().Y
}

// at returns where a point of the data lies. It is NaN where a logarithmic axis
// cannot show it.
func (p *pen) at(x, y float64) vg.Point { return vg.Point{X: p.x(x), Y: p.y(y)} }

func valid(p vg.Point) bool { return finite(float64(p.X)) && finite(float64(p.Y)) }

func (p *pen) contains(at vg.Point) bool {
	const e = 1e-6
	return at.X >= p.area.Min.X-e && at.X <= p.area.Max.X+e && at.Y >= p.area.Min.Y-e && at.Y <= p.area.Max.Y+e
}

// write draws a text at a point of the sheet.
func write(t target, at vg.Point, text string, style textStyle) {
	if text == "" {
		return
	}
	block := layOut(text, style, t.measure)
	for _, l := range block.lines {
		t.glyphs(l.spans, at.Add(l.at), block.angle, style.size, style.color)
	}
}

// extent returns the box that a text takes.
func extent(t target, at vg.Point, text string, style textStyle) vg.Rectangle {
	b := layOut(text, style, t.measure).box
	return vg.Rectangle{Min: b.Min.Add(at), Max: b.Max.Add(at)}
}
