package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.average(x: float[...], axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> float[...]", Average, catalog.Mathematics)
	catalog.Add("Variable:mean(axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> float[...]", Average, catalog.Core)
	catalog.Add("F.mean(x: float[...], axis: axes? = nil, weights: float[...]? = nil, keepdims: boolean = false) -> float[...]", Average, catalog.Mathematics)
}

// Average returns the mean of the elements of x over the axes (nil: all). There
// must be elements.
//
// 日本語: 平均を求めます。
//
// With weights every element counts by its weight: the sum of x * weights divided
// by the sum of all weights. Then axis is nil, and weights broadcast to x, or one
// axis, and there is one weight for each element along it. F.mean is the same
// function.
//
//	> F.average(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	variable([2. 3.])
//	> F.average(np.array{1, 2}, {weights = np.array{1, 3}})
//	variable(1.75)
func Average(x *Variable, axis array.Axes, weights *Variable, keepdims bool) *Variable {
	if weights != nil {
		return weightedAverage(x, axis, weights, keepdims)
	}
	count := 1
	for _, ax := range axis.Resolve(len(x.Shape())) {
		count *= x.Shape()[ax]
	}
	if count == 0 {
		array.FailIn("average", "x is %s: there is nothing to average", x.Data().Describe())
	}
	return MulScalar(Sum(x, axis, keepdims), 1/float64(count))
}

func weightedAverage(x *Variable, axis array.Axes, weights *Variable, keepdims bool) *Variable {
	total := Sum(weights, nil, false)
	if axis != nil {
		if len(axis) > 1 {
			array.FailIn("average", "axis names %d axes, want one or nil beside weights", len(axis))
		}
		along, n := make([]int, len(x.Shape())), 1
		for i := range along {
			along[i] = 1
		}
		for _, ax := range axis.Resolve(len(along)) {
			n = x.Shape()[ax]
			along[ax] = n
		}
		if weights.Data().Size() != n {
			array.FailIn("average", "weights are %s, want one for each of the %d elements along the axis", weights.Data().Describe(), n)
		}
		weights = Reshape(weights, along)
	}
	return Div(Sum(Mul(x, weights), axis, keepdims), total)
}
