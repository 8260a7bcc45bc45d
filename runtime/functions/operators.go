package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

// The operators + - * / ^ % and unary minus between arrays, Variables and
// numbers. They stand together for both classes, since either side of an
// operator may be of either class: a Variable on one side makes a Variable, and
// an array beside it counts as a constant in the Variable's dtype.
func init() {
	for _, class := range []string{"Variable", "Array"} {
		catalog.Add(class+":__add(y: value) -> value", Plus, catalog.Mathematics)
		catalog.Add(class+":__sub(y: value) -> value", Minus, catalog.Mathematics)
		catalog.Add(class+":__mul(y: value) -> value", Times, catalog.Mathematics)
		catalog.Add(class+":__div(y: value) -> value", Over, catalog.Mathematics)
		catalog.Add(class+":__pow(y: value) -> value", ToThe, catalog.Mathematics)
		catalog.Add(class+":__mod(y: value) -> value", Modulo, catalog.Mathematics)
	}
	catalog.Add("Variable:__unm() -> Variable", Neg, catalog.Mathematics)
	catalog.Add("Array:__unm() -> array", Negative, catalog.Mathematics)
}

// Plus is x + y.
func Plus(x, y any) any { return operate("+", x, y) }

// Minus is x - y.
func Minus(x, y any) any { return operate("-", x, y) }

// Times is x * y, element by element.
func Times(x, y any) any { return operate("*", x, y) }

// Over is x / y, element by element.
func Over(x, y any) any { return operate("/", x, y) }

// ToThe is x ^ y: Python's x ** y.
func ToThe(x, y any) any { return operate("^", x, y) }

// Modulo is x % y, the remainder with the sign of y; it has no gradient.
func Modulo(x, y any) any { return operate("%", x, y) }

// Negative is -x of an array.
func Negative(x *Array) *Array {
	if !x.Dtype().IsFloat() {
		return array.Mul(x, array.Scalar(x.Dtype(), -1))
	}
	return array.MapFloats(x, negate[float32], negate[float64])
}

func negate[T array.Float](y, x []T) { kernel.MulScalar(y, x, -1) }

// operator is one operator in its forms: between arrays, between Variables,
// and between a Variable and a number on either side.
type operator struct {
	arrays     func(x, y *Array) *Array
	variables  func(x, y *Variable) *Variable
	withScalar func(x *Variable, c float64) *Variable
	scalarWith func(c float64, x *Variable) *Variable
}

var operators = map[string]operator{
	"+": {array.Add, Add, AddScalar, func(c float64, x *Variable) *Variable { return AddScalar(x, c) }},
	"-": {array.Sub, Sub, func(x *Variable, c float64) *Variable { return AddScalar(x, -c) },
		func(c float64, x *Variable) *Variable { return AddScalar(Neg(x), c) }},
	"*": {array.Mul, Mul, MulScalar, func(c float64, x *Variable) *Variable { return MulScalar(x, c) }},
	"/": {array.Div, Div, func(x *Variable, c float64) *Variable { return MulScalar(x, 1/c) }, ScalarDiv},
	"^": {array.Pow, Pow, PowScalar, ScalarPow},
	"%": {arrays: array.Mod},
}

func operate(name string, x, y any) any {
	op := operators[name]
	xv, yv := variableOf(x), variableOf(y)
	if xv == nil && yv == nil {
		return operateArrays(name, op, x, y)
	}
	if op.variables == nil {
		array.FailIn(name, "a Variable has no %s; take its .data", name)
	}
	switch {
	case xv == nil:
		if c, ok := x.(float64); ok {
			return op.scalarWith(c, yv)
		}
		xv = constantLike(name, yv, x)
	case yv == nil:
		if c, ok := y.(float64); ok {
			return op.withScalar(xv, c)
		}
		yv = constantLike(name, xv, y)
	}
	return op.variables(xv, yv)
}

func variableOf(x any) *Variable {
	if v, ok := x.(interface{ AsVariable() *Variable }); ok {
		return v.AsVariable()
	}
	return nil
}

// constantLike makes a plain array beside v a constant of v's dtype.
func constantLike(name string, v *Variable, x any) *Variable {
	a, ok := x.(*Array)
	if !ok {
		refuse(name, x)
	}
	return v.Session().Constant(a.To(v.Dtype()))
}

func operateArrays(name string, op operator, x, y any) *Array {
	xa, xok := x.(*Array)
	ya, yok := y.(*Array)
	switch {
	case xok && yok:
		return op.arrays(xa, ya)
	case xok:
		return op.arrays(numberBeside(name, xa, y))
	case yok:
		b, a := numberBeside(name, ya, x)
		return op.arrays(a, b)
	}
	refuse(name, x)
	return nil
}

// numberBeside returns an array and a number next to it in a common dtype. The
// number takes the dtype of the array; only where an integer array cannot hold
// it does the array give way, as in NumPy.
func numberBeside(name string, a *Array, x any) (*Array, *Array) {
	c, ok := x.(float64)
	if b, isBool := x.(bool); isBool {
		ok = true
		if b {
			c = 1
		}
	}
	if !ok {
		refuse(name, x)
	}
	d := a.Dtype()
	switch {
	case d.IsFloat():
	case c != math.Trunc(c) || math.IsInf(c, 0):
		d = array.Float64
	case d == array.Bool:
		d = array.Int64
	case d == array.Uint8 && (c < 0 || c > 255), d == array.Int32 && math.Abs(c) > math.MaxInt32:
		d = array.Int64
	}
	return a.To(d), array.Scalar(d, c)
}

func refuse(name string, x any) {
	what := map[bool]string{true: "nil", false: "something that is no number"}[x == nil]
	if s, ok := x.(string); ok {
		what = "the string '" + s + "'"
	}
	array.FailIn(name, "one side is %s, want arrays, Variables or numbers", what)
}
