package links

import "nnlua/runtime/functions"

func init() {
	add("Highway(in_out_size: integer, nobias: boolean = false, activate: value = nil, init_Wh: value = nil, init_Wt: value = nil, init_bh: value = nil, init_bt: value? = -1) -> Highway", NewHighway,
		"(x: float[N, ...]) -> Variable", (*Highway).Forward)
	field("Highway.activate: value", func(l *Highway) *any { return &l.Activate })
}

// Highway is a layer that lets a part of its input pass unchanged.
type Highway struct {
	Chain
	Activate any // see activate
}

// HighwayOptions are the arguments of L.Highway after the size.
type HighwayOptions struct {
	Nobias                         bool
	Activate                       any
	InitWh, InitWt, InitBh, InitBt any
}

// NewHighway makes a layer y = t * f(plain(x)) + (1 - t) * x with
// t = sigmoid(transform(x)), where plain and transform are Linear links with
// in_out_size inputs and outputs: t says how much of x is transformed
// (Srivastava and others, Highway Networks, arXiv:1505.00387).
//
// f is activate, a function or link, F.relu if it is nil. init_Wh and init_bh are
// initialW and initial_bias of plain, init_Wt and init_bt those of transform; the
// bias of transform is -1 at first, so that much passes.
//
//	> model = L.Highway(2, {init_Wh = 1, init_Wt = 0, init_bt = 0})
//	> model(np.array{{1, 3}})
//	variable([[2.5 3.5]])
func NewHighway(s *Session, inOutSize int, opt HighwayOptions) *Highway {
	checkActivation("activate", opt.Activate)
	l := &Highway{Activate: opt.Activate}
	l.setUp(s, l)
	l.AddLink("plain", NewLinear(s, &inOutSize, &inOutSize, LinearOptions{opt.Nobias, opt.InitWh, opt.InitBh}))
	l.AddLink("transform", NewLinear(s, &inOutSize, &inOutSize, LinearOptions{opt.Nobias, opt.InitWt, opt.InitBt}))
	return l
}

// Forward mixes x with what plain makes of it.
//
//	> model = L.Highway(2, {init_Wh = 1, init_Wt = 0, init_bt = 0})
//	> model:forward(np.array{{1, 2}})
//	variable([[2.  2.5]])
func (l *Highway) Forward(x *Variable) *Variable {
	y := activate(l.sess, l.Activate, l.run("plain", x))
	t := functions.Sigmoid(l.run("transform", x))
	return functions.Add(functions.Mul(y, t), functions.Mul(x, functions.AddScalar(functions.Neg(t), 1)))
}

// Apply is a call, hooks and all.
func (l *Highway) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
