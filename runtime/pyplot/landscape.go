package pyplot

import (
	"math"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`plt.landscape(lossfun: function, param: Variable, param2: Variable? = nil, span: value = nil, path: value = nil, points: integer = 0, lr: number? = nil, index: integer = 1, index2: integer = 1)`, Landscape, catalog.Plotting)
}

// LandscapeOptions are the keywords of plt.landscape.
type LandscapeOptions struct {
	Span, Path    any
	Points        int
	Lr            *float64
	Index, Index2 int
}

// Landscape draws the loss as a hill over one weight, or over two as a map.
// lossfun computes the loss with the weights as they are; param and param2 are
// Variables or parameters, of which element index (from 1, in reading order) is
// the weight. They keep their data and gradients. span is how far the picture reaches to both
// sides, or {from, to}; for two weights {from, to, from, to}. path is the
// training recorded: the values of the weight, or pairs of both.
//
// 日本語: パラメータを動かしたときの誤差の地形を描きます。
//
// Over one weight the gradient of the last point is drawn as a tangent, and with the
// learning rate lr the step that SGD takes from there.
//
//	> w = chainer.Variable(np.array{3})
//	> loss = function() return F.sum((w - 1) ^ 2) end
//	> plt.landscape(loss, w, {span = {-2, 4}, path = {3, 2, 1.5}, lr = 0.1})
func Landscape(s *Session, lossfun catalog.Func, param, param2 *autograd.Variable, opt LandscapeOptions) {
	a := CurrentAxes(s)
	w := newWeight("param", param, opt.Index)
	if param2 == nil {
		a.hill(lossfun, w, opt)
		a.x.label, a.y.label = nameOf(param, "weight"), "loss"
		return
	}
	a.terrain(lossfun, w, newWeight("param2", param2, opt.Index2), opt)
	a.x.label, a.y.label = nameOf(param, "weight 1"), nameOf(param2, "weight 2")
}

func nameOf(v *autograd.Variable, other string) string {
	if name := v.Name(); name != "" {
		return name
	}
	return other
}

// shortNumber writes a number for a legend.
func shortNumber(v float64) string { return strconv.FormatFloat(v, 'g', 3, 64) }

// weight is one number of a parameter.
type weight struct {
	v     *autograd.Variable
	index int
}

func newWeight(name string, v *autograd.Variable, index int) weight {
	if v.Data() == nil {
		array.Fail("%s has no data yet", name)
	}
	if index < 1 || index > v.Data().Size() {
		array.Fail("the index of %s is %d, want 1 to %d", name, index, v.Data().Size())
	}
	return weight{v, index - 1}
}

func (w weight) value() float64 { return w.v.Data().Float(w.index) }

// set gives the Variable a copy of its data in which the weight is another.
func (w weight) set(value float64) {
	data := w.v.Data().Copy()
	data.SetFloat(w.index, value)
	w.v.SetData(data)
}

// lossOf calls the script's function and returns the loss.
func lossOf(lossfun catalog.Func) *autograd.Variable {
	results := lossfun.Call()
	if len(results) == 0 {
		array.Fail("lossfun returned nothing, want the loss")
	}
	loss, ok := results[0].(*autograd.Variable)
	if !ok || loss.Data().Size() != 1 {
		array.Fail("lossfun did not return a loss of one number")
	}
	return loss
}

// hill is the curve over one weight.
func (a *Axes) hill(lossfun catalog.Func, w weight, opt LandscapeOptions) {
	path := []float64{w.value()}
	if opt.Path != nil {
		path = list("path", opt.Path)
	}
	from, to := reach(opt.Span, path)
	n := resolution(opt.Points, 200, 100000)
	start := w.v.Data()
	defer w.v.SetData(start)
	at := func(value float64) float64 {
		w.set(value)
		return lossOf(lossfun).Data().Float(0)
	}
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = from + (to-from)*float64(i)/float64(n-1)
		y[i] = at(x[i])
	}
	curve := a.newLine("", PlotOptions{Alpha: 1, Zorder: 2, Label: "loss"})
	curve.x, curve.y = x, y
	a.add(curve)
	if len(path) == 0 {
		return
	}
	steps := a.newLine("o-", PlotOptions{Alpha: 1, Zorder: 2, Markeredgewidth: 1, Label: "path"})
	steps.width, steps.marks.size = 1, 4
	for _, value := range path {
		steps.x, steps.y = append(steps.x, value), append(steps.y, at(value))
	}
	if len(path) > 1 {
		a.add(steps)
	}
	last := len(path) - 1
	a.tangent(lossfun, w, path[last], steps.y[last], (to-from)/8, opt.Lr)
}

// tangent draws the gradient at a point, and the step that SGD takes from it.
func (a *Axes) tangent(lossfun catalog.Func, w weight, x, y, half float64, lr *float64) {
	grad := w.v.Grad()
	defer w.v.SetGrad(grad)
	w.set(x)
	w.v.ClearGrad()
	lossOf(lossfun).Backward(autograd.BackwardOptions{})
	if w.v.Grad() == nil {
		array.Fail("the loss does not depend on param")
	}
	slope := w.v.Grad().Float(w.index)
	line := a.newLine("--", PlotOptions{Alpha: 1, Zorder: 2.1, Color: "C3", Label: "gradient " + minus(shortNumber(slope))})
	line.x, line.y = []float64{x - half, x + half}, []float64{y - slope*half, y + slope*half}
	line.aside = true
	a.add(line)
	point := a.newLine("o", PlotOptions{Alpha: 1, Zorder: 2.2, Color: "C3", Markeredgewidth: 1})
	point.x, point.y = []float64{x}, []float64{y}
	a.add(point)
	if lr == nil {
		return
	}
	next := x - *lr*slope
	w.set(next)
	below := lossOf(lossfun).Data().Float(0)
	n := &annotation{x: next, y: below, textX: x, textY: y, coords: "data", style: textStyle{size: 10}, arrow: &arrowStyle{color: parseColor("C2"), width: 1.5, name: "->"}}
	a.add(n)
	after := a.newLine("o", PlotOptions{Alpha: 1, Zorder: 2.2, Color: "C2", Markeredgewidth: 1, Label: "next value " + minus(shortNumber(next))})
	after.x, after.y = []float64{next}, []float64{below}
	a.add(after)
}

// terrain is the map over two weights.
func (a *Axes) terrain(lossfun catalog.Func, w, w2 weight, opt LandscapeOptions) {
	var px, py []float64
	if opt.Path != nil {
		path, rows, cols := matrix("path", opt.Path)
		if cols != 2 {
			array.Fail("path has %d columns, want pairs of both weights", cols)
		}
		for i := range rows {
			px, py = append(px, path[2*i]), append(py, path[2*i+1])
		}
	}
	spanX, spanY := opt.Span, opt.Span
	if opt.Span != nil {
		if s := list("span", opt.Span); len(s) == 4 {
			spanX, spanY = s[:2], s[2:]
		}
	}
	fromX, toX := reach(spanX, append([]float64{w.value()}, px...))
	fromY, toY := reach(spanY, append([]float64{w2.value()}, py...))
	n := resolution(opt.Points, 40, 1000)
	start, start2 := w.v.Data(), w2.v.Data()
	defer func() { w.v.SetData(start); w2.v.SetData(start2) }()
	s := surface{rows: n, cols: n}
	for i := range n * n {
		x := fromX + (toX-fromX)*float64(i%n)/float64(n-1)
		y := fromY + (toY-fromY)*float64(i/n)/float64(n-1)
		w.set(x)
		w2.set(y)
		s.x, s.y, s.z = append(s.x, x), append(s.y, y), append(s.z, lossOf(lossfun).Data().Float(0))
	}
	c := &contour{surface: s, filled: true}
	c.Mappable = Mappable{axes: a, colors: colormaps()["viridis"], alpha: 1, levels: levelsOf(s.z, 20.0)}
	c.setRange(c.levels, nil, nil)
	for i := 1; i < len(c.levels); i++ {
		c.bands = append(c.bands, c.color((c.levels[i-1]+c.levels[i])/2))
	}
	a.add(c)
	a.mappable = &c.Mappable
	if px != nil {
		line := a.newLine("o-", PlotOptions{Alpha: 1, Zorder: 2, Color: "r", Markeredgewidth: 1, Label: "path"})
		line.width, line.marks.size = 1, 3
		line.x, line.y = px, py
		a.add(line)
	}
}

// reach returns the ends of the picture along one weight.
func reach(span any, path []float64) (from, to float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range path {
		low, high = min(low, v), max(high, v)
	}
	half := math.Max(1, high-low)
	if span != nil {
		s := list("span", span)
		if len(s) == 2 && s[0] < s[1] && finite(s[0]) && finite(s[1]) {
			return s[0], s[1]
		}
		if len(s) != 1 || !(s[0] > 0) || !finite(s[0]) {
			array.Fail("span is a positive number, {from, to}, or for two weights {from, to, from, to}")
		}
		half = s[0]
	}
	if !finite(low) || !finite(high) {
		array.Fail("the path has numbers that are not finite; give a span {from, to}")
	}
	return low - half, high + half
}

func resolution(points, usual, most int) int {
	if points == 0 {
		return usual
	}
	if points < 2 || points > most {
		array.Fail("points is %d, want 2 to %d", points, most)
	}
	return points
}
