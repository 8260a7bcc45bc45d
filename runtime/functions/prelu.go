package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.prelu(x: float[...], W: float[...]) -> float[...]", PReLU, catalog.Activation)
}

// PReLU returns the parametric relu, element by element: x where it is not
// negative and W * x elsewhere, with slopes W that are learned.
// (He et al., Delving Deep into Rectifiers, 2015.)
//
// The axes of W are those of x behind the first: W of shape (C,) has one slope
// per channel of x of shape (N, C, ...), W without axes is one slope for all. W
// has the dtype of x.
//
//	> F.prelu(np.array{{-2, 3}, {4, -4}}, np.array{0.5, 0.25})
//	variable([[-1.  3.]
//	          [ 4. -1.]])
func PReLU(x, W *Variable) *Variable {
	W = perChannel("prelu", "W", x, W)
	return apply1("prelu", &prelu{}, x, W)
}

// perChannel reshapes W, whose axes are those of x behind the first, so that it
// broadcasts to x.
func perChannel(function, name string, x, W *Variable) *Variable {
	shape, w := x.Shape(), W.Shape()
	if len(w) > 0 && len(w) >= len(shape) || len(w) > 0 && !array.SameShape(w, shape[1:1+len(w)]) {
		array.FailIn(function, "%s is %s, want the axes of x, %s, behind the first, or some of them from the left", name, W.Data().Describe(), x.Data().Describe())
	}
	if W.Dtype() != x.Dtype() {
		array.FailIn(function, "%s is %s, want the dtype of x, %s", name, W.Data().Describe(), x.Dtype())
	}
	if len(w) == 0 {
		return W
	}
	wide := append([]int{}, w...)
	for len(wide) < len(shape)-1 {
		wide = append(wide, 1)
	}
	return Reshape(W, wide)
}

type prelu struct{ Node }

func (f *prelu) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.Where(notNegative(x[0]), x[0], array.Mul(x[0], x[1])))
}

func notNegative(x *Array) *Array { return array.GreaterEqual(x, array.Scalar(x.Dtype(), 0)) }

func (f *prelu) Backward(gy []*Variable) []*Variable {
	x, W := f.RetainedInput(0), f.RetainedInput(1)
	positive := notNegative(x.Data())
	zero := gy[0].Session().Constant(array.Scalar(gy[0].Dtype(), 0))
	gW := where(positive, zero, Mul(gy[0], x))
	return grads(where(positive, gy[0], Mul(gy[0], W)), SumTo(gW, W.Shape()))
}
