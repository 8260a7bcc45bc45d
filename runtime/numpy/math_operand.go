package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// The functions that work element by element take arrays, tables of numbers and
// plain numbers. A number beside an array takes the array's dtype, as in an
// operator; of plain numbers alone the result is a plain number.

// unary applies f to one argument.
func unary(s *Session, f func(x *Array) *Array, x any) any {
	if isPlain(x) {
		return plain(f(operand(s, "x", x)))
	}
	return result(f(operand(s, "x", x)))
}

// binary applies f to two arguments.
func binary(s *Session, f func(x1, x2 *Array) *Array, x1, x2 any) any {
	a, b := operands(s, x1, x2)
	if isPlain(x1) && isPlain(x2) {
		return plain(f(a, b))
	}
	return result(f(a, b))
}

// operands returns two arguments as arrays; a plain number takes its dtype from
// the array beside it.
func operands(s *Session, x1, x2 any) (a, b *Array) {
	a, b = operand(s, "x1", x1), operand(s, "x2", x2)
	switch {
	case isPlain(x1) && !isPlain(x2):
		a = beside(b, a)
	case isPlain(x2) && !isPlain(x1):
		b = beside(a, b)
	}
	return a, b
}

// isPlain reports whether an argument is a number or a boolean of Lua.
func isPlain(x any) bool {
	switch x.(type) {
	case float64, bool:
		return true
	}
	return false
}

// bitwise is binary for functions of whole numbers: a plain number has to be one.
func bitwise(s *Session, f func(x1, x2 *Array) *Array, x1, x2 any) any {
	return binary(s, f, whole("x1", x1), whole("x2", x2))
}

// whole returns a plain number as a 0-d int64 array, which counts by its value;
// Lua itself has only floats. Anything else it returns as it is.
func whole(name string, x any) any {
	v, ok := x.(float64)
	if !ok {
		return x
	}
	if v != math.Trunc(v) || math.Abs(v) > 1<<53 {
		array.Fail("%s is %g, want a whole number", name, v)
	}
	return array.Scalar(array.Int64, v)
}

// operand returns an argument as an array: a plain number as a 0-d array of
// float64, in which Lua has it.
func operand(s *Session, name string, x any) *Array {
	if v, ok := x.(float64); ok {
		return array.Scalar(array.Float64, v)
	}
	return arrayOf(s.Dtype, name, x)
}

// doubles returns an argument as an array in which the numbers of a table have
// float64, as where NumPy computes with Python's numbers.
func doubles(name string, x any) *Array { return arrayOf(array.Float64, name, x) }

// beside returns the plain number c in the dtype that it takes beside array a:
// that of a, or the smallest one that also holds c where a's does not.
func beside(a, c *Array) *Array {
	v := c.Float(0)
	d := a.Dtype()
	switch {
	case c.Dtype() == array.Bool:
		d = array.Bool
	case d == array.Float32 && math.Abs(v) > math.MaxFloat32 && !math.IsInf(v, 0), !d.IsFloat() && (v != math.Trunc(v) || math.IsInf(v, 0)):
		d = array.Float64
	case d.IsFloat():
	case math.Abs(v) > math.MaxInt32:
		d = array.Int64
	case d == array.Uint8 && (v < 0 || v > math.MaxUint8):
		d = array.Int32
	case d == array.Bool:
		d = array.Int64
	}
	return c.To(d)
}

// arrayOf returns the array that x is, or makes one of a number, a boolean or a
// nested table, as np.array does; d is the dtype of numbers.
func arrayOf(d array.Dtype, name string, x any) *Array {
	switch x := x.(type) {
	case *Array:
		return x
	case float64:
		return array.Scalar(d, x)
	case bool:
		return array.FromSlice([]bool{x}, []int{}...)
	case catalog.Table:
		return stack(d, name, x, 0)
	case string:
		array.Fail("%s is the string '%s', want an array, a number or a table of numbers", name, x)
	case nil:
		array.Fail("missing argument '%s' (an array, a number or a table of numbers)", name)
	case interface{ Data() *Array }:
		array.Fail("%s is a Variable, want an array: write %s.data", name, name)
	}
	array.Fail("%s is no array, number or table of numbers", name)
	return nil
}

// stack makes an array of a table, whose items must all have the same shape.
func stack(d array.Dtype, name string, t catalog.Table, depth int) *Array {
	if depth == 32 {
		array.Fail("%s is a table nested more than 32 deep (does it contain itself?)", name)
	}
	n := t.Len()
	if n == 0 {
		return array.New(d, 0)
	}
	var z *Array
	for i := 0; i < n; i++ {
		item, inner := t.At(i), (*Array)(nil)
		if table, ok := item.(catalog.Table); ok {
			inner = stack(d, name, table, depth+1)
		} else {
			inner = arrayOf(d, name, item)
		}
		if z == nil {
			z = array.New(inner.Dtype(), append([]int{n}, inner.Shape()...)...)
		}
		if !array.SameShape(inner.Shape(), z.Shape()[1:]) {
			array.Fail("%s is a ragged table: row %d has shape %s, the first row %s",
				name, i+1, array.ShapeString(inner.Shape()), array.ShapeString(z.Shape()[1:]))
		}
		if wider := array.Promote(z.Dtype(), inner.Dtype()); wider != z.Dtype() {
			z = z.To(wider)
		}
		array.CopyInto(z.Row(i), inner)
	}
	return z
}
