package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.clip(x: float[...], x_min: number? = nil, x_max: number? = nil) -> float[...]", Clip, catalog.Mathematics)
}

// Clip returns x with numbers below x_min raised to it and numbers above x_max
// lowered to it, element by element.
//
// 日本語: 値を範囲の中に収めます。
//
// One of x_min and x_max may be nil, which is no bound; x_min must be less than
// x_max. The gradient is 1 from x_min to x_max, the bounds included, and 0
// outside.
//
//	> F.clip(np.array{-2, 0.5, 2}, 0, 1)
//	variable([0.  0.5 1. ])
//	> F.clip(np.array{-2, 0.5, 2}, {x_max = 1})
//	variable([-2.   0.5  1. ])
func Clip(x *Variable, xMin, xMax *float64) *Variable {
	low, high := math.Inf(-1), math.Inf(1)
	if xMin != nil {
		low = *xMin
	}
	if xMax != nil {
		high = *xMax
	}
	if xMin == nil && xMax == nil {
		array.FailIn("clip", "want x_min or x_max, both are nil")
	}
	if !(low < high) {
		array.FailIn("clip", "x_min is %g and x_max is %g, want x_min less than x_max", low, high)
	}
	return apply1("clip", &clip{low: low, high: high}, x)
}

type clip struct {
	Node
	low, high float64
}

func (f *clip) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	low, high := f.bounds(x[0])
	return one(array.Clip(x[0], low, high))
}

func (f *clip) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0).Data()
	low, high := f.bounds(x)
	inside := array.LogicalAnd(array.GreaterEqual(x, low), array.LessEqual(x, high))
	return grads(Mul(gy[0], gy[0].Session().Constant(inside.To(x.Dtype()))))
}

func (f *clip) bounds(x *Array) (low, high *Array) {
	return array.Scalar(x.Dtype(), f.low), array.Scalar(x.Dtype(), f.high)
}
