package pyplot

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// spacing is the free room of a figure, in parts of its size; between axes in
// parts of the size of axes.
type spacing struct{ left, right, bottom, top, wspace, hspace float64 }

var defaultSpacing = spacing{0.125, 0.9, 0.11, 0.88, 0.2, 0.2}

// place is where axes stand: fields first to last of a grid, counted row by
// row from 0, or beside other axes as their colour bar.
type place struct {
	rows, cols  int
	first, last int
	area        *[4]float64 // left, bottom, width, height in parts of the figure, instead of a grid
}

// area returns the part of the sheet that axes get.
func (f *Figure) area(at place, w, h vg.Length, s spacing) vg.Rectangle {
	if r := at.area; r != nil {
		return vg.Rectangle{Min: vg.Point{X: w * vg.Length(r[0]), Y: h * vg.Length(r[1])},
			Max: vg.Point{X: w * vg.Length(r[0]+r[2]), Y: h * vg.Length(r[1]+r[3])}}.Add(f.shift())
	}
	cols, rows := float64(at.cols), float64(at.rows)
	width := (s.right - s.left) / (cols + s.wspace*(cols-1))
	height := (s.top - s.bottom) / (rows + s.hspace*(rows-1))
	row0, col0, row1, col1 := at.first/at.cols, at.first%at.cols, at.last/at.cols, at.last%at.cols
	x := func(col int) vg.Length { return w * vg.Length(s.left+float64(col)*width*(1+s.wspace)) }
	y := func(row int) vg.Length { return h * vg.Length(s.top-float64(row)*height*(1+s.hspace)) }
	return vg.Rectangle{Min: vg.Point{X: x(min(col0, col1)), Y: y(row1) - h*vg.Length(height)}, Max: vg.Point{X: x(max(col0, col1)) + w*vg.Length(width), Y: y(row0)}}.Add(f.shift())
}

// background returns the colour of the sheet.
func (f *Figure) background() color.Color {
	if c, ok := f.face.(color.Color); ok {
		return c
	}
	return f.theme.figure
}

// draw draws the whole figure.
func (f *Figure) draw(t target) {
	w, h := f.sheet(t)
	s := f.spacing
	if f.tight {
		s = f.tighten(t)
	}
	for _, a := range f.axes {
		a.fit()
	}
	for _, p := range f.pens(t, s) {
		p.axes.draw(p)
	}
	if f.suptitle != nil {
		f.suptitle.style.color = or(f.suptitle.style.color, f.theme.line)
		write(t, vg.Point{X: w / 2, Y: h * 0.98}.Add(f.shift()), f.suptitle.text, f.suptitle.style)
	}
}

// pens returns a pen for every one of the axes, with the area in which it draws.
// A colour bar takes its room from the axes that it belongs to.
func (f *Figure) pens(t target, s spacing) []*pen {
	w, h := f.sheet(t)
	areas := map[*Axes]vg.Rectangle{}
	for _, a := range f.axes {
		if a.bar == nil {
			areas[a] = f.area(a.place, w, h, s)
		}
	}
	for _, a := range f.axes {
		if a.bar != nil {
			areas[a], areas[a.bar.of] = a.bar.split(areas[a.bar.of])
		}
	}
	var pens []*pen
	for _, a := range f.axes {
		pens = append(pens, &pen{target: t, axes: a, area: a.square(areas[a])})
	}
	return pens
}

func or(c, other color.Color) color.Color {
	if c == nil {
		return other
	}
	return c
}

// tighten returns the spacing at which labels and titles just fit, with
// matplotlib's padding of 1.08 lines.
func (f *Figure) tighten(t target) spacing {
	w, h := f.sheet(t)
	pad := vg.Length(10.8)
	if _, isTerminal := t.(*cells); isTerminal {
		pad = dotSize
	}
	s := defaultSpacing
	for range 2 { // ticks depend on the size of axes, and that on the ticks
		for _, a := range f.axes {
			a.fit()
		}
		rows, cols := 1, 1
		for _, a := range f.axes {
			rows, cols = max(rows, a.place.rows), max(cols, a.place.cols)
		}
		lefts, rights := make([]vg.Length, cols), make([]vg.Length, cols)
		tops, bottoms := make([]vg.Length, rows), make([]vg.Length, rows)
		cells := map[*Axes]vg.Rectangle{}
		for _, p := range f.pens(t, s) {
			a := p.axes
			if a.bar != nil {
				a = a.bar.of
			}
			if a.place.area != nil || a.place.rows != rows || a.place.cols != cols {
				continue
			}
			cells[a] = f.area(a.place, w, h, s)
			outer, cell := p.axes.outer(p), cells[a]
			col0, col1, row0, row1 := a.place.first%cols, a.place.last%cols, a.place.first/cols, a.place.last/cols
			lefts[col0] = max(lefts[col0], cell.Min.X-outer.Min.X)
			rights[col1] = max(rights[col1], outer.Max.X-cell.Max.X)
			tops[row0] = max(tops[row0], outer.Max.Y-cell.Max.Y)
			bottoms[row1] = max(bottoms[row1], cell.Min.Y-outer.Min.Y)
		}
		s.left = float64((lefts[0] + pad) / w)
		s.right = 1 - float64((rights[cols-1]+pad)/w)
		s.bottom = float64((bottoms[rows-1] + pad) / h)
		s.top = 1 - float64((tops[0]+pad)/h)
		if f.suptitle != nil {
			s.top -= ((lineAscent+lineDescent)*f.suptitle.style.size + float64(pad)) / float64(h)
		}
		s.wspace, s.hspace = 0, 0
		var gaps []vg.Length
		for c := 1; c < cols; c++ {
			gaps = append(gaps, rights[c-1]+lefts[c]+pad)
		}
		s.wspace = gap(gaps, s.right-s.left, cols, w)
		gaps = nil
		for r := 1; r < rows; r++ {
			gaps = append(gaps, bottoms[r-1]+tops[r]+pad)
		}
		s.hspace = gap(gaps, s.top-s.bottom, rows, h)
		if s.right <= s.left || s.top <= s.bottom {
			return defaultSpacing // the labels leave no room
		}
	}
	return s
}

// gap returns the widest gap in parts of the size of axes, of which n share a length.
func gap(gaps []vg.Length, part float64, n int, length vg.Length) float64 {
	if len(gaps) == 0 {
		return 0
	}
	g := float64(slices.Max(gaps) / length)
	return g / max((part-g*float64(n-1))/float64(n), 0.01)
}
