package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	const style = `(args: value*, levels: value = nil, colors: value = nil, cmap: value = nil, vmin: number? = nil, vmax: number? = nil, alpha: number = 1, linewidths: number = 1.5, linestyles: string? = nil, extend: "neither"|"both"|"min"|"max" = "neither") -> Mappable`
	both("contour", "contour", style, (*Axes).Contour)
	both("contourf", "contourf", style, (*Axes).ContourF)
	both("clabel", "clabel", `(CS: Mappable, inline: boolean = true, fontsize: value = 10, fmt: string? = nil)`, (*Axes).CLabel)
}

// ContourOptions are the keywords of plt.contour.
type ContourOptions struct {
	Levels, Colors, Cmap any
	Vmin, Vmax           *float64
	Alpha, Linewidths    float64
	Linestyles           *string
	Extend               string
}

// contour is a surface of heights over a grid, drawn as lines or areas.
type contour struct {
	Mappable
	surface
	filled   bool
	width    float64
	dashes   *string
	single   bool     // one colour for all: lines below 0 are dashed
	labels   []string // of the levels, nil for none
	fontsize float64
}

// surface is a height z at every point of a grid.
type surface struct {
	x, y       []float64 // of every point
	z          []float64
	rows, cols int
}

// Contour draws lines of equal height: contour(Z), or contour(X, Y, Z) where X and
// Y are the columns and rows, or matrices as np.meshgrid makes them. levels is a number
// of lines, about, or a table of heights. colors is one colour for all or a table.
// What it returns is for clabel and colorbar.
//
// 日本語: 等高線を描きます。
//
//	> lines = plt.contour({{0, 1, 2}, {1, 2, 3}, {2, 3, 4}}, {levels = {1, 2, 3}})
func (a *Axes) Contour(args []any, opt ContourOptions) *Mappable {
	return a.addContour(args, opt, false)
}

// ContourF is Contour with the areas between the lines filled.
//
// 日本語: 塗りつぶした等高線を描きます。
//
//	> areas = plt.contourf({{0, 1, 2}, {1, 2, 3}, {2, 3, 4}}, {cmap = "coolwarm"})
func (a *Axes) ContourF(args []any, opt ContourOptions) *Mappable {
	return a.addContour(args, opt, true)
}

func (a *Axes) addContour(args []any, opt ContourOptions, filled bool) *Mappable {
	if n := len(args); (n == 2 || n == 4) && opt.Levels == nil { // the levels may stand behind
		opt.Levels, args = args[n-1], args[:n-1]
	}
	c := &contour{surface: readSurface(args), filled: filled, width: opt.Linewidths, dashes: opt.Linestyles}
	c.Mappable = Mappable{axes: a, colors: colormapOf(opt.Cmap, a), alpha: opt.Alpha, lines: !filled}
	c.levels = levelsOf(c.z, opt.Levels)
	if filled && len(c.levels) < 2 {
		array.Fail("filled contours want at least 2 levels, got %d", len(c.levels))
	}
	at := append([]float64(nil), c.levels...)
	if filled {
		at = at[:0]
		for i := 1; i < len(c.levels); i++ {
			at = append(at, (c.levels[i-1]+c.levels[i])/2)
		}
	}
	c.setRange(c.levels, opt.Vmin, opt.Vmax)
	var given []color.Color
	if opt.Colors != nil {
		given = colorList(opt.Colors)
		c.single = len(given) == 1
	}
	for i, v := range at {
		var band color.Color = c.color(v)
		if given != nil {
			band = given[i%len(given)]
		}
		c.bands = append(c.bands, faded(band, opt.Alpha))
	}
	if filled {
		c.open(opt.Extend)
	}
	a.add(c)
	a.mappable = &c.Mappable
	return &c.Mappable
}

// open lets the outermost areas reach as far as the heights do.
func (c *contour) open(extend string) {
	last := len(c.levels) - 1
	if extend == "min" || extend == "both" {
		c.levels[0] = math.Inf(-1)
	}
	if extend == "max" || extend == "both" {
		c.levels[last] = math.Inf(1)
	}
}

func readSurface(args []any) surface {
	if len(args) != 1 && len(args) != 3 {
		array.Fail("want Z, or X, Y and Z; got %d arguments", len(args))
	}
	var s surface
	s.z, s.rows, s.cols = matrix("Z", args[len(args)-1])
	if s.rows < 2 || s.cols < 2 {
		array.Fail("Z has shape (%d, %d), want at least (2, 2)", s.rows, s.cols)
	}
	s.x, s.y = make([]float64, len(s.z)), make([]float64, len(s.z))
	for i := range s.z {
		s.x[i], s.y[i] = float64(i%s.cols), float64(i/s.cols)
	}
	if len(args) == 3 {
		s.x = s.along("X", args[0], s.cols, func(i int) int { return i % s.cols })
		s.y = s.along("Y", args[1], s.rows, func(i int) int { return i / s.cols })
	}
	return s
}

// along reads the coordinates of the columns or rows, or of every point.
func (s *surface) along(name string, v any, n int, which func(i int) int) []float64 {
	at := list(name, v)
	if numbers(name, v).Ndim() == 2 && len(at) == len(s.z) {
		return at
	}
	if len(at) != n {
		array.Fail("%s has %d numbers, want %d, or as many as Z", name, len(at), n)
	}
	all := make([]float64, len(s.z))
	for i := range all {
		all[i] = at[which(i)]
	}
	return all
}

func (c *contour) layer() float64 {
	if c.filled {
		return 0.5
	}
	return 2
}

func (c *contour) extend(b *bounds) {
	for i := range c.x {
		b.add(c.x[i], c.y[i])
	}
	b.stickX, b.stickY = append(b.stickX, b.x[0], b.x[1]), append(b.stickY, b.y[0], b.y[1])
}

func (c *contour) draw(p *pen) {
	if c.filled {
		for i, face := range c.bands {
			high := c.levels[i+1]
			if c.alpha == 1 { // each covers those below it, so that nothing shines through between two
				high = c.levels[len(c.levels)-1]
			}
			p.fill(c.area(p, c.levels[i], high), face)
		}
		return
	}
	for i, level := range c.levels {
		s := lineStyle{color: c.bands[i], dashes: "-"}
		switch {
		case c.dashes != nil:
			s.dashes = namedDashes(*c.dashes)
		case c.single && level < 0:
			s.dashes = "--"
		}
		for _, points := range c.isolines(level) {
			at := make([]vg.Point, len(points))
			for k, xy := range points {
				at[k] = p.at(xy[0], xy[1])
			}
			if c.labels != nil {
				at = c.drawLabel(p, at, c.labels[i], c.bands[i], s.stroke(c.width))
			}
			drawLine(p, at, s.stroke(c.width))
		}
	}
}
