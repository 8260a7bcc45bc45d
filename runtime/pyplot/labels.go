package pyplot

import (
	"fmt"
	"image/color"
	"strconv"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// both adds a function of pyplot that is a method of axes: under its name in
// plt, and under that of the method.
func both(name, method, signature string, fn any) {
	catalog.Add("plt."+name+signature, fn, catalog.Plotting)
	catalog.Add("Axes:"+method+signature, fn, catalog.Plotting)
}

const textSignature = `fontsize: value = nil, color: value = nil, rotation: value = nil, ha: string = "", va: string = "", loc: string = "", size: value = nil`

func init() {
	both("title", "set_title", "(label: string, "+textSignature+")", (*Axes).SetTitle)
	both("xlabel", "set_xlabel", "(xlabel: string, "+textSignature+")", (*Axes).SetXLabel)
	both("ylabel", "set_ylabel", "(ylabel: string, "+textSignature+")", (*Axes).SetYLabel)
	catalog.Add("plt.suptitle(t: string, "+textSignature+")", (*Figure).SupTitle, catalog.Plotting)
	catalog.Add("Figure:suptitle(t: string, "+textSignature+")", (*Figure).SupTitle, catalog.Plotting)
	both("text", "text", "(x: number, y: number, s: string, "+textSignature+", transform: value = nil)", (*Axes).Text)
}

// TextOptions are the keywords of plt.title, plt.xlabel, plt.text and the like.
type TextOptions struct {
	Fontsize, Color, Rotation any
	Ha, Va, Loc               string
	Size                      any
	Transform                 any
}

// sizes are matplotlib's words for font sizes.
var sizes = map[string]float64{"xx-small": 5.79, "x-small": 6.94, "small": 8.33, "medium": 10, "large": 12, "x-large": 14.4, "xx-large": 17.28}

func fontSize(v any, other float64) float64 {
	switch size := v.(type) {
	case nil:
		return other
	case float64:
		if size > 0 && size <= 1000 {
			return size
		}
	case string:
		if points := sizes[size]; points != 0 {
			return points
		}
	}
	array.Fail("fontsize is %v, want points, or 'small', 'medium', 'large' ...", v)
	return 0
}

func (o TextOptions) check() TextOptions {
	o.style(10, nil)
	return o
}

// style returns how the text looks, where its own size and colour are not set.
func (o TextOptions) style(size float64, c color.Color) textStyle {
	s := textStyle{size: fontSize(o.Size, fontSize(o.Fontsize, size)), color: c, ha: o.Ha, va: o.Va}
	if o.Color != nil {
		s.color = parseColor(o.Color)
	}
	s.angle = angleOf(o.Rotation)
	choose("ha", o.Ha, "", "left", "center", "right")
	choose("va", o.Va, "", "top", "center", "bottom", "baseline", "center_baseline")
	choose("loc", o.Loc, "", "left", "center", "right", "top", "bottom")
	return s
}

func angleOf(v any) float64 {
	switch angle := v.(type) {
	case nil:
		return 0
	case float64:
		return angle
	case string:
		switch angle {
		case "vertical":
			return 90
		case "horizontal":
			return 0
		}
		if degrees, err := strconv.ParseFloat(angle, 64); err == nil {
			return degrees
		}
	}
	array.Fail("rotation is %v, want degrees, 'vertical' or 'horizontal'", v)
	return 0
}

func choose(name, value string, choices ...string) {
	for _, c := range choices {
		if value == c {
			return
		}
	}
	array.Fail("%s is '%s', want %s", name, value, fmt.Sprintf("'%s'", choices[1:]))
}

// SetTitle sets the text above axes. loc is "center", "left" or "right"; a
// formula stands between dollar signs.
//
// 日本語: 図の題を付けます。
//
//	> plt.title("loss")
//	> plt.title("$y = x^2$", {fontsize = 14})
func (a *Axes) SetTitle(label string, opt TextOptions) { a.title, a.titleText = label, opt.check() }

// SetXLabel sets the text below the x axis.
//
// 日本語: 横軸の説明を付けます。
//
//	> plt.xlabel("epoch")
func (a *Axes) SetXLabel(xlabel string, opt TextOptions) {
	a.x.label, a.x.labelText = xlabel, opt.check()
}

// SetYLabel sets the text beside the y axis.
//
// 日本語: 縦軸の説明を付けます。
//
//	> plt.ylabel("loss")
func (a *Axes) SetYLabel(ylabel string, opt TextOptions) {
	a.y.label, a.y.labelText = ylabel, opt.check()
}

// SupTitle sets the text above all axes of the figure.
//
// 日本語: 図全体の題を付けます。
//
//	> plt.suptitle("three ways to learn")
func (f *Figure) SupTitle(t string, opt TextOptions) {
	style := opt.check().style(12, nil)
	style.ha, style.va = "center", "top"
	f.suptitle = &text{text: t, style: style}
}

// text is a text at a point of the data.
type text struct {
	x, y  float64
	text  string
	style textStyle
	parts bool // x and y are parts of the axes, 0 to 1
}

// Text writes s at the point (x, y) of the data. ha is "left", "center" or
// "right", va "baseline", "top", "center" or "bottom": which part of the text
// stands there. With transform = ax.transAxes, x and y go from 0 to 1 across
// the axes.
//
// 日本語: 図の中に文字を書きます。
//
//	> plt.text(0.5, 0.5, "here", {ha = "center", color = "red"})
func (a *Axes) Text(x, y float64, s string, opt TextOptions) {
	t := &text{x: x, y: y, text: s, style: opt.style(10, a.figure.theme.line)}
	if opt.Transform != nil {
		if opt.Transform != transAxes {
			array.Fail("transform is unknown, want ax.transAxes")
		}
		t.parts = true
	}
	a.add(t)
}

// transAxes is the value of ax.transAxes.
const transAxes = "transAxes"

// TransAxes says, as the transform of a text, that its place is in parts of the axes.
//
//	> ax = plt.gca()
//	> ax:text(0.5, 0.9, "above", {transform = ax.transAxes, ha = "center"})
func (a *Axes) TransAxes() string { return transAxes }

func init() {
	catalog.AddProperty("Axes.transAxes: string", (*Axes).TransAxes, nil, catalog.Plotting)
}

func (t *text) layer() float64   { return 3 }
func (t *text) extend(b *bounds) {}

func (t *text) draw(p *pen) {
	at := p.at(t.x, t.y)
	if t.parts {
		at = p.area.Min.Add(vg.Point{X: p.area.Size().X * vg.Length(t.x), Y: p.area.Size().Y * vg.Length(t.y)})
	}
	if valid(at) {
		write(p.target, at, t.text, t.style)
	}
}
