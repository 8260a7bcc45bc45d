package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.lgamma(x: float[...]) -> float[...]", Lgamma, catalog.Mathematics)
	catalog.Add("F.digamma(x: float[...]) -> float[...]", Digamma, catalog.Mathematics)
	catalog.Add("F.polygamma(n: int[...], x: float[...]) -> float[...]", Polygamma, catalog.Mathematics)
	catalog.Add("F.zeta(x: operand, q: float[...]) -> float[...]", Zeta, catalog.Mathematics)
}

// Lgamma returns the logarithm of |gamma(x)|, element by element. gamma(n + 1) is
// the factorial of n. The result is inf at 0, -1, -2 and so on.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is F.digamma.
//
//	> F.lgamma(np.array{0.5, 1, 11})
//	variable([ 0.5723649  0.        15.104413 ])
func Lgamma(x *Variable) *Variable {
	return apply1("lgamma", &elementwise{value: array.Lgamma, ofInput: Digamma}, x)
}

// Digamma returns the derivative of F.lgamma, element by element: nan at -1, -2
// and so on, -inf at 0.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is F.polygamma of 1.
//
//	> F.digamma(np.array{0.5, 1, 10})
//	variable([-1.96351   -0.5772157  2.2517526])
func Digamma(x *Variable) *Variable {
	slope := func(x *Variable) *Variable {
		return Polygamma(x.Session().Constant(array.Scalar(array.Int64, 1)), x)
	}
	return apply1("digamma", &elementwise{value: array.Digamma, ofInput: slope}, x)
}

// Polygamma returns derivative number n of F.digamma at x, element by element
// and with broadcasting.
//
// n is an array of whole numbers from 0 on (below, the result is nan); x is an
// array of floats, whose dtype the result has. The derivative by x is polygamma
// of n + 1; n has no gradient.
//
//	> F.polygamma(np.array({0, 1, 2}, "int32"), np.array{1, 1, 1})
//	variable([-0.5772157  1.644934  -2.4041138])
func Polygamma(n, x *Variable) *Variable {
	return apply1("polygamma", &polygamma{n: n.Data()}, x)
}

type polygamma struct {
	Node
	n *Array
}

func (f *polygamma) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Polygamma(f.n, x[0]))
}

func (f *polygamma) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	n := array.Add(f.n, array.Scalar(f.n.Dtype(), 1))
	return grads(SumTo(Mul(gy[0], Polygamma(x.Session().Constant(n), x)), x.Shape()))
}

// Zeta returns Hurwitz' zeta function, the sum of (q + k)^-x over
// k = 0, 1, 2, ..., element by element and with broadcasting. With q = 1 it is
// Riemann's.
//
// x is an array or a number, at least 1 (below, the result is nan; at 1 it is
// inf). q is an array of floats, whose dtype the result has; at 0, -1, -2 and so
// on the result is inf, and nan at other q < 0 unless x is a whole number. The
// derivative by q is -x zeta(x + 1, q); x has no gradient.
//
//	> F.zeta(2, np.array{1, 2})
//	variable([1.644934   0.64493406])
func Zeta(x, q *Variable) *Variable { return apply1("zeta", &zeta{x: x.Data()}, q) }

type zeta struct {
	Node
	x *Array
}

func (f *zeta) Forward(q []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Zeta(f.x, q[0]))
}

func (f *zeta) Backward(gy []*Variable) []*Variable {
	q := f.RetainedInput(0)
	s := q.Session()
	next := s.Constant(array.Add(f.x, array.Scalar(f.x.Dtype(), 1)))
	slope := Mul(s.Constant(f.x.To(q.Dtype())), Zeta(next, q))
	return grads(SumTo(Neg(Mul(gy[0], slope)), q.Shape()))
}
