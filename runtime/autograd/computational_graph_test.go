package autograd

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// TestDump compares with what Chainer 7.8.1 writes of the same graph, but for the
// numbers of nodes, which are addresses there.
func TestDump(t *testing.T) {
	s := NewSession()
	x := s.Variable(array.New(array.Float32, 2, 1))
	x.SetName("x")
	y := Add(x, x)
	g := BuildComputationalGraph(y, true, GraphOptions{Rankdir: "LR", ShowName: true})
	want := `digraph graphname{rankdir=LR;1 [label="x: (2, 1), float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];` +
		`2 [label="_ + _",shape="record",fillcolor="#6495ED",style="filled"];3 [label="(2, 1), float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];1 -> 2;2 -> 3;}`
	if got := g.Dump("dot"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	g = BuildComputationalGraph(Add(y, x), true, GraphOptions{Rankdir: "TB", RemoveVariable: true})
	if got := g.Dump("dot"); strings.Count(got, "->") != 1 || strings.Contains(got, "float32") {
		t.Errorf("got %s", got)
	}
	for want, f := range map[string]func(){
		"rankdir is 'XX', want TB, BT, LR or RL": func() { BuildComputationalGraph(y, true, GraphOptions{Rankdir: "XX"}) },
		"format is 'svg', and only dot":          func() { g.Dump("svg") },
		"outputs holds no Variable":              func() { BuildComputationalGraph(3.0, true, GraphOptions{Rankdir: "TB"}) },
	} {
		if err := array.Try(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestClassNames: labels without an entry of their own become words.
func TestClassNames(t *testing.T) {
	for label, want := range map[string]string{"relu": "ReLU", "linear": "LinearFunction", "mean_squared_error": "MeanSquaredError", "**": "_ ** _", "exp": "exp"} {
		if got := (&Node{label: label, fn: nil}).className(); got != want {
			t.Errorf("%s is called %s, want %s", label, got, want)
		}
	}
}
