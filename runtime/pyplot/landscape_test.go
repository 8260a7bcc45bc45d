package pyplot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/functions"
)

// lossFunc is a script's function without arguments.
type lossFunc func() *autograd.Variable

func (f lossFunc) Call(...any) []any { return []any{f()} }

// hillOf returns a weight w of value 3 and the loss (w - 1)².
func hillOf() (s *autograd.Session, w *autograd.Variable, loss lossFunc) {
	s = autograd.NewSession()
	w = s.Variable(array.FromSlice([]float64{3}))
	return s, w, func() *autograd.Variable {
		d := functions.Sub(w, s.Variable(array.FromSlice([]float64{1})))
		return functions.Sum(functions.Mul(d, d), nil, false)
	}
}

// linesOf returns the lines in axes by their labels.
func linesOf(a *Axes) map[string]*line {
	all := map[string]*line{}
	for _, i := range a.items {
		if l, ok := i.(*line); ok {
			all[l.label] = l
		}
	}
	return all
}

// TestLandscape: the curve is the loss, the tangent has the slope of the gradient,
// the step is that of SGD, and the weight stays as it was.
func TestLandscape(t *testing.T) {
	s, w, loss := hillOf()
	data, lr := w.Data(), 0.1
	Landscape(s, loss, w, nil, LandscapeOptions{Span: []float64{-2, 4}, Path: []float64{3, 2.5}, Points: 61, Lr: &lr, Index: 1, Index2: 1})
	a := CurrentAxes(s)
	lines := linesOf(a)
	curve := lines["loss"]
	if curve == nil || len(curve.x) != 61 || curve.x[0] != -2 || curve.x[60] != 4 {
		t.Fatalf("the lines are %v", lines)
	}
	for i, x := range curve.x {
		if want := (x - 1) * (x - 1); math.Abs(curve.y[i]-want) > 1e-12 {
			t.Errorf("the loss at %v is %v, want %v", x, curve.y[i], want)
		}
	}
	path := lines["path"]
	if path == nil || len(path.y) != 2 || path.y[0] != 4 || path.y[1] != 2.25 {
		t.Errorf("the path is %v", path)
	}
	tangent := lines["gradient 3"]
	if tangent == nil || math.Abs((tangent.y[1]-tangent.y[0])/(tangent.x[1]-tangent.x[0])-3) > 1e-12 || (tangent.y[0]+tangent.y[1])/2 != 2.25 {
		t.Errorf("the tangent is %v", tangent)
	}
	next := lines["next value 2.2"]
	if next == nil || math.Abs(next.x[0]-2.2) > 1e-12 || math.Abs(next.y[0]-1.44) > 1e-12 {
		t.Errorf("the step leads to %v", next)
	}
	if w.Data() != data || w.Data().Float(0) != 3 || w.Grad() != nil {
		t.Errorf("the weight is %v, its gradient %v", w.Data(), w.Grad())
	}
	if a.x.label != "weight" || a.y.label != "loss" {
		t.Errorf("the axes are %s and %s", a.x.label, a.y.label)
	}
}

// TestLandscapeOverTwo: the map has the loss of all pairs, and the path lies on it.
func TestLandscapeOverTwo(t *testing.T) {
	s := autograd.NewSession()
	w := s.Variable(array.FromSlice([]float64{1, 5}))
	w.SetName("W")
	loss := lossFunc(func() *autograd.Variable { return functions.Sum(functions.Mul(w, w), nil, false) })
	pairs := array.FromSlice([]float64{1, 2, 0.5, 1, 0, 0}, 3, 2)
	Landscape(s, loss, w, w, LandscapeOptions{Span: []float64{-1, 1, 0, 2}, Path: pairs, Points: 3, Index: 1, Index2: 2})
	a := CurrentAxes(s)
	c, ok := a.items[0].(*contour)
	if !ok || !slices.Equal(c.z, []float64{1, 0, 1, 2, 1, 2, 5, 4, 5}) || !slices.Equal(c.x, []float64{-1, 0, 1, -1, 0, 1, -1, 0, 1}) {
		t.Fatalf("the map is %v", a.items[0])
	}
	path := linesOf(a)["path"]
	if path == nil || !slices.Equal(path.x, []float64{1, 0.5, 0}) || !slices.Equal(path.y, []float64{2, 1, 0}) {
		t.Errorf("the path is %v", path)
	}
	if w.Data().Float(0) != 1 || w.Data().Float(1) != 5 || a.x.label != "W" {
		t.Errorf("the weights are %v, the axis %s", w.Data(), a.x.label)
	}
	a.figure.Image(".png")
}

// TestLandscapeErrors: what cannot be drawn is said, and the weight is as before.
func TestLandscapeErrors(t *testing.T) {
	s, w, loss := hillOf()
	usual := func() LandscapeOptions { return LandscapeOptions{Index: 1, Index2: 1} }
	for want, f := range map[string]func(o *LandscapeOptions){
		"the index of param is 2, want 1 to 1": func(o *LandscapeOptions) { o.Index = 2 },
		"span is a positive number":            func(o *LandscapeOptions) { o.Span = []float64{4, 1} },
		"points is 1, want 2 to 100000":        func(o *LandscapeOptions) { o.Points = 1 },
		"the path has numbers that are not":    func(o *LandscapeOptions) { o.Path = []float64{1, nan} },
	} {
		o := usual()
		f(&o)
		if err := array.Try(func() { Landscape(s, loss, w, nil, o) }); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	calls := 0
	failing := lossFunc(func() *autograd.Variable {
		if calls++; calls > 3 {
			array.Fail("no loss here")
		}
		return loss()
	})
	if err := array.Try(func() { Landscape(s, failing, w, nil, usual()) }); err == nil || err.Error() != "no loss here" {
		t.Errorf("got %v", err)
	}
	if w.Data().Float(0) != 3 {
		t.Errorf("after an error the weight is %v", w.Data())
	}
}
