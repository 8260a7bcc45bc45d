package functions

import (
	"fmt"
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// AddScalar returns x + c. The number takes the dtype of x.
func AddScalar(x *Variable, c float64) *Variable { return apply1("+", &addScalar{c: c}, x) }

type addScalar struct {
	Node
	c float64
}

// GraphLabel is how graphs show the function.
func (f *addScalar) GraphLabel() string { return "_ + " + number(f.c) }

func (f *addScalar) Forward(x []*Array) []*Array {
	return one(array.AddNumber(x[0], f.c))
}

func (f *addScalar) Backward(gy []*Variable) []*Variable { return grads(gy[0]) }

func (f *addScalar) TakesUniform() {}

func (f *addScalar) BackwardArrays(gy []*Array) []*Array { return gy[:1:1] }

// MulScalar returns c * x. The number takes the dtype of x.
func MulScalar(x *Variable, c float64) *Variable { return apply1("*", &mulScalar{c: c}, x) }

type mulScalar struct {
	Node
	c float64
}

// GraphLabel is how graphs show the function.
func (f *mulScalar) GraphLabel() string { return "_ * " + number(f.c) }

func (f *mulScalar) Forward(x []*Array) []*Array {
	return one(array.MulNumber(x[0], f.c))
}

func (f *mulScalar) Backward(gy []*Variable) []*Variable { return grads(MulScalar(gy[0], f.c)) }

func (f *mulScalar) TakesUniform() {}

func (f *mulScalar) BackwardArrays(gy []*Array) []*Array {
	gx := roomFor(&f.Node, gy[0])
	if gx.Dtype() == array.Float32 {
		kernel.MulScalar(array.Data[float32](gx), array.Data[float32](gy[0]), float32(f.c))
	} else {
		kernel.MulScalar(array.Data[float64](gx), array.Data[float64](gy[0]), f.c)
	}
	return one(gx)
}

// ScalarDiv returns c / x.
func ScalarDiv(c float64, x *Variable) *Variable { return apply1("/", &scalarDiv{c: c}, x) }

type scalarDiv struct {
	Node
	c float64
}

// GraphLabel is how graphs show the function.
func (f *scalarDiv) GraphLabel() string { return number(f.c) + " / _" }

func (f *scalarDiv) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Div(array.Scalar(x[0].Dtype(), f.c), x[0]))
}

func (f *scalarDiv) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	return grads(Mul(gy[0], ScalarDiv(-f.c, Mul(x, x))))
}

// PowScalar returns x to the power of the number c.
func PowScalar(x *Variable, c float64) *Variable { return apply1("**", &powScalar{c: c}, x) }

type powScalar struct {
	Node
	c float64
}

// GraphLabel is how graphs show the function.
func (f *powScalar) GraphLabel() string { return "_ ** " + number(f.c) }

func (f *powScalar) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Pow(x[0], array.Scalar(x[0].Dtype(), f.c)))
}

func (f *powScalar) Backward(gy []*Variable) []*Variable {
	if f.c == 0 { // no 0 * x^-1, which is NaN at 0
		return grads(MulScalar(gy[0], 0))
	}
	return grads(Mul(gy[0], MulScalar(PowScalar(f.RetainedInput(0), f.c-1), f.c)))
}

// ScalarPow returns the number c to the power of x.
func ScalarPow(c float64, x *Variable) *Variable { return apply1("**", &scalarPow{c: c}, x) }

type scalarPow struct {
	Node
	c float64
}

// GraphLabel is how graphs show the function.
func (f *scalarPow) GraphLabel() string { return number(f.c) + " ** _" }

func (f *scalarPow) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.Pow(array.Scalar(x[0].Dtype(), f.c), x[0]))
}

func (f *scalarPow) Backward(gy []*Variable) []*Variable {
	return grads(Mul(gy[0], MulScalar(f.RetainedOutput(0), math.Log(f.c))))
}

// Pow returns x0 to the power of x1, element by element and with broadcasting.
func Pow(x0, x1 *Variable) *Variable {
	x0, x1 = sameDtype("**", x0, x1)
	return apply1("**", &power{}, x0, x1)
}

type power struct{ Node }

func (f *power) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	f.RetainOutputs(0)
	return one(array.Pow(x[0], x[1]))
}

func (f *power) Backward(gy []*Variable) []*Variable {
	x0, x1 := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		gx[0] = SumTo(Mul(gy[0], Mul(x1, Pow(x0, AddScalar(x1, -1)))), x0.Shape())
	}
	if f.NeedsGrad(1) {
		gx[1] = SumTo(Mul(gy[0], Mul(Log(x0), f.RetainedOutput(0))), x1.Shape())
	}
	return gx
}

// number writes a number in the label of a function.
func number(c float64) string {
	if c < 0 {
		return fmt.Sprintf("(%g)", c)
	}
	return fmt.Sprintf("%g", c)
}
