package pyplot

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const style = `cmap: value = nil, vmin: number? = nil, vmax: number? = nil, alpha: number = 1, aspect: value = "equal", interpolation: value = nil, origin: "upper"|"lower" = "upper", extent: value = nil) -> Mappable`
	both("imshow", "imshow", "(X: value, "+style, (*Axes).ImShow)
	catalog.Add("plt.matshow(A: value, "+style, MatShowFigure, catalog.Plotting)
	catalog.Add("Axes:matshow(A: value, "+style, (*Axes).MatShow, catalog.Plotting)
	both("pcolormesh", "pcolormesh", "(args: value*, cmap: value = nil, vmin: number? = nil, vmax: number? = nil, alpha: number = 1, shading: value = nil) -> Mappable", (*Axes).PColorMesh)
}

// ImageOptions are the keywords of plt.imshow.
type ImageOptions struct {
	Cmap          any
	Vmin, Vmax    *float64
	Alpha         float64
	Aspect        any
	Interpolation any
	Origin        string
	Extent        any
}

// picture is a rectangle of coloured cells.
type picture struct {
	Mappable
	values                   []float64     // of the cells, from the top left; nil for a picture in colours
	pixels                   []color.NRGBA // of a picture in colours
	rows, cols               int
	smooth                   bool
	left, right, bottom, top float64 // where it lies; top is where its first row is
}

// ImShow shows a matrix as a picture: every number is a cell, in a colour of the
// map cmap between vmin and vmax. Matrices of shape (rows, columns, 3) or (..., 4) are
// colours: red, green, blue and opacity, floats from 0 to 1 or integers to 255.
// The first row is at the top, or below with origin = "lower". What it returns is for
// colorbar. extent is {left, right, bottom, top}; interpolation "nearest" keeps
// cells sharp, "bilinear" mixes them.
//
// 日本語: 配列を画像として表示します。
//
//	> picture = plt.imshow({{0, 1}, {2, 3}}, {cmap = "gray"})
func (a *Axes) ImShow(x any, opt ImageOptions) *Mappable {
	data := numbers("X", x)
	shape := data.Shape()
	if n := len(shape); n == 3 && shape[2] == 1 {
		data = data.Reshape(shape[0], shape[1])
		shape = data.Shape()
	}
	if n := len(shape); n != 2 && !(n == 3 && (shape[2] == 3 || shape[2] == 4)) || data.Size() == 0 {
		array.Fail("X has shape %s, want (rows, columns), or (rows, columns, 3) or (..., 4) for colours", array.ShapeString(shape))
	}
	p := &picture{Mappable: Mappable{axes: a, colors: colormapOf(opt.Cmap, a), alpha: opt.Alpha}, rows: shape[0], cols: shape[1]}
	switch opt.Interpolation {
	case nil, "nearest", "none", "antialiased":
	case "bilinear", "bicubic", "spline16", "hanning", "lanczos", "gaussian":
		p.smooth = true
	default:
		array.Fail("interpolation is %v, want 'nearest' or 'bilinear'", opt.Interpolation)
	}
	if len(shape) == 2 {
		p.values = list("X", data)
		p.setRange(p.values, opt.Vmin, opt.Vmax)
	} else {
		p.readColors(data)
	}
	p.left, p.right = -0.5, float64(p.cols)-0.5
	p.bottom, p.top = float64(p.rows)-0.5, -0.5
	if opt.Origin == "lower" {
		p.bottom, p.top = p.top, p.bottom
		p.flip()
	}
	if opt.Extent != nil {
		e := list("extent", opt.Extent)
		if len(e) != 4 || !finite(e[0]+e[1]+e[2]+e[3]) || e[0] == e[1] || e[2] == e[3] {
			array.Fail("extent is {left, right, bottom, top}")
		}
		p.left, p.right, p.bottom, p.top = e[0], e[1], e[2], e[3]
	}
	switch opt.Aspect {
	case "equal", nil, 1.0:
		a.equal = true
	case "auto":
		a.equal = false
	default:
		array.Fail("aspect is %v, want 'equal' or 'auto'", opt.Aspect)
	}
	a.x.inverted, a.y.inverted = p.left > p.right, p.bottom > p.top
	a.add(p)
	a.mappable = &p.Mappable
	return &p.Mappable
}

// MatShowFigure shows a matrix as a picture in a new figure of its form, with the
// numbers of the columns above it.
//
// 日本語: 行列を色で表示します。
//
//	> picture = plt.matshow({{1, 0}, {0, 1}})
func MatShowFigure(s *Session, x any, opt ImageOptions) *Mappable {
	_, rows, cols := matrix("A", x)
	f := figuresOf(s)
	f.current = nil
	figure := CurrentFigure(s)
	form := float64(rows) / float64(cols)
	figure.width, figure.height = min(max(4.8/form, 4), 16), 4.8
	return figure.AddAxes([]float64{0.15, 0.09, 0.775, 0.775}).MatShow(x, opt)
}

// MatShow shows a matrix as ImShow does, with the numbers of the columns above it.
//
//	> ax = plt.gca()
//	> picture = ax:matshow({{1, 0}, {0, 1}})
func (a *Axes) MatShow(x any, opt ImageOptions) *Mappable {
	matrix("A", x)
	a.x.far, a.x.twice = true, true
	m := a.ImShow(x, opt)
	a.x.whole, a.y.whole = true, true
	return m
}

func (p *picture) readColors(x *Array) {
	channels := x.Shape()[2]
	scale := 255.0
	if !x.Dtype().IsFloat() {
		scale = 1
	}
	part := func(i int) uint8 { return uint8(min(max(x.Float(i)*scale, 0), 255) + 0.5) }
	p.pixels = make([]color.NRGBA, p.rows*p.cols)
	for i := range p.pixels {
		c := color.NRGBA{R: part(i * channels), G: part(i*channels + 1), B: part(i*channels + 2), A: 255}
		if channels == 4 {
			c.A = part(i*channels + 3)
		}
		p.pixels[i] = c
	}
}

// flip turns the picture upside down.
func (p *picture) flip() {
	for i, k := 0, p.rows-1; i < k; i, k = i+1, k-1 {
		for c := range p.cols {
			if p.values != nil {
				p.values[i*p.cols+c], p.values[k*p.cols+c] = p.values[k*p.cols+c], p.values[i*p.cols+c]
			} else {
				p.pixels[i*p.cols+c], p.pixels[k*p.cols+c] = p.pixels[k*p.cols+c], p.pixels[i*p.cols+c]
			}
		}
	}
}

func (p *picture) layer() float64 { return 0 }

func (p *picture) extend(b *bounds) {
	b.add(p.left, p.bottom)
	b.add(p.right, p.top)
	b.stickX = append(b.stickX, p.left, p.right)
	b.stickY = append(b.stickY, p.bottom, p.top)
}

// draw draws the cells that are in view, the outermost ones in part.
func (p *picture) draw(to *pen) {
	from, upto := to.at(p.left, p.bottom), to.at(p.right, p.top)
	if !valid(from) || !valid(upto) {
		return
	}
	full := vg.Rectangle{Min: vg.Point{X: min(from.X, upto.X), Y: min(from.Y, upto.Y)}, Max: vg.Point{X: max(from.X, upto.X), Y: max(from.Y, upto.Y)}}
	img := p.render(from.X > upto.X, from.Y > upto.Y)
	seen := vg.Rectangle{
		Min: vg.Point{X: max(full.Min.X, to.area.Min.X), Y: max(full.Min.Y, to.area.Min.Y)},
		Max: vg.Point{X: min(full.Max.X, to.area.Max.X), Y: min(full.Max.Y, to.area.Max.Y)},
	}
	if seen.Min.X >= seen.Max.X || seen.Min.Y >= seen.Max.Y {
		return
	}
	if part := full.Size(); seen != full {
		cell := func(v, length vg.Length, n int) float64 { return float64(v/length) * float64(n) }
		x0, x1 := math.Floor(cell(seen.Min.X-full.Min.X, part.X, p.cols)), math.Ceil(cell(seen.Max.X-full.Min.X, part.X, p.cols)-1e-9)
		y0, y1 := math.Floor(cell(full.Max.Y-seen.Max.Y, part.Y, p.rows)), math.Ceil(cell(full.Max.Y-seen.Min.Y, part.Y, p.rows)-1e-9)
		// Cells that are cut are drawn finer, so that what is cut off can be left out.
		const fine = 16
		img = resized(img.(*image.NRGBA).SubImage(image.Rect(int(x0), int(y0), int(x1), int(y1))), int(x1-x0)*fine, int(y1-y0)*fine)
		w, h := part.X/vg.Length(p.cols), part.Y/vg.Length(p.rows)
		cut := image.Rect(
			int(math.Round(float64((seen.Min.X-full.Min.X)/w-vg.Length(x0))*fine)), int(math.Round(float64((full.Max.Y-seen.Max.Y)/h-vg.Length(y0))*fine)),
			int(math.Round(float64((seen.Max.X-full.Min.X)/w-vg.Length(x0))*fine)), int(math.Round(float64((full.Max.Y-seen.Min.Y)/h-vg.Length(y0))*fine)))
		img = img.(*image.RGBA).SubImage(cut)
	}
	if p.smooth {
		img = smoothed(img, 512)
	}
	to.image(seen, img)
}

// render returns the cells as an image, mirrored where an axis runs backwards.
func (p *picture) render(mirrorX, mirrorY bool) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, p.cols, p.rows))
	for r := range p.rows {
		for c := range p.cols {
			var pixel color.NRGBA
			if p.values != nil {
				pixel = p.color(p.values[r*p.cols+c])
			} else {
				pixel = p.pixels[r*p.cols+c]
			}
			pixel.A = uint8(float64(pixel.A)*p.alpha + 0.5)
			x, y := c, r
			if mirrorX {
				x = p.cols - 1 - c
			}
			if mirrorY {
				y = p.rows - 1 - r
			}
			img.SetNRGBA(x, y, pixel)
		}
	}
	return img
}

// PColorMesh shows a matrix as coloured cells whose sides are the lines at x and
// y: pcolormesh(C) or pcolormesh(x, y, C), both evenly spaced.
//
// 日本語: 格子の升目を色で塗ります。
//
//	> picture = plt.pcolormesh({{1, 2}, {3, 4}})
func (a *Axes) PColorMesh(args []any, cmap any, vmin, vmax *float64, opt MeshOptions) *Mappable {
	if len(args) != 1 && len(args) != 3 {
		array.Fail("want C, or x, y and C; got %d arguments", len(args))
	}
	_, rows, cols := matrix("C", args[len(args)-1])
	extent := []float64{0, float64(cols), 0, float64(rows)}
	if len(args) == 3 {
		for i, n := range []int{cols, rows} {
			low, high := ends([]string{"x", "y"}[i], args[i], n)
			extent[2*i], extent[2*i+1] = low, high
		}
	}
	return a.ImShow(args[len(args)-1], ImageOptions{Cmap: cmap, Vmin: vmin, Vmax: vmax, Alpha: opt.Alpha, Aspect: "auto", Origin: "lower", Extent: extent})
}

// MeshOptions are the keywords of plt.pcolormesh.
type MeshOptions struct {
	Alpha   float64
	Shading any
}

// ends returns the outer sides of n cells, given their sides or their middles.
func ends(name string, v any, n int) (low, high float64) {
	at := list(name, v)
	if x := numbers(name, v); x.Ndim() == 2 { // of a meshgrid
		low, high = at[0], at[len(at)-1]
		if k := x.Shape()[map[string]int{"x": 1, "y": 0}[name]]; k == n && n > 1 {
			half := (high - low) / float64(n-1) / 2
			return low - half, high + half
		}
		return low, high
	}
	switch {
	case len(at) == n+1:
		return at[0], at[n]
	case len(at) == n && n > 1:
		half := (at[n-1] - at[0]) / float64(n-1) / 2
		return at[0] - half, at[n-1] + half
	}
	array.Fail("%s has %d numbers, want %d or %d", name, len(at), n, n+1)
	return 0, 0
}
