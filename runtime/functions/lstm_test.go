package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// both lays c and h side by side, since a check wants one result.
func both(c, h *Variable) *Variable { return Concat([]*Variable{Flatten(c), Flatten(h)}, 0) }

func TestLSTMGradients(t *testing.T) {
	for _, c := range []struct{ c, x []int }{
		{[]int{2, 3}, []int{2, 12}}, {[]int{3, 2}, []int{1, 8}}, {[]int{2, 2, 3}, []int{2, 8, 3}},
		{[]int{1, 1}, []int{1, 4}}, {[]int{2, 1}, []int{0, 4}}, {[]int{2, 0}, []int{2, 0}}, {[]int{2, 1, 0}, []int{2, 4, 0}},
	} {
		inputs := []*Array{check.Input(1, c.c...), check.Input(2, c.x...)}
		check.Gradients(t, "lstm", inputs, func(x ...*Variable) *Variable { return both(LSTM(x[0], x[1])) })
		check.Gradients(t, "c of lstm", inputs, func(x ...*Variable) *Variable { c, _ := LSTM(x[0], x[1]); return c })
		check.Gradients(t, "h of lstm", inputs, func(x ...*Variable) *Variable { _, h := LSTM(x[0], x[1]); return h })
	}
}

func TestChildrenGradients(t *testing.T) {
	for _, n := range []int{0, 1, 2} {
		inputs := []*Array{check.Input(1, n, 2), check.Input(2, n, 2), check.Input(3, n, 8), check.Input(4, n, 8), check.Input(5, n, 10)}
		check.Gradients(t, "slstm", inputs[:4], func(x ...*Variable) *Variable { return both(SLSTM(x[0], x[1], x[2], x[3])) })
		check.Gradients(t, "tree_lstm", inputs[:3:3], func(x ...*Variable) *Variable { return both(TreeLSTM(x[0], x[2])) })
		check.Gradients(t, "tree_lstm of two", inputs, func(x ...*Variable) *Variable { return both(TreeLSTM(x[0], x[1], x[4])) })
	}
}

// TestLSTMAndTree compares lstm with tree_lstm of one child.
func TestLSTMAndTree(t *testing.T) {
	for _, shape := range [][]int{{1, 31}, {1, 32}, {1, 33}, {5, 700}} {
		s := autograd.NewSession()
		cPrev, x := check.Input(1, shape...), check.Input(2, shape[0], 4*shape[1])
		var results [2][]*Array
		for i := range results {
			cv, xv := s.Variable(cPrev), s.Variable(x)
			y := both(LSTM(cv, xv))
			if i == 1 {
				g := lstmGates(xv, shape)
				y = both(TreeLSTM(cv, Concat([]*Variable{g[0], g[1], g[3], g[2]}, 1)))
			}
			y.SetGrad(check.Input(3, y.Shape()...))
			y.Backward(autograd.BackwardOptions{})
			results[i] = []*Array{y.Data(), cv.Grad(), xv.Grad()}
		}
		for k, want := range results[1] {
			if err := check.Near(results[0][k], want, check.Tolerance{Rel: 1e-13, Abs: 1e-15}); err != nil {
				t.Errorf("%v: result %d: %v", shape, k, err)
			}
		}
	}
}

func TestLSTMErrors(t *testing.T) {
	s := autograd.NewSession()
	v := func(shape ...int) *Variable { return s.Variable(array.New(array.Float32, shape...)) }
	double := s.Variable(array.New(array.Float64, 2, 3))
	for want, f := range map[string]func(){
		"lstm: c_prev is float32(2,), want float32[B, units, ...]":                                                                   func() { LSTM(v(2), v(8)) },
		"lstm: c_prev is float64(2, 3), want float32[B, units, ...]":                                                                 func() { LSTM(double, v(2, 12)) },
		"lstm: x is float32(2, 11), want float32[B, 4 * units, ...] with the units and the other axes of c_prev, float32(2, 3)":      func() { LSTM(v(2, 3), v(2, 11)) },
		"lstm: x is float32(1, 4, 3), want float32[B, 4 * units, ...] with the units and the other axes of c_prev, float32(1, 1, 2)": func() { LSTM(v(1, 1, 2), v(1, 4, 3)) },
		"lstm: x is float32(3, 12), want at most as many rows as c_prev, float32(2, 3)":                                              func() { LSTM(v(2, 3), v(3, 12)) },
		"slstm: x2 is float32(2, 11), want float32[B, 4 * units, ...] with the units and the other axes of c_prev2, float32(2, 3)":   func() { SLSTM(v(2, 3), v(2, 3), v(2, 12), v(2, 11)) },
		"slstm: c_prev2 is float64(2, 3), want float32[B, units, ...]":                                                               func() { SLSTM(v(2, 3), double, v(2, 12), v(2, 12)) },
		"slstm: c_prev2 is float32(2, 2), want the shape of c_prev1, float32(2, 3)":                                                  func() { SLSTM(v(2, 3), v(2, 2), v(2, 12), v(2, 8)) },
		"slstm: x1 is float32(1, 12) and x2 is float32(2, 12), want the 2 rows of c_prev1":                                           func() { SLSTM(v(2, 3), v(2, 3), v(1, 12), v(2, 12)) },
		"tree_lstm: takes the states of one or more children and x, got 1 arrays":                                                    func() { TreeLSTM(v(2, 3)) },
		"tree_lstm: state 2 is float32(2, 2), want float32[B, units], like the first, float32(2, 3)":                                 func() { TreeLSTM(v(2, 3), v(2, 2), v(2, 15)) },
		"tree_lstm: state 1 is float64(2, 3), want float32[B, units], like the first, float64(2, 3)":                                 func() { TreeLSTM(double, v(2, 12)) },
		"tree_lstm: x is float32(2, 11), want 2 rows and 5 * 3 columns":                                                              func() { TreeLSTM(v(2, 3), v(2, 3), v(2, 11)) },
	} {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func BenchmarkLSTM(b *testing.B) {
	s := autograd.NewSession()
	cPrev, x := s.Variable(check.Input(1, 64, 256).AsType(array.Float32)), s.Variable(check.Input(2, 64, 1024).AsType(array.Float32))
	g := check.Input(3, 64, 256).AsType(array.Float32)
	for b.Loop() {
		_, h := LSTM(cPrev, x)
		h.SetGrad(g)
		h.Backward(autograd.BackwardOptions{})
		cPrev.ClearGrad()
		x.ClearGrad()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(64*256), "ns/cell")
}

// TestTwoWaysBack: the way back writes over the gates, and a second one through the
// same graph computes them once more.
func TestTwoWaysBack(t *testing.T) {
	s := autograd.NewSession()
	x := func(seed int, shape ...int) *Variable { return s.Variable(check.Input(seed, shape...)) }
	cPrev, gates := x(1, 3, 5), x(2, 3, 20)
	graphs := map[string]func() (leaves []*Variable, y *Variable){
		"lstm": func() ([]*Variable, *Variable) { return []*Variable{cPrev, gates}, both(LSTM(cPrev, gates)) },
	}
	for _, f := range nStepForms {
		graphs[f.name] = func() (leaves []*Variable, y *Variable) {
			for _, a := range f.inputs([]int{3, 2, 2}) {
				leaves = append(leaves, s.Variable(a))
			}
			last, ys := f.run(leaves, 0)
			return leaves, Concat([]*Variable{Flatten(Concat(ys, 0)), Flatten(last[0])}, 0)
		}
	}
	for name, graph := range graphs {
		leaves, y := graph()
		var first []*Array
		for way := range 2 {
			y.SetGrad(check.Input(3, y.Shape()...))
			y.Backward(autograd.BackwardOptions{})
			for i, leaf := range leaves {
				if way == 0 {
					first = append(first, leaf.Grad().Copy())
				} else if err := check.Near(leaf.Grad(), first[i], check.Tolerance{}); err != nil {
					t.Errorf("%s: the second gradient of input %d: %v", name, i, err)
				}
				leaf.ClearGrad()
			}
		}
	}
}
