package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.normalize(x: float[...], eps: number = 1e-5, axis: axes = 1) -> float[...]", Normalize, catalog.Normalization)
}

// Normalize divides the vectors along the axis, or along several axes together,
// by their length: y = x / (sqrt(sum of x^2) + eps).
//
// 日本語: ベクトルの長さが 1 になるように割ります。
//
//	> F.normalize(np.array{{3, 4}}, {eps = 0})
//	variable([[0.6 0.8]])
func Normalize(x *Variable, eps float64, axis array.Axes) *Variable {
	return apply1("normalize", &normalize{eps: eps, axis: axis}, x)
}

type normalize struct {
	Node
	eps  float64
	axis array.Axes
}

func (f *normalize) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	length := array.Sqrt(array.Sum(array.Square(x[0]), f.axis, true))
	return one(array.Div(x[0], array.Add(length, array.Scalar(x[0].Dtype(), f.eps))))
}

// Backward leaves out the vectors of length 0, whose length has no gradient.
func (f *normalize) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	s := x.Session()
	squares := Sum(Square(x), f.axis, true)
	some := array.NotEqual(squares.Data(), array.Scalar(x.Dtype(), 0))
	number := func(v float64) *Variable { return s.Constant(array.Scalar(x.Dtype(), v)) }
	safe := Sqrt(where(some, squares, number(1)))
	length := AddScalar(where(some, safe, number(0)), f.eps)
	along := where(some, Div(Sum(Mul(x, gy[0]), f.axis, true), safe), number(0))
	return grads(Div(Sub(Mul(gy[0], length), Mul(along, x)), Square(length)))
}
