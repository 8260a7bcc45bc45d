package functions

import "nnlua/runtime/catalog"

func init() { catalog.Add("F.identity(inputs: array*) -> array*", Identity, catalog.Mathematics) }

// Identity returns its arguments as they are, as many values as there are
// arguments.
//
//	> F.identity(np.array{1, 2})
//	variable([1. 2.])
func Identity(inputs []*Variable) []*Variable {
	ys := make([]*Variable, len(inputs))
	for i, x := range inputs {
		ys[i] = apply1("identity", &identity{}, x)
	}
	return ys
}

type identity struct{ Node }

func (f *identity) Forward(x []*Array) []*Array { return x }

func (f *identity) Backward(gy []*Variable) []*Variable { return gy }
