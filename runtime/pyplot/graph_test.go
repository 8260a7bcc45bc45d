package pyplot

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/functions"
)

// TestGraph: every box is in its layer, no two overlap, and the picture names
// values, functions and gradients.
func TestGraph(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.FromSlice([]float32{1, 2}))
	x.SetName("x")
	y := functions.Sum(functions.Mul(functions.Exp(x), functions.Add(x, x)), nil, false)
	y.Backward(autograd.BackwardOptions{})
	DrawGraph(s, y, DrawGraphOptions{Data: true, Grad: true, Rankdir: "TB", Precision: 3})
	g := CurrentFigure(s).graph
	g.layOut(outlineWidth, 8, 24)
	for i, a := range g.nodes {
		for _, b := range g.nodes[:i] {
			ra, rb := a.rect(), b.rect()
			if ra.Min.X < rb.Max.X && rb.Min.X < ra.Max.X && ra.Min.Y < rb.Max.Y && rb.Min.Y < ra.Max.Y {
				t.Errorf("%v and %v overlap", a.lines, b.lines)
			}
		}
	}
	for _, e := range g.edges {
		if e[0].at.Y <= e[1].at.Y {
			t.Errorf("%v is not above %v", e[0].lines, e[1].lines)
		}
	}
	svg := Shown(s).Image(".svg")
	for _, word := range []string{">x<", "exp", "sum", "[10.9  44.3]"} {
		if !strings.Contains(svg, word) {
			t.Errorf("no %s in the picture", word)
		}
	}
	if text := Shown(s).Characters(70, 20); !strings.Contains(text, "exp") || !strings.Contains(text, "sum") {
		t.Errorf("the terminal shows\n%s", text)
	}
}
