package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.maximum(x1: float[...], x2: float[...]) -> float[...]", Maximum, catalog.Mathematics)
	catalog.Add("F.minimum(x1: float[...], x2: float[...]) -> float[...]", Minimum, catalog.Mathematics)
}

// Maximum returns the larger of x1 and x2, element by element and with
// broadcasting. Where they are equal the gradient goes to x1.
//
// 日本語: 要素ごとに大きい方を選びます。
//
//	> F.maximum(np.array{1, 5}, np.array{3, 2})
//	variable([3. 5.])
func Maximum(x1, x2 *Variable) *Variable {
	x1, x2 = sameDtype("maximum", x1, x2)
	notFirst := func(a, b *Array) *Array { return array.LogicalNot(array.GreaterEqual(a, b)) }
	return apply1("maximum", &extremum{of: array.Maximum, first: array.GreaterEqual, second: notFirst}, x1, x2)
}

// Minimum returns the smaller of x1 and x2, element by element and with
// broadcasting. Where they are equal the gradient goes to x1; where one is nan
// there is none, while F.maximum gives it to x2, as in Chainer.
//
// 日本語: 要素ごとに小さい方を選びます。
//
//	> F.minimum(np.array{1, 5}, np.array{3, 2})
//	variable([1. 2.])
func Minimum(x1, x2 *Variable) *Variable {
	x1, x2 = sameDtype("minimum", x1, x2)
	return apply1("minimum", &extremum{of: array.Minimum, first: array.LessEqual, second: array.Greater}, x1, x2)
}

type extremum struct {
	Node
	of            func(a, b *Array) *Array
	first, second func(a, b *Array) *Array // where the gradient goes to x1 and to x2
}

func (f *extremum) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(f.of(x[0], x[1]))
}

func (f *extremum) Backward(gy []*Variable) []*Variable {
	x1, x2 := f.RetainedInput(0), f.RetainedInput(1)
	zero := gy[0].Session().Constant(array.Scalar(gy[0].Dtype(), 0))
	return grads(
		SumTo(where(f.first(x1.Data(), x2.Data()), gy[0], zero), x1.Shape()),
		SumTo(where(f.second(x1.Data(), x2.Data()), gy[0], zero), x2.Shape()))
}
