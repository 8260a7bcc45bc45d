package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// margin is the part of the data's range that stays free on each side.
const margin = 0.05

var gridColor = color.NRGBA{R: 0xb0, G: 0xb0, B: 0xb0, A: 0xff}

// plot returns the figure in the form that gonum/plot draws.
func (f *Figure) plot() *plot.Plot {
	p := plot.New()
	a := &f.axes
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = a.title, a.xlabel, a.ylabel
	sans(&p.Title.TextStyle.Font, 12)
	p.Title.Padding = vg.Points(6)
	x, y := a.limits()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = x[0], x[1], y[0], y[1]
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Padding = 0
		axis.LineStyle.Width = vg.Points(0.8)
		sans(&axis.Label.TextStyle.Font, 10)
		sans(&axis.Tick.Label.Font, 10)
		axis.Tick.LineStyle.Width = vg.Points(0.8)
		axis.Tick.Length = vg.Points(3.5)
	}
	p.X.Tick.Marker, p.Y.Tick.Marker = ticks{most: 9}, ticks{most: 9}
	if a.grid {
		grid := plotter.NewGrid()
		grid.Horizontal.Color, grid.Vertical.Color = gridColor, gridColor
		grid.Horizontal.Width, grid.Vertical.Width = vg.Points(0.8), vg.Points(0.8)
		p.Add(grid)
	}
	for _, l := range a.lines {
		p.Add(l)
	}
	p.Add(frame{})
	if a.legend {
		p.Legend.Top = true
		sans(&p.Legend.TextStyle.Font, 10)
		p.Legend.Padding = vg.Points(2)
		p.Legend.XOffs, p.Legend.YOffs = -vg.Points(8), -vg.Points(8)
		p.Legend.ThumbnailWidth = vg.Points(20)
		for _, l := range a.lines {
			if l.label != "" {
				p.Legend.Add(l.label, l)
			}
		}
	}
	return p
}

func sans(f *font.Font, points float64) {
	f.Variant, f.Size = "Sans", vg.Points(points)
}

// limits returns the ranges of both axes: as they were set, or the data with a margin.
func (a *Axes) limits() (x, y [2]float64) {
	x, y = empty(), empty()
	for _, l := range a.lines {
		for i := range l.x {
			if finite(l.x[i]) && finite(l.y[i]) {
				x[0], x[1] = math.Min(x[0], l.x[i]), math.Max(x[1], l.x[i])
				y[0], y[1] = math.Min(y[0], l.y[i]), math.Max(y[1], l.y[i])
			}
		}
	}
	x, y = widen(x), widen(y)
	if a.xlim != nil {
		x = *a.xlim
	}
	if a.ylim != nil {
		y = *a.ylim
	}
	return x, y
}

func empty() [2]float64 { return [2]float64{math.Inf(1), math.Inf(-1)} }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// widen adds the margin; no data at all gives 0 to 1, a single value a small range around it.
func widen(r [2]float64) [2]float64 {
	switch {
	case r[0] > r[1]:
		return [2]float64{0, 1}
	case r[0] == r[1]:
		d := math.Max(math.Abs(r[0])*margin, 1e-3) * 1.1
		if r[0] == 0 {
			d = 0.055
		}
		return [2]float64{r[0] - d, r[1] + d}
	}
	d := (r[1] - r[0]) * margin
	return [2]float64{r[0] - d, r[1] + d}
}

// frame draws the two sides of the box that axes leave open.
type frame struct{}

// Plot draws the frame on the canvas.
func (frame) Plot(c draw.Canvas, _ *plot.Plot) {
	style := draw.LineStyle{Color: color.Black, Width: vg.Points(0.8)}
	c.StrokeLines(style, []vg.Point{{X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}
