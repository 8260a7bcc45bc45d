package pyplot

import (
	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("plt.figure(num: integer? = nil, figsize: value = nil, dpi: integer = 100, facecolor: value = nil) -> Figure", NewFigure, catalog.Plotting)
	catalog.Add("plt.gcf() -> Figure", CurrentFigure, catalog.Plotting)
	catalog.Add("plt.clf()", (*Figure).Clear, catalog.Plotting)
	catalog.Add("Figure:clf()", (*Figure).Clear, catalog.Plotting)
	catalog.Add("plt.close(fig: value = nil)", Close, catalog.Plotting)
	catalog.AddProperty("Figure.number: integer", (*Figure).Number, nil, catalog.Plotting)
	catalog.AddProperty("Figure.axes: value", (*Figure).AxesList, nil, catalog.Plotting)
}

// Figure is a drawing: a sheet with axes on it.
type Figure struct {
	session  *Session
	number   int
	width    float64 // inches
	height   float64
	dpi      int
	face     any // the colour given for the sheet, nil for the style's
	theme    *theme
	axes     []*Axes
	current  *Axes
	suptitle *text
	tight    bool
	spacing  spacing
	graph    *graphPicture // what plt.graph drew, nil for other figures
	cut      *vg.Rectangle // the part of the sheet that is drawn, nil for all
}

// figures is the pyplot state of one session: the open figures and the current one.
type figures struct {
	open    []*Figure
	current *Figure
	theme   *theme
}

type figuresKey struct{}

func figuresOf(s *Session) *figures {
	return s.Part(figuresKey{}, func() any { return &figures{theme: themes["default"]} }).(*figures)
}

// The current figure and axes come first in functions of plt that are methods
// of those. Both are made where there are none.
var (
	_ = catalog.Provide(CurrentFigure)
	_ = catalog.Provide(CurrentAxes)
)

// CurrentFigure returns the figure that is being drawn, a new one if there is none.
//
// 日本語: 今の図を返します。
//
//	> fig = plt.figure(3)
//	> plt.gcf().number
//	3
func CurrentFigure(s *Session) *Figure {
	f := figuresOf(s)
	if f.current == nil {
		number := 1
		for _, other := range f.open {
			number = max(number, other.number+1)
		}
		f.add(s, number)
	}
	return f.current
}

func (f *figures) add(s *Session, number int) {
	f.current = &Figure{session: s, number: number, width: 6.4, height: 4.8, dpi: 100, theme: f.theme, spacing: defaultSpacing}
	f.open = append(f.open, f.current)
}

// NewFigure starts a new figure, or goes back to the figure of that number.
// figsize is {width, height} in inches, {6.4, 4.8} by itself; dpi is the number
// of pixels per inch.
//
// 日本語: 新しい図を始めます。
//
//	> fig = plt.figure{figsize = {8, 3}}
func NewFigure(s *Session, num *int, figsize any, dpi int, facecolor any) *Figure {
	f := figuresOf(s)
	f.current = nil
	if num != nil {
		for _, old := range f.open {
			if old.number == *num {
				f.current = old
				return old
			}
		}
		f.add(s, *num)
	}
	figure := CurrentFigure(s)
	figure.setSize(figsize)
	if dpi < 1 || dpi > 2400 {
		array.FailIn("figure", "dpi is %d, want 1 to 2400", dpi)
	}
	figure.dpi = dpi
	if facecolor != nil {
		figure.face = parseColor(facecolor)
	}
	return figure
}

func (f *Figure) setSize(figsize any) {
	if figsize == nil {
		return
	}
	size := numbers("figsize", figsize)
	if size.Size() != 2 || !(size.Float(0) > 0 && size.Float(1) > 0 && size.Float(0) <= 100 && size.Float(1) <= 100) {
		array.Fail("figsize is {width, height} in inches, each up to 100")
	}
	f.width, f.height = size.Float(0), size.Float(1)
}

// Number returns the number of the figure.
//
//	> fig = plt.figure(7)
//	> fig.number
//	7
func (f *Figure) Number() int { return f.number }

// AxesList returns all axes of the figure.
//
//	> fig, axs = plt.subplots(2, 2)
//	> #fig.axes
//	4
func (f *Figure) AxesList() []*Axes { return f.axes }

// Clear empties the figure.
//
// 日本語: 図の中身を消します。
//
//	> plt.plot({1, 2, 3})
//	> plt.clf()
func (f *Figure) Clear() {
	f.axes, f.current, f.suptitle, f.tight, f.spacing, f.graph = nil, nil, nil, false, defaultSpacing, nil
}

// Close forgets the current figure, the figure of a number, or with "all" every one.
//
// 日本語: 図を閉じます。
//
//	> fig = plt.figure()
//	> plt.close()
//	> plt.close("all")
func Close(s *Session, fig any) {
	f := figuresOf(s)
	gone := f.current
	switch which := fig.(type) {
	case nil:
	case string:
		if which != "all" {
			array.Fail("fig is '%s', want a figure, its number or 'all'", which)
		}
		f.open, f.current = nil, nil
		return
	case float64:
		gone = nil
		for _, figure := range f.open {
			if float64(figure.number) == which {
				gone = figure
			}
		}
	case *Figure:
		gone = which
	default:
		array.Fail("fig is no figure, want a figure, its number or 'all'")
	}
	f.forget(gone)
}

// forget closes a figure; the last one that is open becomes current.
func (f *figures) forget(gone *Figure) {
	for i, figure := range f.open {
		if figure == gone {
			f.open = append(f.open[:i:i], f.open[i+1:]...)
			break
		}
	}
	if f.current == gone {
		f.current = nil
		if n := len(f.open); n > 0 {
			f.current = f.open[n-1]
		}
	}
}
