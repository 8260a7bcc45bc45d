package array

var (
	bitAnd     = &arithmetic{"bitwise_and", andRow, bitAndRow[uint8], bitAndRow[int32], bitAndRow[int64], nil, nil}
	bitOr      = &arithmetic{"bitwise_or", orRow, bitOrRow[uint8], bitOrRow[int32], bitOrRow[int64], nil, nil}
	bitXor     = &arithmetic{"bitwise_xor", xorRow, bitXorRow[uint8], bitXorRow[int32], bitXorRow[int64], nil, nil}
	leftShift  = &arithmetic{"left_shift", nil, leftRow[uint8], leftRow[int32], leftRow[int64], nil, nil}
	rightShift = &arithmetic{"right_shift", nil, rightRow[uint8], rightRow[int32], rightRow[int64], nil, nil}
)

// BitAnd returns the bits that are set in a and in b, which are integers or booleans.
func BitAnd(a, b *Array) *Array { return bitAnd.apply(a, b) }

// BitOr returns the bits that are set in a or in b, which are integers or booleans.
func BitOr(a, b *Array) *Array { return bitOr.apply(a, b) }

// BitXor returns the bits that are set in one of a and b, which are integers or booleans.
func BitXor(a, b *Array) *Array { return bitXor.apply(a, b) }

// LeftShift returns a with its bits moved b places up: a * 2^b. Beyond the
// width of the dtype, and for negative b, it is 0.
func LeftShift(a, b *Array) *Array { return leftShift.apply(a, b) }

// RightShift returns a with its bits moved b places down: a / 2^b, rounded down.
func RightShift(a, b *Array) *Array { return rightShift.apply(a, b) }

// Invert returns every bit of x turned over; of booleans, not x.
func Invert(x *Array) *Array {
	z := New(x.dtype, x.shape...)
	switch to := z.elements().(type) {
	case []bool:
		notRow(to, x.elements().([]bool))
	case []uint8:
		invertRow(to, x.elements().([]uint8))
	case []int32:
		invertRow(to, x.elements().([]int32))
	case []int64:
		invertRow(to, x.elements().([]int64))
	default:
		Fail("want an array of integers or booleans, got %s", x.Describe())
	}
	return z
}

func andRow(z, x, y []bool) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] && y[i&my]
	}
}

func orRow(z, x, y []bool) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] || y[i&my]
	}
}

func xorRow(z, x, y []bool) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] != y[i&my]
	}
}

func notRow(z, x []bool) {
	for i, v := range x {
		z[i] = !v
	}
}

func invertRow[T Int](z, x []T) {
	for i, v := range x {
		z[i] = ^v
	}
}

func bitAndRow[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] & y[i&my]
	}
}

func bitOrRow[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] | y[i&my]
	}
}

func bitXorRow[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] ^ y[i&my]
	}
}

func leftRow[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] << uint(y[i&my]) // a negative count becomes a huge one
	}
}

func rightRow[T Int](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] >> uint(y[i&my])
	}
}
