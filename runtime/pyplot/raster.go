package pyplot

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"git.sr.ht/~sbinet/gg"
	xdraw "golang.org/x/image/draw"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// raster is a picture of pixels.
type raster struct {
	vector
	img           *image.RGBA
	width, height vg.Length
	scale         float64     // pixels per point
	opaque        bool        // the background, and with it all that is drawn on it
	plain         color.Color // of every pixel as long as nothing is drawn, then nil
}

func newRaster(w, h vg.Length, dpi int, background color.Color) *raster {
	_, _, _, alpha := background.RGBA()
	r := &raster{width: w, height: h, scale: float64(dpi) / 72, opaque: alpha == 0xffff, plain: background}
	r.img = image.NewRGBA(image.Rect(0, 0, int(w.Dots(float64(dpi))+0.5), int(h.Dots(float64(dpi))+0.5)))
	ctx := gg.NewContextForRGBA(r.img) // which vgimg would make of a copy
	ctx.SetLineCapButt()
	ctx.InvertY()
	r.vector = vector{vgimg.NewWith(vgimg.UseImageWithContext(r.img, ctx), vgimg.UseDPI(dpi))}
	draw.Draw(r.img, r.img.Rect, image.NewUniform(background), image.Point{}, draw.Src)
	return r
}

func (r *raster) size() (w, h vg.Length) { return r.width, r.height }

// pixel returns a position in pixels, counted from the top left.
func (r *raster) pixel(p vg.Point) (x, y float64) {
	return float64(p.X) * r.scale, float64(r.img.Bounds().Dy()) - float64(p.Y)*r.scale
}

// snap moves the middle of a line to the middle of a pixel, or between two where
// the line is an even number of pixels wide. The edge of an area has no width.
func (r *raster) snap(at, width vg.Length) vg.Length {
	pixels := 0.0
	if width > 0 {
		pixels = math.Max(1, math.Round(float64(width)*r.scale))
	}
	half := 0.5 * math.Mod(pixels, 2)
	return vg.Length((math.Round(float64(at)*r.scale-half) + half) / r.scale)
}

// stamp draws the mark once and copies it to all places, each at a whole pixel,
// as matplotlib does: a hundred thousand points are then no work.
func (r *raster) stamp(m mark, at []vg.Point) {
	r.plain = nil
	reach := m.edge.width
	for _, c := range m.shape {
		for _, p := range append([]vg.Point{c.Pos}, c.Control...) {
			reach = max(reach, m.edge.width+max(p.X, -p.X, p.Y, -p.Y))
		}
	}
	half := int(float64(reach)*r.scale) + 2
	side := vg.Length(float64(2*half+1) / r.scale)
	one := newRaster(side, side, int(math.Round(r.scale*72)), color.Transparent)
	shape := moved(m.shape, vg.Point{X: side / 2, Y: side / 2})
	one.fill(shape, m.face)
	one.stroke(shape, m.edge)
	for _, p := range at {
		x, y := r.pixel(p)
		corner := image.Pt(int(math.Floor(x))-half, int(math.Floor(y))-half)
		draw.Draw(r.img, one.img.Bounds().Add(corner), one.img, image.Point{}, draw.Over)
	}
}

// stroke draws a long open line in pieces: the time for one grows with the
// square of the number of its crossings.
func (r *raster) stroke(p vg.Path, s stroke) {
	r.plain = nil
	const piece = 64
	p = slices.Clone(p)
	open := !slices.ContainsFunc(p, func(c vg.PathComp) bool { return c.Type != vg.MoveComp && c.Type != vg.LineComp })
	for open && len(s.dashes) == 0 && len(p) > piece {
		r.vector.stroke(p[:piece], s)
		p = p[piece-1:] // the next piece goes on where this one ends
		p[0].Type = vg.MoveComp
	}
	r.vector.stroke(p, s)
}

// fill leaves out what would change no pixel: the area of axes is mostly as white as the
// figure, and there is nothing on it yet.
func (r *raster) fill(p vg.Path, c color.Color) {
	if r.opaque && r.plain != nil && c == r.plain {
		return
	}
	r.plain = nil
	r.vector.fill(p, c)
}

// glyphs draws text whose baseline stands on a pixel, so that letters are sharp.
func (r *raster) glyphs(line []span, at vg.Point, angle, size float64, c color.Color) {
	r.plain = nil
	at.X, at.Y = vg.Length(math.Round(float64(at.X)*r.scale)/r.scale), vg.Length(math.Round(float64(at.Y)*r.scale)/r.scale)
	r.vector.glyphs(line, at, angle, size, c)
}

func (r *raster) image(rect vg.Rectangle, img image.Image) {
	r.plain = nil
	left, bottom := r.pixel(rect.Min)
	right, top := r.pixel(rect.Max)
	at := image.Rect(int(math.Round(left)), int(math.Round(top)), int(math.Round(right)), int(math.Round(bottom)))
	if at.Empty() {
		return
	}
	draw.Draw(r.img, at, resized(img, at.Dx(), at.Dy()), image.Point{}, draw.Over)
}

func (r *raster) frame(rect vg.Rectangle, s stroke) { r.stroke(box(rect), s) }

// resized returns the picture in another size: every cell stays one of one
// colour when it grows; when it shrinks, colours mix.
func resized(img image.Image, w, h int) image.Image {
	result := image.NewRGBA(image.Rect(0, 0, w, h))
	var scaler xdraw.Scaler = xdraw.NearestNeighbor
	if size := img.Bounds().Size(); w < size.X || h < size.Y {
		scaler = xdraw.BiLinear
	}
	scaler.Scale(result, result.Bounds(), img, img.Bounds(), draw.Src, nil)
	return result
}

// smoothed returns a picture of about that many pixels in which cells run into
// each other.
func smoothed(img image.Image, size int) image.Image {
	from := img.Bounds().Size()
	times := max(1, size/max(from.X, from.Y))
	result := image.NewRGBA(image.Rect(0, 0, from.X*times, from.Y*times))
	xdraw.BiLinear.Scale(result, result.Bounds(), img, img.Bounds(), draw.Src, nil)
	return result
}
