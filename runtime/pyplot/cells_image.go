package pyplot

import (
	"image"
	"math"

	"gonum.org/v1/plot/vg"
)

func (c *cells) image(r vg.Rectangle, img image.Image) {
	x0, y1 := c.dots(r.Min)
	x1, y0 := c.dots(r.Max)
	left, right := int(math.Round(x0/2)), int(math.Round(x1/2))
	top, bottom := int(math.Round(y0/4)), int(math.Round(y1/4))
	if right <= left || bottom <= top {
		return
	}
	if c.colored {
		small := resized(img, right-left, 2*(bottom-top))
		for row := top; row < bottom; row++ {
			for col := left; col < right; col++ {
				if at := c.at(col, row); at != nil {
					*at = cell{text: '▀', ink: mixed(small.At(col-left, 2*(row-top)), c.theme.axes), under: mixed(small.At(col-left, 2*(row-top)+1), c.theme.axes)}
				}
			}
		}
		return
	}
	small := resized(img, 2*(right-left), 4*(bottom-top))
	for y := range 4 * (bottom - top) {
		for x := range 2 * (right - left) {
			if shade(small.At(x, y))&bit[y%4][x%2] != 0 {
				c.dot(2*left+x, 4*top+y, nil)
			}
		}
	}
}

// stamp draws a shape at every dot where there is a point, once.
func (c *cells) stamp(m mark, at []vg.Point) {
	seen := map[[2]int]bool{}
	for _, p := range at {
		x, y := c.dots(p)
		place := [2]int{int(math.Floor(x)), int(math.Floor(y))}
		if seen[place] {
			continue
		}
		seen[place] = true
		ink := c.ink(m.face)
		if invisible(m.face) {
			ink = c.ink(m.edge.color)
		}
		for _, line := range flatten(m.shape) {
			for _, q := range line {
				dx, dy := math.Round(float64(q.X)/dotSize), math.Round(float64(q.Y)/dotSize)
				c.dot(place[0]+int(dx), place[1]-int(dy), ink)
			}
		}
		c.dot(place[0], place[1], ink)
	}
}
