package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	const arguments = "(in_size: integer?, out_size: integer, init: value = nil, inner_init: value = nil, bias_init: value = nil)"
	add("StatelessGRU"+arguments+" -> StatelessGRU", NewStatelessGRU, "(h: float[...], x: float[...]) -> Variable", (*StatelessGRU).Forward)
	add("StatefulGRU"+arguments+" -> StatefulGRU", NewStatefulGRU, "(x: float[...]) -> Variable", (*StatefulGRU).Forward)
	catalog.Add("L.GRU"+arguments+" -> GRU", NewGRU, catalog.Links)
}

// gruWeights are the weights of a GRU: of its gates r and z and of its
// candidate, from the input (W) and from the state (U).
type gruWeights struct {
	Chain
	wr, ur, wz, uz, w, u *Linear
}

// GRUOptions are the arguments of L.GRU after the sizes: start values as initialW has them.
type GRUOptions struct{ Init, InnerInit, BiasInit any }

func (l *gruWeights) init(s *Session, self any, inSize *int, outSize int, opt GRUOptions) {
	l.setUp(s, self)
	input := func(name string) *Linear {
		return adopt(&l.Chain, name, NewLinear(s, inSize, &outSize, LinearOptions{InitialW: opt.Init, InitialBias: opt.BiasInit}))
	}
	inner := func(name string) *Linear {
		return adopt(&l.Chain, name, NewLinear(s, &outSize, &outSize, LinearOptions{InitialW: opt.InnerInit, InitialBias: opt.BiasInit}))
	}
	l.wr, l.ur = input("W_r"), inner("U_r")
	l.wz, l.uz = input("W_z"), inner("U_z")
	l.w, l.u = input("W"), inner("U")
}

// next returns the state after h, which is nil for 0.
func (l *gruWeights) next(h, x *Variable) *Variable {
	rows(x)
	z, candidate := l.wz.Apply(x), l.w.Apply(x)
	if h == nil {
		return functions.Mul(functions.Sigmoid(z), functions.Tanh(candidate))
	}
	r := functions.Sigmoid(functions.Add(l.wr.Apply(x), l.ur.Apply(h)))
	z = functions.Sigmoid(functions.Add(z, l.uz.Apply(h)))
	candidate = functions.Tanh(functions.Add(candidate, l.u.Apply(functions.Mul(r, h))))
	return functions.LinearInterpolate(z, candidate, h)
}

// StatelessGRU is a GRU that is given its state and returns the next.
type StatelessGRU struct{ gruWeights }

// NewStatelessGRU makes a layer of out_size gated recurrent units for in_size
// inputs that does not remember its state (Cho and others, arXiv:1406.1078): a
// call gets the last state h and the input x and returns
//
//	r = sigmoid(W_r(x) + U_r(h))
//	z = sigmoid(W_z(x) + U_z(h))
//	h' = (1 - z) * h + z * tanh(W(x) + U(r * h))
//
// The weights of W_r, W_z and W are drawn by init, those of U_r, U_z and U by
// inner_init (both LeCunNormal), and all biases are bias_init (0). With
// in_size = nil the first call tells the number of inputs.
//
//	> model = L.StatelessGRU(1, 1, {init = 1, inner_init = 1})
//	> model(np.array{{0.5}}, np.array{{2}})
//	variable([[0.94873273]])
func NewStatelessGRU(s *Session, inSize *int, outSize int, opt GRUOptions) *StatelessGRU {
	l := &StatelessGRU{}
	l.init(s, l, inSize, outSize, opt)
	return l
}

// Forward returns the next state.
//
//	> model = L.StatelessGRU(1, 1, {init = 1, inner_init = 1})
//	> model:forward(np.array{{0.5}}, np.array{{2}})
//	variable([[0.94873273]])
func (l *StatelessGRU) Forward(h, x *Variable) *Variable { return l.next(h, x) }

// StatefulGRU is a layer of gated recurrent units that remembers its state.
type StatefulGRU struct {
	gruWeights
	HiddenState
}

// NewStatefulGRU makes a layer of out_size gated recurrent units for in_size
// inputs. It remembers its state h, which is also its output, from call to
// call; reset_state() forgets it. A call computes what StatelessGRU does, with
// h = 0 at first. Gradients flow back through all calls since reset_state().
// The arguments are those of StatelessGRU.
//
// 日本語: 状態を覚えている GRU の層を作ります。
//
//	> model = L.StatefulGRU(1, 1, {init = 1, inner_init = 1})
//	> model(np.array{{2}})
//	variable([[0.8491127]])
//	> model(np.array{{2}})
//	variable([[0.98481375]])
func NewStatefulGRU(s *Session, inSize *int, outSize int, opt GRUOptions) *StatefulGRU {
	l := &StatefulGRU{}
	l.init(s, l, inSize, outSize, opt)
	return l
}

// Forward returns the next state and remembers it.
//
//	> model = L.StatefulGRU(1, 1, {init = 1, inner_init = 1})
//	> model:forward(np.array{{2}})
//	variable([[0.8491127]])
func (l *StatefulGRU) Forward(x *Variable) *Variable {
	l.H = l.next(l.H, x)
	return l.H
}

// Apply is a call, hooks and all.
func (l *StatefulGRU) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// GRU is another name of StatefulGRU.
type GRU struct{ StatefulGRU }

// NewGRU makes a StatefulGRU.
//
// 日本語: GRU の層を作ります。呼ぶたびに内部の状態が進みます。
//
//	> model = L.GRU(1, 1, {init = 1, inner_init = 1})
//	> model(np.array{{2}})
//	variable([[0.8491127]])
func NewGRU(s *Session, inSize *int, outSize int, opt GRUOptions) *GRU {
	l := &GRU{}
	l.init(s, l, inSize, outSize, opt)
	return l
}
