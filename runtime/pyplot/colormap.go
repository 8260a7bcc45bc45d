package pyplot

import (
	_ "embed"
	"image/color"
	"math"
	"strings"
	"sync"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// colormapText has one line a map: the name, and its colours at equal distances.
// A map whose name ends in ! does not mix them.
//
//go:embed colormaps.txt
var colormapText string

// colormap turns numbers from 0 to 1 into colours.
type colormap struct {
	name   string
	colors []color.NRGBA
	mixed  bool
	turned bool
}

// colormaps are all maps by their names.
var colormaps = sync.OnceValue(func() map[string]*colormap {
	maps := map[string]*colormap{}
	for _, line := range strings.Split(strings.TrimSpace(colormapText), "\n") {
		name, digits, _ := strings.Cut(line, " ")
		m := &colormap{name: strings.TrimSuffix(name, "!"), mixed: !strings.HasSuffix(name, "!")}
		for ; digits != ""; digits = digits[6:] {
			c, _ := parseHex(digits[:6])
			m.colors = append(m.colors, c.(color.NRGBA))
		}
		maps[m.name] = m
	}
	maps["grey"] = maps["gray"]
	return maps
})

// colormapOf returns the map of a name; "_r" at its end turns it around.
// nil is the map of the axes: viridis.
func colormapOf(v any, a *Axes) *colormap {
	if v == nil {
		return colormaps()["viridis"]
	}
	name, ok := v.(string)
	if !ok {
		array.Fail("cmap is no string, want a name such as 'viridis'")
	}
	if m := colormaps()[name]; m != nil {
		return m
	}
	if m := colormaps()[strings.TrimSuffix(name, "_r")]; m != nil {
		turned := *m
		turned.turned = true
		return &turned
	}
	var known []string
	for n := range colormaps() {
		known = append(known, n)
	}
	near := catalog.Nearest(name, known)
	if near == "" {
		near = "viridis"
	}
	array.Fail("cmap is '%s', which is unknown; did you mean '%s'?", name, near)
	return nil
}

// at returns the colour of v, in one of 256 steps.
func (m *colormap) at(v float64) color.NRGBA {
	n := len(m.colors)
	steps := 256
	if !m.mixed {
		steps = n
	}
	step := int(math.Min(math.Max(v, 0)*float64(steps), float64(steps-1)))
	if m.turned {
		step = steps - 1 - step
	}
	if !m.mixed {
		return m.colors[step]
	}
	x := float64(step) / 255 * float64(n-1)
	i := min(int(x), n-2)
	part := x - float64(i)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + part*(float64(b)-float64(a)))) }
	a, b := m.colors[i], m.colors[i+1]
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 255}
}

// Mappable is something whose colours stand for numbers: a picture, contours or
// points. plt.colorbar shows which.
type Mappable struct {
	axes      *Axes
	colors    *colormap
	low, high float64
	alpha     float64
	levels    []float64     // of contours
	bands     []color.Color // their colours
	lines     bool          // they are lines, not areas
}

// setRange decides which numbers the ends of the map stand for: those that the
// script gave, else the smallest and the largest.
func (m *Mappable) setRange(values []float64, low, high *float64) {
	m.low, m.high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if finite(v) {
			m.low, m.high = min(m.low, v), max(m.high, v)
		}
	}
	if m.low > m.high {
		m.low, m.high = 0, 1
	}
	if low != nil {
		m.low = *low
	}
	if high != nil {
		m.high = *high
	}
	if !finite(m.low) || !finite(m.high) || m.low > m.high {
		array.Fail("vmin is %g and vmax %g, want a smaller and a larger number", m.low, m.high)
	}
}

// color returns the colour of a value; NaN is invisible.
func (m *Mappable) color(v float64) color.NRGBA {
	switch {
	case math.IsNaN(v):
		return color.NRGBA{}
	case m.low == m.high:
		return m.colors.at(0)
	}
	return m.colors.at((v - m.low) / (m.high - m.low))
}

// SetClim changes which numbers the ends of the colours stand for.
//
//	> picture = plt.imshow({{0, 1}, {2, 3}})
//	> picture:set_clim(0, 10)
func (m *Mappable) SetClim(vmin, vmax *float64) {
	low, high := m.low, m.high
	m.setRange([]float64{low, high}, vmin, vmax)
}

func init() {
	catalog.Add("Mappable:set_clim(vmin: number? = nil, vmax: number? = nil)", (*Mappable).SetClim, catalog.Plotting)
}
