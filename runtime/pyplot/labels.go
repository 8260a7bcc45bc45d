package pyplot

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("plt.title(label: string)", Title, catalog.Plotting)
	catalog.Add("plt.xlabel(label: string)", XLabel, catalog.Plotting)
	catalog.Add("plt.ylabel(label: string)", YLabel, catalog.Plotting)
	catalog.Add("plt.xlim(left: number, right: number)", XLim, catalog.Plotting)
	catalog.Add("plt.ylim(bottom: number, top: number)", YLim, catalog.Plotting)
	catalog.Add("plt.grid(visible: boolean = true)", Grid, catalog.Plotting)
	catalog.Add("plt.legend(labels: strings? = nil)", Legend, catalog.Plotting)
	catalog.Add("plt.figure(num: integer? = nil, figsize: value = nil)", NewFigure, catalog.Plotting)
	catalog.Add("plt.clf()", Clf, catalog.Plotting)
	catalog.Add("plt.close()", Close, catalog.Plotting)
}

// Title sets the text above the figure.
//
//	> plt.title("loss")
func Title(s *Session, label string) { axesOf(s).title = label }

// XLabel sets the text below the x axis.
//
//	> plt.xlabel("epoch")
func XLabel(s *Session, label string) { axesOf(s).xlabel = label }

// YLabel sets the text beside the y axis.
//
//	> plt.ylabel("loss")
func YLabel(s *Session, label string) { axesOf(s).ylabel = label }

// XLim sets the range of the x axis, which fits the data otherwise.
//
//	> plt.xlim(0, 10)
func XLim(s *Session, left, right float64) { axesOf(s).xlim = limit("xlim", left, right) }

// YLim sets the range of the y axis, which fits the data otherwise.
//
//	> plt.ylim(0, 1)
func YLim(s *Session, bottom, top float64) { axesOf(s).ylim = limit("ylim", bottom, top) }

func limit(op string, low, high float64) *[2]float64 {
	if !finite(low) || !finite(high) || low >= high {
		array.FailIn(op, "the range is %g to %g, want a smaller and then a larger number", low, high)
	}
	return &[2]float64{low, high}
}

// Grid draws lines behind the data at every tick, or takes them away.
//
//	> plt.grid(true)
func Grid(s *Session, visible bool) { axesOf(s).grid = visible }

// Legend shows the labels of the lines in a box. labels, if given, name the
// lines in the order in which they were drawn.
//
//	> plt.plot({1, 2}, {label = "a"})
//	> plt.legend()
func Legend(s *Session, labels []string) {
	a := axesOf(s)
	for i, label := range labels {
		if i < len(a.lines) {
			a.lines[i].label = label
		}
	}
	a.legend = true
}

// NewFigure starts a new figure. figsize is {width, height} in inches, {6.4,
// 4.8} by itself.
//
//	> plt.figure({figsize = {8, 3}})
func NewFigure(s *Session, num *int, figsize any) {
	f := figuresOf(s)
	f.current = nil
	if num != nil {
		f.last = *num - 1
	}
	figure := f.figure()
	if figsize == nil {
		return
	}
	size := numbers(figsize)
	if size.Size() != 2 || !(size.Float(0) > 0 && size.Float(1) > 0 && size.Float(0) <= 100 && size.Float(1) <= 100) {
		array.FailIn("figure", "figsize is {width, height} in inches, each up to 100")
	}
	figure.width, figure.height = size.Float(0), size.Float(1)
}

// Clf empties the current figure.
//
//	> plt.clf()
func Clf(s *Session) { *axesOf(s) = Axes{} }

// Close forgets the current figure.
//
//	> plt.close()
func Close(s *Session) { figuresOf(s).close() }
