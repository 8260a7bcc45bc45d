package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("Swish(beta_shape: ints?, beta_init: value = 1) -> Swish", NewSwish,
		"(x: float[...]) -> Variable", (*Swish).Forward)
}

// Swish is the activation x * sigmoid(beta * x) whose beta is learned.
type Swish struct {
	Link
	Beta *Parameter
}

// NewSwish makes the activation x * sigmoid(beta * x) with beta learned
// (Ramachandran and others, Searching for Activation Functions, 2017). See F.swish.
//
// beta_shape is that of beta: {} for one number, {C} for one for each channel, or
// more axes of x behind the first; nil leaves it to the first call, which takes all
// of these axes. beta_init, a number, an array or an initializer, is what beta is
// at first.
//
//	> L.Swish({})(np.array{{-2, 2}})
//	variable([[-0.23840582  1.7615942 ]])
func NewSwish(s *Session, betaShape []int, betaInit any) *Swish {
	l := &Swish{}
	l.setUp(s, l)
	l.Beta = l.AddParam("beta", initializerOf(betaInit, constant(1)), betaShape)
	return l
}

// Forward activates x. See [functions.Swish].
//
//	> L.Swish({}):forward(np.array{0, 1})
//	variable([0.        0.7310586])
func (l *Swish) Forward(x *Variable) *Variable {
	if !l.Beta.IsInitialized() {
		if x.Ndim() == 0 {
			array.FailIn("Swish", "x is a single number, want a batch on axis 0")
		}
		l.Beta.Initialize(x.Shape()[1:])
	}
	return functions.Swish(x, &l.Beta.Variable)
}

// Apply is a call, hooks and all.
func (l *Swish) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
