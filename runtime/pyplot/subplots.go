package pyplot

import (
	"math"
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("plt.gca() -> Axes", CurrentAxes, catalog.Plotting)
	catalog.Add("plt.sca(ax: Axes)", SetCurrentAxes, catalog.Plotting)
	catalog.Add("plt.subplot(args: value*, projection: value = nil) -> Axes", Subplot, catalog.Plotting)
	catalog.Add(`plt.subplots(nrows: integer = 1, ncols: integer = 1, sharex: boolean = false, sharey: boolean = false, figsize: value = nil, dpi: integer = 100, squeeze: boolean = true) -> (Figure, value)`, Subplots, catalog.Plotting)
	catalog.Add("plt.subplots_adjust("+adjustSignature+")", (*Figure).Adjust, catalog.Plotting)
	catalog.Add("Figure:subplots_adjust("+adjustSignature+")", (*Figure).Adjust, catalog.Plotting)
	catalog.Add("Figure:add_subplot(args: value*) -> Axes", (*Figure).AddSubplot, catalog.Plotting)
	catalog.Add("plt.axes(rect: value = nil) -> Axes", (*Figure).AddAxes, catalog.Plotting)
	catalog.Add("Figure:add_axes(rect: value) -> Axes", (*Figure).AddAxes, catalog.Plotting)
	catalog.Add("plt.tight_layout()", (*Figure).TightLayout, catalog.Plotting)
	catalog.Add("Figure:tight_layout()", (*Figure).TightLayout, catalog.Plotting)
	catalog.AddProperty("Axes.figure: Figure", (*Axes).Figure, nil, catalog.Plotting)
}

const adjustSignature = "left: number? = nil, bottom: number? = nil, right: number? = nil, top: number? = nil, wspace: number? = nil, hspace: number? = nil"

// SetCurrentAxes makes ax the axes that the functions of plt draw in.
//
//	> fig, axs = plt.subplots(1, 2)
//	> plt.sca(axs[1])
//	> plt.title("left")
func SetCurrentAxes(s *Session, ax *Axes) {
	figuresOf(s).current = ax.figure
	ax.figure.current = ax
}

// Subplot chooses field index of a grid of axes, counted row by row from 1:
// subplot(rows, columns, index), or the three digits in one number. What is
// drawn next goes there. index may be {first, last}: the fields from one to the other.
//
// 日本語: 図を区切った枠の1つを選びます。
//
//	> ax = plt.subplot(2, 1, 1)
//	> ax = plt.subplot(212)
func Subplot(s *Session, args []any, projection any) *Axes {
	if projection != nil {
		array.Fail("projection is not supported: axes are rectangular")
	}
	return CurrentFigure(s).AddSubplot(args)
}

// AddSubplot adds axes in field index of a grid: add_subplot(rows, columns, index).
// Where such axes are already, they are taken.
//
// 日本語: 図に枠を加えます。
//
//	> fig = plt.figure()
//	> ax = fig:add_subplot(1, 2, 2)
func (f *Figure) AddSubplot(args []any) *Axes {
	at := parsePlace(args)
	for _, a := range f.axes {
		if a.place == at {
			f.current = a
			return a
		}
	}
	return f.addAxes(at)
}

func parsePlace(args []any) place {
	if len(args) == 0 {
		return place{rows: 1, cols: 1}
	}
	var n []int
	for i, arg := range args {
		for _, v := range list("index", arg) {
			if v != float64(int(v)) {
				array.Fail("argument %d is %g, want a whole number", i+1, v)
			}
			n = append(n, int(v))
		}
	}
	if len(args) == 1 && len(n) == 1 {
		if n[0] < 100 || n[0] > 999 {
			array.Fail("one number has three digits: rows, columns and index, as in 211")
		}
		n = []int{n[0] / 100, n[0] / 10 % 10, n[0] % 10}
	}
	if len(n) == 3 {
		n = append(n, n[2])
	}
	if len(n) != 4 || n[0] < 1 || n[1] < 1 || n[0] > 100 || n[1] > 100 {
		array.Fail("want rows, columns and index, as in (2, 1, 1)")
	}
	if n[2] < 1 || n[3] > n[0]*n[1] || n[3] < n[2] {
		array.Fail("index is %d, want 1 to %d", n[2], n[0]*n[1])
	}
	return place{rows: n[0], cols: n[1], first: n[2] - 1, last: n[3] - 1}
}

// Subplots makes a figure with a grid of axes and returns both: one axes object
// for a single field, a sequence for one row or column, else a sequence of rows.
// sharex and sharey give all of them the same range.
//
// 日本語: 図と、区切った枠をまとめて作ります。
//
//	> fig, axs = plt.subplots(1, 2, {figsize = {8, 3}})
//	> axs[2]:plot({1, 2, 3})
//	> fig, ax = plt.subplots()
func Subplots(s *Session, nrows, ncols int, sharex, sharey bool, figsize any, dpi int, squeeze bool) (*Figure, any) {
	if nrows < 1 || ncols < 1 || nrows > 100 || ncols > 100 {
		array.Fail("%d rows and %d columns, want 1 to 100 of each", nrows, ncols)
	}
	f := NewFigure(s, nil, figsize, dpi, nil)
	grid := make([][]*Axes, nrows)
	for i := range nrows * ncols {
		a := f.addAxes(place{rows: nrows, cols: ncols, first: i, last: i})
		if first := f.axes[0]; i > 0 {
			if sharex {
				a.x.shared = &first.x
			}
			if sharey {
				a.y.shared = &first.y
			}
		}
		grid[i/ncols] = append(grid[i/ncols], a)
	}
	switch {
	case squeeze && nrows*ncols == 1:
		return f, grid[0][0]
	case squeeze && nrows == 1:
		return f, grid[0]
	case squeeze && ncols == 1:
		column := make([]*Axes, nrows)
		for i, row := range grid {
			column[i] = row[0]
		}
		return f, column
	}
	return f, grid
}

// AddAxes adds axes at {left, bottom, width, height}, in parts of the figure.
//
//	> ax = plt.axes{0.2, 0.2, 0.6, 0.6}
func (f *Figure) AddAxes(rect any) *Axes {
	if rect == nil {
		return f.addAxes(place{rows: 1, cols: 1})
	}
	if a, ok := rect.(*Axes); ok {
		f.current = a
		return a
	}
	r := list("rect", rect)
	if len(r) != 4 || !(r[2] > 0 && r[3] > 0) || !near(r...) {
		array.Fail("rect is {left, bottom, width, height} in parts of the figure, none of them beyond 10")
	}
	return f.addAxes(place{rows: 1, cols: 1, area: (*[4]float64)(r)})
}

// Adjust sets the room around and between axes: left, right, bottom and top in
// parts of the figure, wspace and hspace in parts of the size of axes.
//
// 日本語: 枠の間隔を調整します。
//
//	> plt.subplots_adjust{hspace = 0.4}
func (f *Figure) Adjust(left, bottom, right, top, wspace, hspace *float64) {
	s := f.spacing
	for _, v := range []struct {
		to    *float64
		value *float64
	}{{&s.left, left}, {&s.bottom, bottom}, {&s.right, right}, {&s.top, top}, {&s.wspace, wspace}, {&s.hspace, hspace}} {
		if v.value != nil {
			*v.to = *v.value
		}
	}
	if !(s.left < s.right && s.bottom < s.top && s.wspace >= 0 && s.hspace >= 0 && near(s.wspace, s.hspace, s.left, s.right, s.bottom, s.top)) {
		array.Fail("left must be smaller than right, bottom smaller than top, wspace and hspace not negative, and none of them beyond 10")
	}
	f.spacing, f.tight = s, false
}

// near reports whether numbers are parts of a figure that may be meant: axes that lie
// very far outside of it take minutes to draw.
func near(parts ...float64) bool {
	return !slices.ContainsFunc(parts, func(v float64) bool { return !(math.Abs(v) <= 10) })
}

// TightLayout makes room for all labels and titles and no more.
//
// 日本語: 文字が重ならないように枠を並べます。
//
//	> plt.tight_layout()
func (f *Figure) TightLayout() { f.tight = true }

// Figure returns the figure on which the axes stand.
//
// 日本語: この枠が入っている図です。
//
//	> ax = plt.gca()
//	> ax.figure.number
//	1
func (a *Axes) Figure() *Figure { return a.figure }
