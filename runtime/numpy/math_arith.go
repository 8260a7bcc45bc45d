package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.add(x1: value, x2: value) -> value", Add, catalog.Mathematics)
	catalog.Add("np.subtract(x1: value, x2: value) -> value", Subtract, catalog.Mathematics)
	catalog.Add("np.multiply(x1: value, x2: value) -> value", Multiply, catalog.Mathematics)
	catalog.Add("np.divide(x1: value, x2: value) -> value", Divide, catalog.Mathematics)
	catalog.Add("np.true_divide(x1: value, x2: value) -> value", Divide, catalog.Mathematics)
	catalog.Add("np.floor_divide(x1: value, x2: value) -> value", FloorDivide, catalog.Mathematics)
	catalog.Add("np.remainder(x1: value, x2: value) -> value", Remainder, catalog.Mathematics)
	catalog.Add("np.mod(x1: value, x2: value) -> value", Remainder, catalog.Mathematics)
	catalog.Add("np.fmod(x1: value, x2: value) -> value", Fmod, catalog.Mathematics)
	catalog.Add("np.divmod(x1: value, x2: value) -> (value, value)", Divmod, catalog.Mathematics)
}

// Add returns x1 + x2, element by element. Arrays of different shapes are
// broadcast: axes of length 1 are repeated. A number takes the dtype of the
// array beside it; of two bool arrays the result is the logical or.
//
//	> np.add(np.array{{1, 2}, {3, 4}}, np.array{10, 20})
//	[[11. 22.]
//	 [13. 24.]]
//	> np.add(np.array({1, 2}, "int32"), 0.5)
//	[1.5 2.5]
func Add(s *Session, x1, x2 any) any { return binary(s, array.Add, x1, x2) }

// Subtract returns x1 - x2, element by element and with broadcasting. Bool
// arrays have no difference.
//
//	> np.subtract(np.array{5, 6}, 1)
//	[4. 5.]
func Subtract(s *Session, x1, x2 any) any { return binary(s, array.Sub, x1, x2) }

// Multiply returns x1 * x2, element by element and with broadcasting; of two
// bool arrays it is the logical and. The product of matrices is np.dot.
//
//	> np.multiply(np.array{1, 2, 3}, np.array{4, 5, 6})
//	[ 4. 10. 18.]
func Multiply(s *Session, x1, x2 any) any { return binary(s, array.Mul, x1, x2) }

// Divide returns x1 / x2, element by element and with broadcasting. The result
// is always a float: float64 of integers.
//
//	> np.divide(np.array({1, 2, 3}, "int32"), 2)
//	[0.5 1.  1.5]
func Divide(s *Session, x1, x2 any) any { return binary(s, array.Div, x1, x2) }

// FloorDivide returns x1 / x2 rounded down to a whole number, in the dtype of
// the arguments. Integers divided by 0 give 0.
//
//	> np.floor_divide(np.array({7, -7}, "int32"), 2)
//	[ 3 -4]
func FloorDivide(s *Session, x1, x2 any) any { return binary(s, array.FloorDiv, x1, x2) }

// Remainder returns what is left of x1 after division by x2. It has the sign of
// x2, as Python's %.
//
//	> np.remainder(np.array({7, -7}, "int32"), 3)
//	[1 2]
func Remainder(s *Session, x1, x2 any) any { return binary(s, array.Mod, x1, x2) }

// Fmod returns what is left of x1 after division by x2. It has the sign of x1.
//
//	> np.fmod(np.array({7, -7}, "int32"), 3)
//	[ 1 -1]
func Fmod(s *Session, x1, x2 any) any { return binary(s, array.Fmod, x1, x2) }

// Divmod returns np.floor_divide(x1, x2) and np.remainder(x1, x2).
//
//	> q, r = np.divmod(np.array({7, 8}, "int32"), 3)
//	> print(q, r)
//	[2 2]	[1 2]
func Divmod(s *Session, x1, x2 any) (any, any) {
	return FloorDivide(s, x1, x2), Remainder(s, x1, x2)
}
