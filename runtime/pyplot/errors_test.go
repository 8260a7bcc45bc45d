package pyplot

import (
	"math"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

func TestErrors(t *testing.T) {
	a := CurrentAxes(autograd.NewSession())
	two, three := []float64{1, 2}, []float64{1, 2, 3}
	for want, f := range map[string]func(){
		"x has 2 and y has 3 numbers": func() { a.Scatter(two, three, nil, nil, ScatterOptions{Marker: "o", Alpha: 1}) },
		"marker is 'oo', want one of": func() { a.Scatter(two, two, nil, nil, ScatterOptions{Marker: "oo", Alpha: 1}) },
		"c has 2 numbers, want as many as x, 5": func() {
			a.Scatter(grid(0, 1, 5), grid(0, 1, 5), nil, grid(0, 1, 6)[:2], ScatterOptions{Marker: "o", Alpha: 1})
		},
		"'nocolor' is no colour": func() { a.Bar(two, two, 0.8, nil, BarOptions{Color: "nocolor", Align: "center"}) },
		"cmap is 'virdis', which is unknown; did you mean 'viridis'?": func() { colormapOf("virdis", a) },
		"X has shape (2,), want (rows, columns)":                      func() { a.ImShow(two, ImageOptions{Alpha: 1}) },
		"Z has shape (2,), want a matrix":                             func() { a.Contour([]any{two}, ContourOptions{}) },
		"bins must increase":                                          func() { binEdges(three, []float64{1, 0}, nil) },
		"index is 5, want 1 to 4":                                     func() { parsePlace([]any{2.0, 2.0, 5.0}) },
		"figsize is {width, height}":                                  func() { a.figure.setSize(three) },
		"the limits of an axis cannot be NaN":                         func() { a.SetXLim(nan, nil) },
		"cannot write /missing/a.png: no such file":                   func() { a.figure.save("/missing/a.png", 100) },
		"want at most 30000 each way":                                 func() { a.figure.width = 100; a.figure.save("a.png", 2400) },
		"loc is 'north', want 'best'":                                 func() { a.Legend(nil, LegendOptions{Loc: "north", Fontsize: 10, Ncol: 1}) },
		"linestyle is '...', want":                                    func() { namedDashes("...") },
		"style is 'seaborn', want 'dark_background' or":               func() { UseStyle(autograd.NewSession(), "seaborn") },
		"ticks has +Inf, want finite numbers":                         func() { a.SetXTicks([]float64{math.Inf(1), 1}, nil, nil, nil) },
		"xerr has negative numbers":                                   func() { around("xerr", -1.0, two) },
	} {
		if err := array.Try(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestOddKinds: no data, one point and NaN in every kind of drawing.
func TestOddKinds(t *testing.T) {
	for _, v := range [][]float64{{}, {1}, {nan}, {nan, 1}, {0, 0}} {
		a := CurrentAxes(autograd.NewSession())
		a.Scatter(v, v, nil, nil, ScatterOptions{Marker: "o", Alpha: 1})
		a.Bar(v, v, 0.8, nil, BarOptions{Align: "center", Alpha: 1})
		a.FillBetween(v, v, 0.0, nil, "mid", FillOptions{Alpha: 1})
		a.ErrorBar(v, v, 1.0, 1.0, ErrorBarOptions{Alpha: 1})
		a.Step(v, v, "", "pre", LineOptions{Alpha: 1})
		a.Legend(nil, LegendOptions{Loc: "best", Fontsize: 10, Ncol: 1})
		a.SetYScale("log")
		for _, ext := range []string{".png", ".svg", ".pdf"} {
			if a.figure.Image(ext) == "" {
				t.Errorf("%v: no %s", v, ext)
			}
		}
		a.figure.Characters(40, 12)
	}
	a := CurrentAxes(autograd.NewSession())
	z := array.FromSlice([]float64{nan, 1, 1, 1}, 2, 2)
	a.ImShow(z, ImageOptions{Alpha: 1, Origin: "upper"})
	a.ContourF([]any{z}, ContourOptions{Alpha: 1, Extend: "both"})
	a.figure.Image(".png")
}

// BenchmarkPoints draws a hundred thousand points as a line and as markers.
func BenchmarkPoints(b *testing.B) {
	x := grid(0, 100, 100000)
	y := make([]float64, len(x))
	for i := range y {
		y[i] = float64(i * 7919 % 1000)
	}
	for _, format := range []string{"-", "o"} {
		b.Run(format, func(b *testing.B) {
			for range b.N {
				a := CurrentAxes(autograd.NewSession())
				a.Plot([]any{x, y, format}, plain)
				a.figure.Image(".png")
			}
		})
	}
}
