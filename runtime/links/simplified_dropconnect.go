package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("SimplifiedDropconnect(in_size: integer?, out_size: integer, ratio: number = 0.5, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> SimplifiedDropconnect", NewSimplifiedDropconnect,
		"(x: float[...], train: boolean = true, mask: array[...]? = nil, use_batchwise_mask: boolean = true) -> Variable", (*SimplifiedDropconnect).Forward)
	optional("SimplifiedDropconnect.b: Parameter?", func(l *SimplifiedDropconnect) **Parameter { return &l.B })
	field("SimplifiedDropconnect.out_size: integer", func(l *SimplifiedDropconnect) *int { return &l.OutSize })
	field("SimplifiedDropconnect.ratio: number", func(l *SimplifiedDropconnect) *float64 { return &l.Ratio })
}

// SimplifiedDropconnect is a fully connected layer that drops weights while it is
// trained.
type SimplifiedDropconnect struct {
	Link
	W, B    *Parameter
	OutSize int
	Ratio   float64
}

// SimplifiedDropconnectOptions are the arguments of L.SimplifiedDropconnect after ratio.
type SimplifiedDropconnectOptions struct {
	Nobias                bool
	InitialW, InitialBias any
}

// NewSimplifiedDropconnect makes a fully connected layer y = x W^T + b that sets
// each weight to 0 with probability ratio in every call, and divides those that
// stay by 1 - ratio (a simplified form of Wan and others, Regularization of Neural
// Networks using DropConnect, 2013). See F.simplified_dropconnect.
//
// W is (out_size, in_size) and drawn from the normal distribution with standard
// deviation sqrt(1 / in_size), b is 0; initialW and initial_bias change that.
// in_size = nil leaves the number to the first call.
//
// A call takes train = false for all weights, the mask instead of drawing it, and
// use_batchwise_mask = false for one mask for the whole batch. The first mask that
// is given is saved with the link.
//
//	> model = L.SimplifiedDropconnect(2, 1, {initialW = 1})
//	> model(np.array{{1, 2}}, false)
//	variable([[3.]])
//	> model(np.array{{1, 2}}, {mask = np.array({{{true, false}}}, "bool")})
//	variable([[2.]])
func NewSimplifiedDropconnect(s *Session, inSize *int, outSize int, ratio float64, opt SimplifiedDropconnectOptions) *SimplifiedDropconnect {
	l := &SimplifiedDropconnect{OutSize: outSize, Ratio: ratio}
	l.setUp(s, l)
	l.W = l.AddParam("W", initializerOf(opt.InitialW, NewHeNormal(1/math.Sqrt2, nil, "fan_in", nil)), nil)
	if inSize != nil {
		l.InitializeParams(*inSize)
	}
	if !opt.Nobias {
		l.B = l.bias("b", opt.InitialBias, outSize)
	}
	return l
}

// InitializeParams tells W the number of inputs.
func (l *SimplifiedDropconnect) InitializeParams(inSize int) {
	l.W.Initialize([]int{l.OutSize, inSize})
}

// Forward returns x W^T + b with some of W dropped. See
// [functions.SimplifiedDropconnect].
//
//	> model = L.SimplifiedDropconnect(2, 1, {initialW = 1, ratio = 0})
//	> model:forward(np.array{{1, 2}})
//	variable([[3.]])
func (l *SimplifiedDropconnect) Forward(x *Variable, train bool, mask *Array, useBatchwiseMask bool) *Variable {
	if !l.W.IsInitialized() {
		if x.Ndim() == 0 || x.Shape()[0] == 0 {
			array.FailIn("SimplifiedDropconnect", "x is %s, want at least one row", x.Data().Describe())
		}
		l.InitializeParams(x.Size() / x.Shape()[0])
	}
	if mask != nil && l.persistent("mask") == nil {
		l.Keep("mask", mask)
	}
	opt := functions.SimplifiedDropconnectOptions{Ratio: l.Ratio, Train: train, UseBatchwiseMask: useBatchwiseMask}
	if mask != nil {
		opt.Mask = l.sess.Constant(mask)
	}
	return functions.SimplifiedDropconnect(x, &l.W.Variable, l.B.orNil(), opt)
}

// Apply is a call of the training, hooks and all.
func (l *SimplifiedDropconnect) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, true, nil, true) })
}
