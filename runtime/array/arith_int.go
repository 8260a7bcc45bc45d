package array

// Int is every element type of whole numbers.
type Int interface {
	uint8 | int32 | int64
}

// powInts is the power of whole numbers by repeated squaring, wrapping around as NumPy's does.
func powInts[T Int](z, x, y []T) {
	for _, p := range y {
		if p < 0 {
			Fail("integers to negative integer powers are not allowed: use a float array")
		}
	}
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		result, a := T(1), x[i&mx]
		for p := y[i&my]; p > 0; p >>= 1 {
			if p&1 == 1 {
				result *= a
			}
			a *= a
		}
		z[i] = result
	}
}

// floorDivInts rounds towards minus infinity; division by zero gives 0, as in NumPy.
func floorDivInts[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		a, b := x[i&mx], y[i&my]
		if b == 0 {
			z[i] = 0
			continue
		}
		q := a / b
		if q*b != a && (a < 0) != (b < 0) {
			q--
		}
		z[i] = q
	}
}

// modInts is the remainder that goes with floorDivInts.
func modInts[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		a, b := x[i&mx], y[i&my]
		if b == 0 {
			z[i] = 0
			continue
		}
		r := a % b
		if r != 0 && (r < 0) != (b < 0) {
			r += b
		}
		z[i] = r
	}
}

// fmodInts is the remainder with the sign of x, as in C.
func fmodInts[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		if b := y[i&my]; b == 0 {
			z[i] = 0
		} else {
			z[i] = x[i&mx] % b
		}
	}
}
