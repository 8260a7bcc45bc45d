package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.rrelu(x: float[...], l: number = 0.125, u: number = 0.3333333333333333, r: data? = nil, return_r: boolean = false) -> value*", RReLU, catalog.Activation)
}

// RReLU returns the randomized leaky relu, element by element: x where it is not
// negative and r * x elsewhere. (Xu et al., Empirical Evaluation of Rectified
// Activations in Convolutional Network, 2015.)
//
// While training, every element of r is drawn from np.random between l and u,
// or r is the given array of the shape and dtype of x; otherwise (config.train is
// false) r is (l + u) / 2 everywhere. 0 <= l < u < 1. With return_r there is a
// second result, the array r.
//
//	> F.rrelu(np.array{-2, 3}, {r = np.array{0.25, 0.3}})
//	variable([-0.5  3. ])
//	> np.random.seed(0)
//	> y, r = F.rrelu(np.array{-2, 3}, {return_r = true})
//	> y
//	variable([-0.4786723  3.       ])
//	> r
//	[0.23933615 0.27399778]
func RReLU(x *Variable, l, u float64, r *Array, returnR bool) []any {
	if !(0 <= l && l < u && u < 1) {
		array.FailIn("rrelu", "l is %g and u is %g, want 0 <= l < u < 1", l, u)
	}
	if r != nil && (!array.SameShape(r.Shape(), x.Shape()) || r.Dtype() != x.Dtype()) {
		array.FailIn("rrelu", "r is %s, want the shape and dtype of x, %s", r.Describe(), x.Data().Describe())
	}
	switch s := x.Session(); {
	case !s.Train:
		r = array.New(x.Dtype(), x.Shape()...)
		r.Fill((l + u) / 2)
	case r == nil:
		r = array.Fill(x.Shape(), func() float64 { return s.Random.Uniform(l, u) }).To(x.Dtype())
	}
	y := apply1("rrelu", &rrelu{r: r}, x)
	if returnR {
		return []any{y, r}
	}
	return []any{y}
}

type rrelu struct {
	Node
	r *Array
}

func (f *rrelu) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Where(notNegative(x[0]), x[0], array.Mul(x[0], f.r)))
}

func (f *rrelu) Backward(gy []*Variable) []*Variable {
	r := gy[0].Session().Constant(f.r)
	return grads(where(notNegative(f.RetainedInput(0).Data()), gy[0], Mul(gy[0], r)))
}
