package links

import (
	"nnlua/runtime/functions"
)

func init() {
	add("GroupNormalization(groups: integer, size: ints? = nil, eps: number = 1e-5, initial_gamma: value = nil, initial_beta: value = nil) -> GroupNormalization", NewGroupNormalization,
		"(x: float[...]) -> Variable", (*GroupNormalization).Forward)
	add("LayerNormalization(size: ints? = nil, eps: number = 1e-6, initial_gamma: value = nil, initial_beta: value = nil) -> LayerNormalization", NewLayerNormalization,
		"(x: float[...]) -> Variable", (*LayerNormalization).Forward)
	field("GroupNormalization.groups: integer", func(l *GroupNormalization) *int { return &l.Groups })
	field("GroupNormalization.eps: number", func(l *GroupNormalization) *float64 { return &l.Eps })
	field("LayerNormalization.eps: number", func(l *LayerNormalization) *float64 { return &l.Eps })
}

// affine is what normalizations of single examples learn.
type affine struct {
	Link
	Gamma, Beta *Parameter
	Eps         float64
}

func (l *affine) build(s *Session, self any, size []int, eps float64, initialGamma, initialBeta any) {
	l.setUp(s, self)
	l.Eps = eps
	l.Gamma = l.AddParam("gamma", initializerOf(initialGamma, constant(1)), size)
	l.Beta = l.AddParam("beta", initializerOf(initialBeta, constant(0)), size)
}

// ready gives gamma and beta their size at the first call.
func (l *affine) ready(size int) {
	if !l.Gamma.IsInitialized() {
		l.Gamma.Initialize([]int{size})
		l.Beta.Initialize([]int{size})
	}
}

// GroupNormalization is the layer of that name.
type GroupNormalization struct {
	affine
	Groups int
}

// NewGroupNormalization makes a layer that puts the channels of each example into
// groups, gives each group mean 0 and variance 1, and then multiplies each channel
// by its gamma and adds its beta, which are learned (Wu and He, Group
// Normalization, arXiv:1803.08494). See F.group_normalization.
//
// groups divides the number of channels, size; size = nil leaves it to the first
// call. gamma starts as 1 and beta as 0; initial_gamma and initial_beta change that.
// eps is added to the variance.
//
//	> L.GroupNormalization(2)(np.array{{1, 3, 0, 4}})
//	variable([[-0.999995   0.999995  -0.9999988  0.9999988]])
func NewGroupNormalization(s *Session, groups int, size []int, eps float64, initialGamma, initialBeta any) *GroupNormalization {
	l := &GroupNormalization{Groups: groups}
	d := s.Dtype // that of the session, whatever the initial values are
	of := func(initial any, otherwise float64) any {
		return cast{initializer{&d}, initializerOf(initial, constant(otherwise))}
	}
	l.build(s, l, size, eps, of(initialGamma, 1), of(initialBeta, 0))
	return l
}

// Forward normalizes x. See [functions.GroupNormalization].
//
//	> model = L.GroupNormalization(1)
//	> model:forward(np.array{{1, 3}})
//	variable([[-0.999995  0.999995]])
func (l *GroupNormalization) Forward(x *Variable) *Variable {
	l.ready(channelsOf(&l.Link, x))
	return functions.GroupNormalization(x, l.Groups, &l.Gamma.Variable, &l.Beta.Variable, l.Eps)
}

// Apply is a call, hooks and all.
func (l *GroupNormalization) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// LayerNormalization is the layer of that name.
type LayerNormalization struct{ affine }

// NewLayerNormalization makes a layer that gives each row of x, [N, size], mean 0
// and variance 1 and then multiplies each column by its gamma and adds its beta,
// which are learned (Ba and others, Layer Normalization, arXiv:1607.06450). See
// F.layer_normalization.
//
// 日本語: 層正規化の層を作ります。
//
// size = nil leaves the length of the rows to the first call. gamma starts as 1 and
// beta as 0; initial_gamma and initial_beta change that. eps is added to the
// variance.
//
//	> L.LayerNormalization()(np.array{{1, 3}})
//	variable([[-0.9999995  0.9999995]])
func NewLayerNormalization(s *Session, size []int, eps float64, initialGamma, initialBeta any) *LayerNormalization {
	l := &LayerNormalization{}
	l.build(s, l, size, eps, initialGamma, initialBeta)
	return l
}

// Forward normalizes x. See [functions.LayerNormalization].
//
//	> model = L.LayerNormalization(2)
//	> model:forward(np.array{{1, 3}})
//	variable([[-0.9999995  0.9999995]])
func (l *LayerNormalization) Forward(x *Variable) *Variable {
	size := 1
	for _, n := range x.Shape()[min(1, x.Ndim()):] {
		size *= n
	}
	l.ready(size)
	return functions.LayerNormalization(x, &l.Gamma.Variable, &l.Beta.Variable, l.Eps)
}

// Apply is a call, hooks and all.
func (l *LayerNormalization) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
