package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.lstm(c_prev: float[...], x: float[...]) -> (float[...], float[...])", LSTM, catalog.Activation)
}

// LSTM makes one step of long short-term memory cells and returns their new
// states c and their outputs h. (Hochreiter and Schmidhuber, 1997, with forget
// gates.)
//
// 日本語: LSTM の1ステップを計算します。
//
// c_prev is [B, units, ...], x is [B, 4 * units, ...]: four numbers a, i, f, o
// for each unit, side by side. Then
//
//	c = tanh(a) * sigmoid(i) + c_prev * sigmoid(f)
//	h = tanh(c) * sigmoid(o)
//
// x may have fewer rows than c_prev: the other states are over, and c has them
// unchanged; h has the rows of x. x has the dtype of c_prev.
//
//	> c, h = F.lstm(np.array{{1}}, np.array{{0.5, 2, 1, -1}})
//	> c
//	variable([[1.13809]])
//	> c, h = F.lstm(np.array{{1}}, np.array{{0, 0, 0, 0}})
//	> h
//	variable([[0.23105858]])
func LSTM(cPrev, x *Variable) (c, h *Variable) {
	checkLSTM("lstm", "c_prev", "x", cPrev, x, x.Dtype())
	rows, n := cPrev.Shape()[0], x.Shape()[0]
	if n > rows {
		array.FailIn("lstm", "x is %s, want at most as many rows as c_prev, %s", x.Data().Describe(), cPrev.Data().Describe())
	}
	if n == rows {
		out := apply("lstm", &lstm{}, cPrev, x)
		return out[0], out[1]
	}
	parts := SplitAt(cPrev, []int{n}, 0)
	out := apply("lstm", &lstm{}, parts[0], x)
	return Concat([]*Variable{out[0], parts[1]}, 0), out[1]
}

// checkLSTM refuses an x that is not [B, 4 * units, ...] beside c, [B, units, ...],
// in dtype d. It leaves B to the caller.
func checkLSTM(function, cName, xName string, c, x *Variable, d array.Dtype) {
	cs, xs := c.Shape(), x.Shape()
	if len(cs) < 2 || c.Dtype() != d {
		array.FailIn(function, "%s is %s, want %s[B, units, ...]", cName, c.Data().Describe(), d)
	}
	if len(xs) != len(cs) || xs[1] != 4*cs[1] || !array.SameShape(xs[2:], cs[2:]) || x.Dtype() != d {
		array.FailIn(function, "%s is %s, want %s[B, 4 * units, ...] with the units and the other axes of %s, %s",
			xName, x.Data().Describe(), d, cName, c.Data().Describe())
	}
}

type lstm struct {
	Node
	gates *Array // nil after the way back, which takes their memory
}

func (f *lstm) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	f.RetainOutputs(0)
	var c, h *Array
	c, h, f.gates = lstmForward(in[0], in[1])
	return []*Array{c, h}
}

func (f *lstm) Backward(gy []*Variable) []*Variable {
	cPrev, x, c := f.RetainedInput(0), f.RetainedInput(1), f.RetainedOutput(0)
	gc, gh := gradOrZeros(gy[0], c), gradOrZeros(gy[1], c)
	return apply("lstm_grad", &lstmGrad{}, cPrev, x, c, gc, gh)
}

func (f *lstm) BackwardArrays(gy []*Array) []*Array {
	cPrev, gates := f.RetainedArray(0), f.gates
	if f.gates = nil; gates == nil {
		_, _, gates = lstmForward(cPrev, f.RetainedArray(1))
	}
	return lstmBackward(cPrev, gates, arrayOrZeros(gy[0], cPrev), arrayOrZeros(gy[1], cPrev))
}

// gradOrZeros returns g, or zeros like x where there is no gradient.
func gradOrZeros(g, x *Variable) *Variable {
	if g != nil {
		return g
	}
	return x.Session().Constant(arrayOrZeros(nil, x.Data()))
}

// arrayOrZeros is gradOrZeros for arrays.
func arrayOrZeros(g, x *Array) *Array {
	if g != nil {
		return g
	}
	return array.New(x.Dtype(), x.Shape()...)
}
