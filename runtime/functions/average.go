package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.average(x: float[...], axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> float[...]", Average, catalog.Mathematics)
	catalog.Add("F.mean(x: float[...], axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> float[...]", Average, catalog.Mathematics)
	catalog.Add("Variable:mean(axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> Variable", Average, catalog.Mathematics)
}

// Average returns the mean of the elements of x over the axes (nil: all).
//
// With weights every element counts by its weight: the sum of x * weights
// divided by the sum of the weights. weights have the shape of x, or are one row
// along one axis. F.mean is the same function.
//
//	> F.average(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	variable([2. 3.])
//	> F.average(np.array{1, 2}, {weights = np.array{1, 3}})
//	variable(1.75)
func Average(x *Variable, axis array.Axes, weights *Variable, keepdims bool) *Variable {
	if weights == nil {
		count := x.Data().Size()
		if kept := keptShape(x.Shape(), axis); count > 0 {
			for _, n := range kept {
				count /= n
			}
		}
		return MulScalar(Sum(x, axis, keepdims), 1/float64(count))
	}
	if !array.SameShape(weights.Shape(), x.Shape()) {
		weights = weightsAlong(x, weights, axis)
	}
	total := Sum(weights, axis, keepdims)
	return Div(Sum(Mul(x, weights), axis, keepdims), total)
}

// weightsAlong spreads a row of weights over x, along the one axis.
func weightsAlong(x, weights *Variable, axes array.Axes) *Variable {
	if len(axes) != 1 || len(weights.Shape()) != 1 {
		array.FailIn("average", "weights are %s, want the shape of x, %s, or one number for each element along one axis", weights.Data().Describe(), array.ShapeString(x.Shape()))
	}
	axis := array.Axis(axes[0]).Resolve(len(x.Shape()))
	if weights.Shape()[0] != x.Shape()[axis] {
		array.FailIn("average", "there are %d weights for the %d elements along axis %d", weights.Shape()[0], x.Shape()[axis], axis)
	}
	shape := keptShape(x.Shape(), nil)
	shape[axis] = -1
	return BroadcastTo(Reshape(weights, shape), x.Shape())
}
