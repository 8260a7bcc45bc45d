package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("Linear(in_size: integer? = nil, out_size: integer? = nil, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> Linear", NewLinear,
		"(x: float[...], n_batch_axes: integer = 1) -> Variable", (*Linear).Forward)
	field("Linear.in_size: integer?", func(l *Linear) **int { return &l.inSize })
	field("Linear.out_size: integer", func(l *Linear) *int { return &l.outSize })
	optional("Linear.b: Parameter?", func(l *Linear) **Parameter { return &l.B })
}

// Linear is the fully connected layer y = x W^T + b. W is (out_size, in_size),
// b is (out_size,) or absent.
type Linear struct {
	Link
	W, B    *Parameter
	inSize  *int
	outSize int
}

// LinearOptions are the arguments of L.Linear after the sizes.
type LinearOptions struct {
	Nobias                bool
	InitialW, InitialBias any
}

// NewLinear makes a fully connected layer with in_size inputs and out_size
// outputs. W is drawn from the normal distribution with standard deviation
// sqrt(1 / in_size) (LeCunNormal), b is 0; initialW and initial_bias change
// that. With in_size = nil, or one size only, the first call tells the number
// of inputs.
//
// 日本語: 全結合層 y = Wx + b を作ります。W は乱数（標準偏差 sqrt(1/入力数)）、b は 0 で始まります。
//
//	> np.random.seed(0)
//	> model = L.Linear(1, 1)
//	> model.W.data
//	[[1.7640524]]
//	> model(np.array{{2}})
//	variable([[3.5281048]])
func NewLinear(s *Session, inSize, outSize *int, opt LinearOptions) *Linear {
	if outSize == nil {
		inSize, outSize = nil, inSize
	}
	if outSize == nil || *outSize < 0 || inSize != nil && *inSize < 0 {
		array.FailIn("Linear", "want the number of outputs: L.Linear(in_size, out_size)")
	}
	l := &Linear{inSize: inSize, outSize: *outSize}
	l.setUp(s, l, "in_size", inSize, "out_size", *outSize, "nobias", opt.Nobias)
	l.W = l.weight("W", opt.InitialW)
	if inSize != nil {
		l.InitializeParams(*inSize)
	}
	if !opt.Nobias {
		l.B = l.bias("b", opt.InitialBias, *outSize)
	}
	return l
}

// InitializeParams tells W the number of inputs.
func (l *Linear) InitializeParams(inSize int) { l.W.Initialize([]int{l.outSize, inSize}) }

// Forward returns x W^T + b, as model(x) does. See F.linear for n_batch_axes.
//
// 日本語: y = Wx + b を計算します。
//
//	> model = L.Linear(2, 1, {initialW = 3})
//	> model:forward(np.array{{1, 2}})
//	variable([[9.]])
func (l *Linear) Forward(x *Variable, nBatchAxes int) *Variable {
	if !l.W.IsInitialized() {
		inputs := 1
		for _, n := range x.Shape()[max(0, min(nBatchAxes, x.Ndim())):] {
			inputs *= n
		}
		l.InitializeParams(inputs)
	}
	return functions.Linear(x, &l.W.Variable, l.B.orNil(), nBatchAxes)
}

// Apply is a call, hooks and all, for rows along the first axis.
func (l *Linear) Apply(x *Variable) *Variable {
	if !l.IsWatched() { // no closure, which counts in small networks
		return l.Forward(x, 1)
	}
	return l.between(x, func() *Variable { return l.Forward(x, 1) })
}
