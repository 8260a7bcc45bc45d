package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const style = `color: value = nil, edgecolor: value = nil, linewidth: number? = nil, label: string = "", alpha: number = 1, align: "center"|"edge" = "center", xerr: value = nil, yerr: value = nil, capsize: number = 0, tick_label: value = nil, log: boolean = false)`
	both("bar", "bar", "(x: value, height: value, width: value = 0.8, bottom: value = nil, "+style, (*Axes).Bar)
	both("barh", "barh", "(y: value, width: value, height: value = 0.8, left: value = nil, "+style, (*Axes).BarH)
}

// BarOptions are the keywords of plt.bar and plt.barh.
type BarOptions struct {
	Color, Edgecolor any
	Linewidth        *float64
	Label            string
	Alpha            float64
	Align            string
	Xerr, Yerr       any
	Capsize          float64
	TickLabel        any
	Log              bool
}

// bars are rectangles in the coordinates of the data.
type bars struct {
	labelled
	boxes  [][4]float64 // left, bottom, right, top
	colors []color.Color
	edge   stroke
	flat   bool // they start at the left instead of below
	steps  bool // a histogram's outline: one shape
}

// Bar draws upright bars. x is their middle, or with align = "edge" their left
// side; texts in x stand below them. width is 0.8, bottom is where they start, 0 by
// itself. yerr draws the range of an error on each.
//
// 日本語: 棒グラフを描きます。
//
//	> plt.bar({1, 2, 3}, {2, 4, 14})
//	> plt.bar({"cat", "dog"}, {3, 5}, {color = {"red", "blue"}})
func (a *Axes) Bar(x, height, width, bottom any, opt BarOptions) {
	a.addBars("x", x, "height", height, "width", width, bottom, false, opt)
}

// BarH draws bars to the right: y is their middle, width how far they reach,
// height how thick they are.
//
//	> plt.barh({"cat", "dog"}, {3, 5})
func (a *Axes) BarH(y, width, height, left any, opt BarOptions) {
	a.addBars("y", y, "width", width, "height", height, left, true, opt)
}

// addBars adds bars at places along one axis, so long and so thick.
func (a *Axes) addBars(nameAt string, at any, nameLong string, long any, nameThick string, thick, start any, flat bool, opt BarOptions) {
	along := &a.x
	if flat {
		along = &a.y
	}
	places := along.categories(nameAt, at)
	lengths := spread(nameLong, long, len(places))
	widths := spread(nameThick, thick, len(places))
	starts := make([]float64, len(places))
	if start != nil {
		starts = spread("bottom", start, len(places))
	}
	item := &bars{labelled: labelled{opt.Label}, flat: flat}
	item.style(a, opt.Color, opt.Edgecolor, opt.Linewidth, opt.Alpha)
	middles, ends := make([]float64, len(places)), make([]float64, len(places))
	for i, place := range places {
		if opt.Align == "center" {
			place -= widths[i] / 2
		}
		middles[i], ends[i] = place+widths[i]/2, starts[i]+lengths[i]
		box := [4]float64{place, starts[i], place + widths[i], ends[i]}
		if flat {
			box = [4]float64{box[1], box[0], box[3], box[2]}
		}
		item.boxes = append(item.boxes, box)
	}
	if opt.Log {
		(map[bool]*axis{false: &a.y, true: &a.x})[flat].log = true
	}
	a.add(item)
	if opt.TickLabel != nil {
		along.marks, along.names = middles, words("tick_label", opt.TickLabel)
	}
	if flat {
		middles, ends = ends, middles
	}
	if opt.Xerr != nil || opt.Yerr != nil {
		a.addErrors(middles, ends, opt.Xerr, opt.Yerr, errorStyle{color: color.Black, width: 1.5, cap: opt.Capsize})
	}
}

// style reads the colours. A bar without a colour takes the next of the cycle.
func (b *bars) style(a *Axes, face, edge any, width *float64, alpha float64) {
	if face == nil {
		face = a.faceCycle()
	}
	for _, c := range colorList(face) {
		b.colors = append(b.colors, faded(c, alpha))
	}
	b.edge.width = 1
	if edge != nil {
		b.edge.color = faded(parseColor(edge), alpha)
	}
	points := 1.0
	setPositive("linewidth", &points, width)
	b.edge.width = vg.Length(points)
}

// categories returns positions along an axis. Texts count from 0 and stand at the ticks.
func (x *axis) categories(name string, v any) []float64 {
	table, ok := v.(catalog.Table)
	if !ok || table.Len() == 0 {
		return list(name, v)
	}
	if _, isText := table.At(0).(string); !isText {
		return list(name, v)
	}
	at := make([]float64, table.Len())
	for i := range at {
		text, isText := table.At(i).(string)
		if !isText {
			array.Fail("item %d of %s is no string, but others are", i+1, name)
		}
		at[i] = float64(x.category(text))
	}
	return at
}

// category returns the position of a text, a new one at the end if it is not there yet.
func (x *axis) category(text string) int {
	for i, known := range x.names {
		if known == text {
			return i
		}
	}
	x.marks, x.names = append(x.marks, float64(len(x.names))), append(x.names, text)
	return len(x.names) - 1
}

func (b *bars) layer() float64 { return 1 }

func (b *bars) extend(r *bounds) {
	for _, box := range b.boxes {
		r.add(box[0], box[1])
		r.add(box[2], box[3])
		if b.flat {
			r.stickX = append(r.stickX, box[0])
		} else {
			r.stickY = append(r.stickY, box[1])
		}
	}
}

func (b *bars) draw(p *pen) {
	for i, r := range b.boxes {
		clamp := func(v, other float64, log bool) float64 {
			if log && v <= 0 {
				return other // a bar on a logarithmic axis starts at its foot
			}
			return v
		}
		at := vg.Rectangle{
			Min: p.at(clamp(r[0], p.axes.x.from, p.axes.x.log), clamp(r[1], p.axes.y.from, p.axes.y.log)),
			Max: p.at(r[2], r[3]),
		}
		if !valid(at.Min) || !valid(at.Max) {
			continue
		}
		width := b.edge.width
		if invisible(b.edge.color) {
			width = 0
		}
		for _, v := range []*vg.Length{&at.Min.X, &at.Min.Y, &at.Max.X, &at.Max.Y} {
			*v = p.snap(*v, width)
		}
		corners := clipArea([]vg.Point{at.Min, {X: at.Max.X, Y: at.Min.Y}, at.Max, {X: at.Min.X, Y: at.Max.Y}}, p.area)
		if len(corners) > 0 {
			p.fill(polygon(corners), b.colors[i%len(b.colors)])
			p.stroke(polygon(corners), b.edge)
		}
	}
}

func (b *bars) hides(p *pen, r vg.Rectangle) int {
	n := 0
	for _, box := range b.boxes {
		low, high := p.at(box[0], box[1]), p.at(box[2], box[3])
		if min(low.X, high.X) < r.Max.X && max(low.X, high.X) > r.Min.X && min(low.Y, high.Y) < r.Max.Y && max(low.Y, high.Y) > r.Min.Y {
			n++
		}
	}
	return n
}

func (b *bars) sample(p *pen, r vg.Rectangle) {
	if len(b.colors) > 0 {
		p.fill(box(r), b.colors[0])
		p.stroke(box(r), b.edge)
	}
}
