package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// fill sets all dots inside a shape; a character that is wholly inside gets the
// colour behind it. The colour of the background clears what was there.
func (c *cells) fill(p vg.Path, face color.Color) {
	if invisible(face) {
		return
	}
	clear := sameColor(color.NRGBAModel.Convert(face), c.theme.axes) || sameColor(opaque(face), c.theme.axes)
	inside := map[[2]int]uint8{}
	for _, d := range c.inside(flatten(p)) {
		inside[[2]int{d[0] / 2, d[1] / 4}] |= bit[d[1]%4][d[0]%2]
	}
	for place, dots := range inside {
		at := c.at(place[0], place[1])
		switch {
		case at == nil || at.text != 0 && !clear:
		case clear:
			at.dots &^= dots
			if dots == 0xff {
				*at = cell{}
			}
		case !c.colored:
			at.dots = at.dots&^dots | dots&shade(face)
		case dots == 0xff:
			*at = cell{under: mixed(face, c.theme.axes)}
		default:
			at.dots |= dots
			at.ink = mixed(face, c.theme.axes)
		}
	}
}

func opaque(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 255
	return n
}

// mixed returns a translucent colour as it looks on a background.
func mixed(c, under color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	u := color.NRGBAModel.Convert(under).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(n.A) + int(b)*(255-int(n.A))) / 255) }
	return color.NRGBA{R: mix(n.R, u.R), G: mix(n.G, u.G), B: mix(n.B, u.B), A: 255}
}

// shade returns dots as dense as a colour is dark.
func shade(c color.Color) uint8 {
	levels := [...]uint8{0x00, 0x20, 0x24, 0x64, 0x6c, 0xed, 0xfd, 0xff}
	dark := 255 - int(color.GrayModel.Convert(mixed(c, color.White)).(color.Gray).Y)
	return levels[min(dark*len(levels)/256, len(levels)-1)]
}

// inside returns the dots whose middle is inside a shape, by winding number.
func (c *cells) inside(rings [][]vg.Point) [][2]int {
	var all [][2]int
	type crossing struct {
		x  float64
		up int
	}
	for row := range c.rows * 4 {
		y := float64(row) + 0.5
		var cuts []crossing
		for _, ring := range rings {
			for i, b := range ring {
				x0, y0 := c.dots(ring[(i+len(ring)-1)%len(ring)])
				x1, y1 := c.dots(b)
				if (y0 <= y) != (y1 <= y) {
					cuts = append(cuts, crossing{x0 + (y-y0)/(y1-y0)*(x1-x0), map[bool]int{true: 1, false: -1}[y1 > y0]})
				}
			}
		}
		if len(cuts) == 0 {
			continue
		}
		for x := range c.cols * 2 {
			winding := 0
			for _, cut := range cuts {
				if cut.x <= float64(x)+0.5 {
					winding += cut.up
				}
			}
			if winding != 0 {
				all = append(all, [2]int{x, row})
			}
		}
	}
	return all
}
