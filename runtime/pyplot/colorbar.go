package pyplot

import (
	"image"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const signature = `(mappable: Mappable? = nil, ax: value = nil, label: string = "", shrink: number = 1, orientation: "vertical"|"horizontal" = "vertical", ticks: value = nil, fraction: number = 0.15, pad: number? = nil, aspect: number = 20) -> Axes`
	catalog.Add("plt.colorbar"+signature, (*Figure).Colorbar, catalog.Plotting)
	catalog.Add("Figure:colorbar"+signature, (*Figure).Colorbar, catalog.Plotting)
}

// ColorbarOptions are the keywords of plt.colorbar.
type ColorbarOptions struct {
	Ax          any
	Label       string
	Shrink      float64
	Orientation string
	Ticks       any
	Fraction    float64
	Pad         *float64
	Aspect      float64
}

// bar is what makes axes a colour bar: whose colours they show and how much
// room they take from them.
type bar struct {
	of       *Axes
	mappable *Mappable
	opt      ColorbarOptions
}

// Colorbar draws a bar beside axes that says which colour stands for which
// number in a picture, in contours or points: the last ones drawn, or mappable.
//
// 日本語: 色と値の対応を示すカラーバーを付けます。
//
//	> picture = plt.imshow({{0, 1}, {2, 3}})
//	> bar = plt.colorbar(picture, {label = "height"})
func (f *Figure) Colorbar(mappable *Mappable, opt ColorbarOptions) *Axes {
	if mappable == nil {
		if mappable = f.currentAxes().mappable; mappable == nil {
			array.Fail("there is nothing with colours to show: draw imshow, contourf or scatter first")
		}
	}
	of := mappable.axes
	if ax, ok := opt.Ax.(*Axes); ok {
		of = ax
	}
	if of.figure != f {
		f = of.figure
	}
	if !(opt.Shrink > 0 && opt.Shrink <= 1) || !(opt.Fraction > 0 && opt.Fraction < 0.9) || !(opt.Aspect > 0) {
		array.Fail("shrink is %g, fraction %g and aspect %g, want positive numbers, the first up to 1", opt.Shrink, opt.Fraction, opt.Aspect)
	}
	current := f.current
	a := f.addAxes(of.place)
	f.current = current
	a.bar = &bar{of: of, mappable: mappable, opt: opt}
	along, across := &a.y, &a.x
	if opt.Orientation == "horizontal" {
		along, across = across, along
	} else {
		a.y.far = true
	}
	across.hidden = true
	along.label = opt.Label
	if opt.Ticks != nil {
		along.setTicks(opt.Ticks, nil, nil, nil)
	} else if mappable.levels != nil {
		along.marks = mappable.ticks()
	}
	a.tight = true
	a.add(&gradient{bar: a.bar})
	return a
}

// ticks returns the levels of contours, of many only every second, third ...
func (m *Mappable) ticks() []float64 {
	var at []float64
	every := (len(m.levels) + 9) / 10
	for i := 0; i < len(m.levels); i += every {
		if finite(m.levels[i]) {
			at = append(at, m.levels[i])
		}
	}
	return at
}

// split returns the area of the bar and what it leaves to the axes.
func (b *bar) split(area vg.Rectangle) (own, rest vg.Rectangle) {
	own, rest = area, area
	fraction, shrink := vg.Length(b.opt.Fraction), vg.Length(b.opt.Shrink)
	size := area.Size()
	if b.opt.Orientation == "horizontal" {
		pad := vg.Length(0.15)
		if b.opt.Pad != nil {
			pad = vg.Length(*b.opt.Pad)
		}
		own.Max.Y = area.Min.Y + fraction*size.Y
		own.Min.Y = max(own.Min.Y, own.Max.Y-size.X*shrink/vg.Length(b.opt.Aspect))
		own.Min.X, own.Max.X = area.Min.X+size.X*(1-shrink)/2, area.Max.X-size.X*(1-shrink)/2
		rest.Min.Y += (fraction + pad) * size.Y
		return own, rest
	}
	pad := vg.Length(0.05)
	if b.opt.Pad != nil {
		pad = vg.Length(*b.opt.Pad)
	}
	own.Min.X = area.Max.X - fraction*size.X
	own.Max.X = min(own.Max.X, own.Min.X+size.Y*shrink/vg.Length(b.opt.Aspect))
	own.Min.Y, own.Max.Y = area.Min.Y+size.Y*(1-shrink)/2, area.Max.Y-size.Y*(1-shrink)/2
	rest.Max.X -= (fraction + pad) * size.X
	return own, rest
}

// gradient is what is drawn in a colour bar.
type gradient struct{ bar *bar }

func (g *gradient) layer() float64 { return 0 }

func (g *gradient) extend(b *bounds) {
	m := g.bar.mappable
	low, high := m.low, m.high
	if m.levels != nil {
		low, high = m.levels[0], m.levels[len(m.levels)-1]
	}
	if g.bar.opt.Orientation == "horizontal" {
		b.add(low, 0)
		b.add(high, 1)
		return
	}
	b.add(0, low)
	b.add(1, high)
}

func (g *gradient) draw(p *pen) {
	m, flat := g.bar.mappable, g.bar.opt.Orientation == "horizontal"
	piece := func(low, high float64) vg.Rectangle {
		r := p.area
		if flat {
			r.Min.X, r.Max.X = p.x(low), p.x(high)
		} else {
			r.Min.Y, r.Max.Y = p.y(low), p.y(high)
		}
		return r
	}
	switch {
	case m.lines:
		for i, level := range m.levels {
			r := piece(level, level)
			p.stroke(polyline([]vg.Point{r.Min, r.Max}), stroke{color: m.bands[i], width: 1.5})
		}
	case m.levels != nil:
		for i, band := range m.bands {
			if finite(m.levels[i]) && finite(m.levels[i+1]) {
				p.fill(box(piece(m.levels[i], m.levels[i+1])), band)
			}
		}
	default:
		img := image.NewNRGBA(image.Rect(0, 0, 1, 256))
		if flat {
			img = image.NewNRGBA(image.Rect(0, 0, 256, 1))
		}
		for i := range 256 {
			x, y := 0, 255-i
			if flat {
				x, y = i, 0
			}
			img.Set(x, y, faded(m.colors.at(float64(i)/255), m.alpha))
		}
		p.image(p.area, img)
	}
}
