package pyplot

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// TestPicturesAreMatplotlibs compares whole pictures with matplotlib's, both
// made ten times smaller and grey, as testdata/record.py recorded them.
func TestPicturesAreMatplotlibs(t *testing.T) {
	text, err := os.ReadFile("testdata/matplotlib.json")
	if err != nil {
		t.Fatal(err)
	}
	var recorded struct{ Pictures map[string][]float64 }
	if err := json.Unmarshal(text, &recorded); err != nil {
		t.Fatal(err)
	}
	x := grid(0, 6, 50)
	var sin, cos, gx, gy, xy, height []float64
	for _, v := range x {
		sin, cos = append(sin, math.Sin(v)), append(cos, math.Cos(v))
	}
	side := grid(-2, 2, 20)
	for _, b := range side {
		for _, a := range side {
			gx, gy, xy, height = append(gx, a), append(gy, b), append(xy, a*b), append(height, a*a-b)
		}
	}
	square := func(v []float64) *Array { return array.FromSlice(v, 20, 20) }
	corner := func(v []float64) *Array {
		var part []float64
		for i := range 5 {
			part = append(part, v[20*i:20*i+5]...)
		}
		return array.FromSlice(part, 5, 5)
	}
	labelled := func(label string) PlotOptions { o := plain; o.Label = label; return o }
	contours := ContourOptions{Alpha: 1, Linewidths: 1.5, Extend: "neither"}
	figures := map[string]func(a *Axes){
		"lines": func(a *Axes) {
			a.Plot([]any{x, sin, "o-"}, labelled("sin"))
			a.Plot([]any{x, cos, "--"}, labelled("cos"))
			a.SetTitle("lines", TextOptions{})
			a.SetXLabel("x", TextOptions{})
			a.SetYLabel("y", TextOptions{})
			a.Grid(true, "major", "both", GridOptions{Linewidth: 0.8, Alpha: 1})
			a.Legend(nil, LegendOptions{Loc: "best", Fontsize: 10, Ncol: 1, Frameon: true})
		},
		"bars": func(a *Axes) {
			a.Bar([]float64{1, 2, 3}, []float64{2, 4, 14}, 0.8, nil, BarOptions{Alpha: 1, Align: "center", Yerr: []float64{1, 1, 2}, Edgecolor: "k", Color: colors{"red", "gold", "C2"}})
		},
		"image": func(a *Axes) {
			m := a.ImShow(square(xy), ImageOptions{Alpha: 1, Origin: "upper"})
			a.figure.Colorbar(m, ColorbarOptions{Shrink: 1, Fraction: 0.15, Aspect: 20})
		},
		"contours": func(a *Axes) {
			a.ContourF([]any{square(gx), square(gy), square(height)}, contours)
			black := contours
			black.Colors = "k"
			a.Contour([]any{square(gx), square(gy), square(height)}, black)
		},
		"logs": func(a *Axes) {
			a.LogLog([]any{[]float64{1, 10, 100, 1000}, []float64{1, 100, 1e4, 1e6}, "^:"}, plain)
			a.Grid(true, "major", "both", GridOptions{Linewidth: 0.8, Alpha: 1})
		},
		"field": func(a *Axes) {
			at := []float64{0, 1, 2, 3, 4}
			a.Quiver([]any{at, at, corner(gx), corner(gy)}, QuiverOptions{Alpha: 1, Angles: "uv", ScaleUnits: "width", Pivot: "tail", Headwidth: 3, Headlength: 5})
			a.FillBetween([]float64{0, 2, 4}, []float64{0, 1, 0}, []float64{1, 3, 2}, nil, "none", FillOptions{Alpha: 0.3})
		},
		"equal": func(a *Axes) {
			a.Plot([]any{cos, sin}, plain)
			a.Axis("equal")
			a.Grid(nil, "major", "both", DefaultGrid)
		},
		"matrix": func(a *Axes) { a.MatShow(square(xy), ImageOptions{Alpha: 1, Origin: "upper"}) },
		"points": func(a *Axes) {
			sizes := make([]float64, len(x))
			for i, v := range x {
				sizes[i] = 20 * v
			}
			m := a.Scatter(cos, sin, sizes, x, ScatterOptions{Marker: "o", Alpha: 0.6})
			a.figure.Colorbar(m, ColorbarOptions{Shrink: 1, Fraction: 0.15, Aspect: 20})
		},
		"counts": func(a *Axes) {
			half := make([]float64, len(sin))
			for i, v := range sin {
				half[i] = v / 2
			}
			a.Hist(sin, 8., HistOptions{Alpha: 1, Rwidth: 1, Histtype: "bar", Edgecolor: "k", Orientation: "vertical"})
			a.Hist(half, 8., HistOptions{Alpha: 1, Rwidth: 1, Histtype: "step", Orientation: "vertical"})
		},
		"errors": func(a *Axes) {
			o := DefaultErrorBar
			o.Fmt, o.Capsize, o.Label = "s-", 5, "e"
			a.ErrorBar([]float64{1, 2, 3}, []float64{1, 4, 2}, []float64{0.5, 0.2, 0.9}, 0.2, o)
			a.Step([]float64{1, 2, 3}, []float64{2, 1, 3}, "", "post", LineOptions{Alpha: 1})
			a.BarH([]float64{1, 2}, []float64{0.5, 1}, 0.3, nil, BarOptions{Alpha: 1, Align: "center"})
			l := DefaultLegend
			l.Loc, l.BboxToAnchor = "upper center", []float64{0.5, 0.9}
			a.Legend(nil, l)
		},
	}
	for name, draw := range figures {
		a := CurrentAxes(autograd.NewSession())
		draw(a)
		got, want := shrunk(a.figure), recorded.Pictures[name]
		sum, white := 0.0, 0.0
		for i := range want {
			sum += math.Abs(got[i] - want[i])
			white += 255 - want[i]
		}
		// Letters are not hinted here, and lie up to half a pixel elsewhere.
		if off := sum / white; len(want) != len(got) || off > 0.12 {
			t.Errorf("%s: %.1f %% of the ink is elsewhere than in matplotlib's picture", name, 100*off)
		} else {
			t.Logf("%s: %.1f %% elsewhere", name, 100*off)
		}
	}
}

// colors is a script's table of texts.
type colors []string

func (c colors) Len() int        { return len(c) }
func (c colors) At(i int) any    { return c[i] }
func (c colors) Swap(i, k int)   { c[i], c[k] = c[k], c[i] }
func (c colors) Get(string) any  { return nil }
func (c colors) Names() []string { return nil }
func (c colors) Pairs() [][2]any { return nil }

func grid(from, to float64, n int) []float64 {
	var all []float64
	for i := range n {
		all = append(all, from+(to-from)*float64(i)/float64(n-1))
	}
	return all
}

// shrunk returns the picture of a figure, ten times smaller and grey.
func shrunk(f *Figure) []float64 {
	img := f.raster(100).img
	small := make([]float64, 64*48)
	for y := range 480 {
		for x := range 640 {
			r, g, b, _ := img.At(x, y).RGBA()
			small[y/10*64+x/10] += float64(r+g+b) / 3 / 257 / 100
		}
	}
	return small
}
