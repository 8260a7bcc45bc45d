package links

import "nnlua/runtime/functions"

func init() {
	add("PReLU(shape: ints = {}, init: value = 0.25) -> PReLU", NewPReLU,
		"(x: float[...]) -> Variable", (*PReLU).Forward)
}

// PReLU is the relu whose slope below 0, W, is learned.
type PReLU struct {
	Link
	W *Parameter
}

// NewPReLU makes the activation that is x where x is not negative and W * x
// elsewhere, with W learned (He and others, Delving Deep into Rectifiers, 2015).
// See F.prelu.
//
// shape is that of W: {} for one slope, {C} for one for each channel, or more axes
// of x behind the first. init, a number, an array or an initializer, is what W is
// at first.
//
//	> L.PReLU()(np.array{{-2, 3}})
//	variable([[-0.5  3. ]])
func NewPReLU(s *Session, shape []int, init any) *PReLU {
	l := &PReLU{}
	l.setUp(s, l)
	l.W = l.weight("W", init, shape...)
	return l
}

// Forward activates x. See [functions.PReLU].
//
//	> L.PReLU():forward(np.array{-4, 4})
//	variable([-1.  4.])
func (l *PReLU) Forward(x *Variable) *Variable { return functions.PReLU(x, &l.W.Variable) }

// Apply is a call, hooks and all.
func (l *PReLU) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
