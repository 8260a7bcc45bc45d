package array

// Int is every element type of whole numbers.
type Int interface {
	uint8 | int32 | int64
}

// powInts is the power of whole numbers by repeated squaring, wrapping around as NumPy's does.
func powInts[T Int](z, x, y []T) {
	for _, p := range y {
		if p < 0 {
			FailIn("power", "integers to negative integer powers are not allowed: use a float array")
		}
	}
	each(z, x, y, func(a, p T) T {
		result := T(1)
		for ; p > 0; p >>= 1 {
			if p&1 == 1 {
				result *= a
			}
			a *= a
		}
		return result
	})
}

// floorDivInts rounds towards minus infinity; division by zero gives 0, as in NumPy.
func floorDivInts[T Int](z, x, y []T) {
	each(z, x, y, func(a, b T) T {
		if b == 0 {
			return 0
		}
		q := a / b
		if a%b != 0 && (a < 0) != (b < 0) {
			q--
		}
		return q
	})
}

// modInts is the remainder that goes with floorDivInts.
func modInts[T Int](z, x, y []T) {
	each(z, x, y, func(a, b T) T {
		if b == 0 {
			return 0
		}
		r := a % b
		if r != 0 && (r < 0) != (b < 0) {
			r += b
		}
		return r
	})
}
