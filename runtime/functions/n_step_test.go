package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// nStepForm is one of the n_step functions, for sequences of 3 inputs in layers of 2 units.
type nStepForm struct {
	name              string
	gates, directions int
	states            int
	call              func(states []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable)
}

const nStepLayers, nStepRows, nStepUnits, nStepInputs = 2, 3, 2, 3

var nStepForms = []nStepForm{
	{"n_step_lstm", 4, 1, 2, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, cy, ys := NStepLSTM(nStepLayers, ratio, s[0], s[1], ws, bs, xs)
		return []*Variable{hy, cy}, ys
	}},
	{"n_step_bilstm", 4, 2, 2, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, cy, ys := NStepBiLSTM(nStepLayers, ratio, s[0], s[1], ws, bs, xs)
		return []*Variable{hy, cy}, ys
	}},
	{"n_step_gru", 3, 1, 1, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, ys := NStepGRU(nStepLayers, ratio, s[0], ws, bs, xs)
		return []*Variable{hy}, ys
	}},
	{"n_step_bigru", 3, 2, 1, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, ys := NStepBiGRU(nStepLayers, ratio, s[0], ws, bs, xs)
		return []*Variable{hy}, ys
	}},
	{"n_step_rnn", 1, 1, 1, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, ys := NStepRNN(nStepLayers, ratio, s[0], ws, bs, xs, "tanh")
		return []*Variable{hy}, ys
	}},
	{"n_step_birnn", 1, 2, 1, func(s []*Variable, ratio float64, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
		hy, ys := NStepBiRNN(nStepLayers, ratio, s[0], ws, bs, xs, "relu")
		return []*Variable{hy}, ys
	}},
}

// inputs are fixed numbers for all arguments, as one list.
func (f *nStepForm) inputs(lengths []int) []*Array {
	var all []*Array
	count := nStepLayers * f.directions
	for i := range f.states {
		all = append(all, check.Input(1+i, count, nStepRows, nStepUnits))
	}
	for at := range count {
		for k := range 2 * f.gates {
			columns := nStepUnits
			if k < f.gates && at < f.directions {
				columns = nStepInputs
			} else if k < f.gates {
				columns = f.directions * nStepUnits
			}
			all = append(all, check.Input(10*at+k+3, nStepUnits, columns), check.Input(100+10*at+k, nStepUnits))
		}
	}
	for t, n := range lengths {
		all = append(all, check.Input(200+t, n, nStepInputs))
	}
	return all
}

// run calls the function on such a list.
func (f *nStepForm) run(all []*Variable, ratio float64) (last, ys []*Variable) {
	states, rest := all[:f.states], all[f.states:]
	ws, bs := make([][]*Variable, nStepLayers*f.directions), make([][]*Variable, nStepLayers*f.directions)
	for at := range ws {
		for range 2 * f.gates {
			ws[at], bs[at] = append(ws[at], rest[0]), append(bs[at], rest[1])
			rest = rest[2:]
		}
	}
	return f.call(states, ratio, ws, bs, rest)
}

func TestNStepGradients(t *testing.T) {
	for _, f := range nStepForms {
		check.Gradients(t, f.name, f.inputs([]int{1, 3, 0}), func(x ...*Variable) *Variable {
			last, ys := f.run(x, 0)
			var flat []*Variable
			for _, y := range append(last, ys...) {
				flat = append(flat, Flatten(y))
			}
			return Concat(flat, 0)
		})
	}
}

// TestNStepDropout compares sums over all elements, each times its place, with
// those of Chainer 7.8.1 for the same inputs after np.random.seed(0), with
// dropout_ratio=0.5 and steps of 3, 1 and 2 sequences.
func TestNStepDropout(t *testing.T) {
	want := map[string][]float64{ // the states, ys, np.random.rand() after it
		"n_step_lstm":   {-1.4030726748823228, -0.6729906397461866, -1.3873608904602692, 0.5680445610939323},
		"n_step_bilstm": {-9.191774541382236, 8.849007948648824, 8.13496848420978, 0.31542835092418386},
		"n_step_gru":    {-28.18393496532123, -21.234540021243, 0.5680445610939323},
		"n_step_bigru":  {47.97537318283419, 32.13279697352948, 0.31542835092418386},
		"n_step_rnn":    {-46.42009163145198, -37.283305892235674, 0.5680445610939323},
		"n_step_birnn":  {1523.9864253195249, 1319.5452462166259, 0.31542835092418386},
	}
	for _, f := range nStepForms {
		s := autograd.NewSession()
		s.Random.Seed(0)
		var all []*Variable
		for _, a := range f.inputs([]int{3, 1, 2}) {
			all = append(all, s.Variable(a))
		}
		last, ys := f.run(all, 0.5)
		var got []float64
		for _, y := range append(last, Concat(ys, 0)) {
			got = append(got, placeSum(y.Data()))
		}
		got = append(got, s.Random.RandomSample())
		if err := check.Near(array.FromSlice(got), array.FromSlice(want[f.name]), check.Tolerance{Rel: 1e-10}); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

func placeSum(a *Array) float64 {
	sum := 0.0
	for i := range a.Size() {
		sum += float64(i+1) * a.Float(i)
	}
	return sum
}

func TestNStepErrors(t *testing.T) {
	f := nStepForms[0]
	s := autograd.NewSession()
	arguments := func() (hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
		var all []*Variable
		for _, a := range f.inputs([]int{3, 2}) {
			all = append(all, s.Variable(a))
		}
		f.call = func(states []*Variable, _ float64, w, b [][]*Variable, x []*Variable) (last, ys []*Variable) {
			hx, cx, ws, bs, xs = states[0], states[1], w, b, x
			return nil, nil
		}
		f.run(all, 0)
		return
	}
	v := func(shape ...int) *Variable { return s.Variable(array.New(array.Float64, shape...)) }
	single := s.Variable(array.New(array.Float32, 2, 3))
	for want, call := range map[string]func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable){
		"n_layers is 0, want at least 1": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) { NStepLSTM(0, 0, hx, cx, ws, bs, xs) },
		"hx is float64(2, 3, 2), want [1 * n_layers, B, units] with n_layers = 3": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(3, 0, hx, cx, ws, bs, xs)
		},
		"hx is float64(3, 2), want [1 * n_layers, B, units] with n_layers = 2": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, v(3, 2), cx, ws, bs, xs)
		},
		"cx is float64(1, 3, 2), want shape and dtype of hx, float64(2, 3, 2)": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, v(1, 3, 2), ws, bs, xs)
		},
		"xs is empty, want at least one step": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, cx, ws, bs, nil)
		},
		"xs[2] is float64(4, 3), want float64[n, inputs] with n up to B = 3 and the inputs of xs[1], float64(3, 3)": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, cx, ws, bs, []*Variable{xs[0], v(4, 3)})
		},
		"xs[2] is float32(2, 3), want float64[n, inputs] with n up to B = 3 and the inputs of xs[1], float64(3, 3)": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, cx, ws, bs, []*Variable{xs[0], single})
		},
		"ws has 1 and bs has 2 tables, want 2, one for every layer and direction": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, cx, ws[:1], bs, xs)
		},
		"ws[1] has 6 and bs[1] has 8 arrays, want 8": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 0, hx, cx, [][]*Variable{ws[0][:6], ws[1]}, bs, xs)
		},
		"ws[2][4] is float64(2, 3), want a float array (2, 2)": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			ws[1][3] = ws[0][3]
			NStepLSTM(2, 0, hx, cx, ws, bs, xs)
		},
		"bs[1][8] is float64(3,), want float64(2,)": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			bs[0][7] = v(3)
			NStepLSTM(2, 0, hx, cx, ws, bs, xs)
		},
		"dropout_ratio is 1, want a number from 0 up to, but without, 1": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, 1, hx, cx, ws, bs, xs)
		},
		"dropout_ratio is NaN, want a number from 0 up to, but without, 1": func(hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) {
			NStepLSTM(2, math.NaN(), hx, cx, ws, bs, xs)
		},
	} {
		err := array.Try(func() { call(arguments()) })
		if want = "n_step_lstm: " + want; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func BenchmarkNStepLSTM(b *testing.B) {
	const steps, rows, units = 20, 32, 128
	s := autograd.NewSession()
	v := func(seed int, shape ...int) *Variable {
		return s.Variable(check.Input(seed, shape...).AsType(array.Float32))
	}
	var ws, bs, xs []*Variable
	for k := range 8 {
		ws, bs = append(ws, v(k, units, units)), append(bs, v(k, units))
	}
	for t := range steps {
		xs = append(xs, v(t, rows, units))
	}
	h := v(1, 1, rows, units)
	for b.Loop() {
		hy, _, _ := NStepLSTM(1, 0, h, h, [][]*Variable{ws}, [][]*Variable{bs}, xs)
		Sum(hy, nil, false).Backward(autograd.BackwardOptions{})
	}
}

// TestNStepThreads: threads share the sequences, and no digit depends on it.
func TestNStepThreads(t *testing.T) {
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	const rows, units, steps = 33, 64, 30
	for _, f := range nStepForms {
		if f.directions == 2 {
			continue // the same loops
		}
		var results [2][]*Array
		for i := range results {
			kernel.Threads = 1 + 2*i
			s := autograd.NewSession()
			v := func(seed int, shape ...int) *Variable {
				return s.Variable(check.Input(seed, shape...).AsType(array.Float32))
			}
			var all []*Variable
			for k := range f.states {
				all = append(all, v(k, nStepLayers, rows, units))
			}
			for k := range nStepLayers * 2 * f.gates {
				all = append(all, v(10+k, units, units), v(50+k, units))
			}
			for k := range steps {
				all = append(all, v(100+k, rows-k/3, units))
			}
			_, ys := f.run(all, 0)
			y := Concat(ys, 0)
			y.SetGrad(check.Input(5, y.Shape()...).AsType(array.Float32))
			y.Backward(autograd.BackwardOptions{})
			results[i] = append(results[i], y.Data())
			for _, x := range all {
				results[i] = append(results[i], x.Grad())
			}
		}
		for k, want := range results[0] {
			if err := check.Near(results[1][k], want, check.Tolerance{}); err != nil {
				t.Errorf("%s: result %d: %v", f.name, k, err)
			}
		}
	}
}
