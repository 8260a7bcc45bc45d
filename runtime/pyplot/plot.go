package pyplot

import (
	"image/color"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("plt.plot(args: value*, color: string = \"\", linestyle: string = \"\", linewidth: number = 1.5, marker: string = \"\", markersize: number = 6, label: string = \"\", alpha: number = 1)", Plot, catalog.Plotting)
}

// PlotOptions are the keywords of plt.plot.
type PlotOptions struct {
	Color, Linestyle string
	Linewidth        float64
	Marker           string
	Markersize       float64
	Label            string
	Alpha            float64
}

// Plot draws y over x as lines or markers: plot(y), plot(x, y), or either with
// a format string behind, plot(x, y, "r-"), and several such groups in one
// call. x and y are arrays or tables of numbers; without x it counts from 0. The columns
// of a matrix are curves of their own.
//
// A format string names a colour (b g r c m y k w, C0 to C9), a marker
// (. o s ^ v < > * + x D ...) and a line style (- -- -. :), in any order.
// NaN interrupts a line.
//
//	> plt.plot({1, 2, 7}, {2, 4, 14}, "r-", {label = "y = 2x"})
func Plot(s *Session, args []any, opt PlotOptions) {
	a := axesOf(s)
	for len(args) > 0 {
		var group []*Array
		for len(group) < 2 && len(args) > 0 {
			if _, isFormat := args[0].(string); isFormat {
				break
			}
			group = append(group, numbers(args[0]))
			args = args[1:]
		}
		if len(group) == 0 {
			array.FailIn("plot", "the format string '%v' has no numbers before it", args[0])
		}
		format := ""
		if len(args) > 0 {
			if f, ok := args[0].(string); ok {
				format, args = f, args[1:]
			}
		}
		a.addCurves(group, format, opt)
	}
}

// numbers returns what a script gave as x or y as an array.
func numbers(v any) *Array {
	switch x := v.(type) {
	case *Array:
		return x
	case interface{ AsVariable() *autograd.Variable }:
		return x.AsVariable().Data()
	case float64:
		return array.FromSlice([]float64{x})
	case catalog.Table:
		values := make([]float64, x.Len())
		for i := range values {
			n, ok := x.At(i).(float64)
			if !ok {
				array.FailIn("plot", "item %d of a table is no number", i+1)
			}
			values[i] = n
		}
		return array.FromSlice(values)
	}
	array.FailIn("plot", "want arrays or tables of numbers, and format strings such as \"r-\"")
	return nil
}

// addCurves adds y over x, or y alone, one curve per column.
func (a *Axes) addCurves(group []*Array, format string, opt PlotOptions) {
	y := asColumns(group[len(group)-1])
	x := y
	if len(group) == 2 {
		if x = asColumns(group[0]); x.Shape()[0] != y.Shape()[0] {
			array.FailIn("plot", "x and y must have same first dimension, but have shapes %s and %s",
				array.ShapeString(group[0].Shape()), array.ShapeString(group[1].Shape()))
		}
	}
	for column := 0; column < y.Shape()[1]; column++ {
		l := &line{label: opt.Label, width: opt.Linewidth, marker: opt.Markersize, style: a.style(format, opt)}
		for i := 0; i < y.Shape()[0]; i++ {
			if len(group) == 2 {
				l.x = append(l.x, x.Float(i*x.Shape()[1]+min(column, x.Shape()[1]-1)))
			} else {
				l.x = append(l.x, float64(i))
			}
			l.y = append(l.y, y.Float(i*y.Shape()[1]+column))
		}
		a.lines = append(a.lines, l)
	}
}

// asColumns returns the numbers as a matrix of one column per curve.
func asColumns(x *Array) *Array {
	switch x.Ndim() {
	case 0, 1:
		return x.Reshape(-1, 1)
	case 2:
		return x
	}
	array.FailIn("plot", "x and y can be no greater than 2-D, but one has shape %s", array.ShapeString(x.Shape()))
	return nil
}

// style combines the format string, the keywords and the colour cycle.
func (a *Axes) style(format string, opt PlotOptions) lineStyle {
	style, hasColor := parseFormat(format)
	if opt.Color != "" {
		style.color, hasColor = parseColor(opt.Color), true
	}
	if !hasColor {
		style.color = cycleColor(a.nextColor)
		a.nextColor++
	}
	switch opt.Marker {
	case "":
	case "None", "none":
		style.marker = 0
	default:
		marked, _ := parseFormat(opt.Marker)
		style.marker = marked.marker
	}
	if opt.Linestyle != "" {
		style.dashes = namedDashes(opt.Linestyle)
	}
	if opt.Alpha != 1 {
		c := color.NRGBAModel.Convert(style.color).(color.NRGBA)
		c.A = uint8(255*opt.Alpha + 0.5)
		style.color = c
	}
	return style
}

// namedDashes reads the linestyle keyword: "--" or "dashed", "None" for no line.
func namedDashes(name string) string {
	names := map[string]string{"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "None": "", "none": ""}
	if d, ok := names[name]; ok {
		return d
	}
	if _, ok := dashPatterns[name]; !ok {
		array.FailIn("plot", "linestyle is '%s', want '-', '--', '-.', ':' or 'None'", name)
	}
	return name
}
