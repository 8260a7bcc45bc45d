package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.add(xs: operand*) -> float[...]", AddAll, catalog.Mathematics) }

// AddAll returns the sum of its arguments, x1 + x2 + ..., with broadcasting.
//
//	> F.add(np.array{1, 2}, np.array{10, 20}, np.array{100, 200})
//	variable([111. 222.])
func AddAll(xs ...*Variable) *Variable {
	if len(xs) == 0 {
		array.FailIn("add", "want at least one argument")
	}
	sum := xs[0]
	for _, x := range xs[1:] {
		sum = Add(sum, x)
	}
	return sum
}

// Add returns x0 + x1, element by element and with broadcasting. x0 and x1 have the same dtype.
func Add(x0, x1 *Variable) *Variable { return autograd.Add(sameDtype("+", x0, x1)) }

// Sub returns x0 - x1, element by element and with broadcasting.
func Sub(x0, x1 *Variable) *Variable {
	x0, x1 = sameDtype("-", x0, x1)
	return apply1("-", &subtraction{}, x0, x1)
}

// Mul returns x0 * x1, element by element and with broadcasting.
func Mul(x0, x1 *Variable) *Variable {
	x0, x1 = sameDtype("*", x0, x1)
	return apply1("*", &multiplication{}, x0, x1)
}

// Div returns x0 / x1, element by element and with broadcasting.
func Div(x0, x1 *Variable) *Variable {
	x0, x1 = sameDtype("/", x0, x1)
	return apply1("/", &division{}, x0, x1)
}

// sameDtype lets no two float dtypes mix: a float64 that slips into a float32
// network would slow it down unseen.
func sameDtype(op string, x0, x1 *Variable) (*Variable, *Variable) {
	if x0.Dtype() != x1.Dtype() {
		array.FailIn(op, "the dtypes differ: %s and %s; cast one with F.cast or astype", x0.Data().Describe(), x1.Data().Describe())
	}
	return x0, x1
}

type subtraction struct {
	Node
	shape0, shape1 []int
}

func (f *subtraction) Forward(x []*Array) []*Array {
	f.shape0, f.shape1 = x[0].Shape(), x[1].Shape()
	return one(array.Sub(x[0], x[1]))
}

func (f *subtraction) Backward(gy []*Variable) []*Variable {
	gx := grads(SumTo(gy[0], f.shape0), nil)
	if f.NeedsGrad(1) {
		gx[1] = Neg(SumTo(gy[0], f.shape1))
	}
	return gx
}

type multiplication struct{ Node }

func (f *multiplication) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.Mul(x[0], x[1]))
}

func (f *multiplication) Backward(gy []*Variable) []*Variable {
	x0, x1 := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		gx[0] = SumTo(Mul(gy[0], x1), x0.Shape())
	}
	if f.NeedsGrad(1) {
		gx[1] = SumTo(Mul(gy[0], x0), x1.Shape())
	}
	return gx
}

type division struct{ Node }

func (f *division) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.Div(x[0], x[1]))
}

func (f *division) Backward(gy []*Variable) []*Variable {
	x0, x1 := f.RetainedInput(0), f.RetainedInput(1)
	g := Div(gy[0], x1)
	gx := grads(SumTo(g, x0.Shape()), nil)
	if f.NeedsGrad(1) {
		gx[1] = SumTo(Neg(Div(Mul(g, x0), x1)), x1.Shape())
	}
	return gx
}

// Neg returns -x.
func Neg(x *Variable) *Variable { return MulScalar(x, -1) }
