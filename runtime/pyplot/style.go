package pyplot

import (
	"image/color"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("plt.style.use(style: string)", UseStyle, catalog.Plotting)
	catalog.AddConstant("plt.style.available", []string{"dark_background", "default"}, catalog.Plotting)
}

// theme is the colours of a style.
type theme struct {
	figure, axes color.Color // backgrounds
	line         color.Color // frame, ticks and text
	grid         color.Color
	legend       color.Color // the edge of its box
	cycle        []uint32    // the colours of lines, one after the other
}

// tab10 are the colours in which lines without a colour are drawn.
var tab10 = []uint32{0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf}

var themes = map[string]*theme{
	"default": {figure: color.White, axes: color.White, line: color.Black, grid: rgb(0xb0b0b0), legend: rgb(0xcccccc), cycle: tab10},
	"dark_background": {figure: color.Black, axes: color.Black, line: color.White, grid: color.White, legend: rgb(0xcccccc), cycle: []uint32{
		0x8dd3c7, 0xfeffb3, 0xbfbbd9, 0xfa8174, 0x81b1d2, 0xfdb462, 0xb3de69, 0xbc82bd, 0xccebc4, 0xffed6f}},
}

func (t *theme) color(i int) color.Color { return rgb(t.cycle[i%len(t.cycle)]) }

// UseStyle chooses the colours of the figures that come: "default" or
// "dark_background".
//
//	> plt.style.use("dark_background")
func UseStyle(s *Session, style string) {
	t := themes[style]
	if t == nil {
		var names []string
		for name := range themes {
			names = append(names, name)
		}
		slices.Sort(names)
		array.Fail("style is '%s', want '%s'", style, strings.Join(names, "' or '"))
	}
	figuresOf(s).theme = t
}
