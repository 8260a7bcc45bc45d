package array

// comparison holds the row kernels of a comparison, one per dtype; bool is
// compared as uint8. Operands may be one element long, as in arithmetic.
type comparison struct {
	u8  func(z []bool, x, y []uint8)
	i32 func(z []bool, x, y []int32)
	i64 func(z []bool, x, y []int64)
	f32 func(z []bool, x, y []float32)
	f64 func(z []bool, x, y []float64)
}

var (
	equal     = &comparison{equalRow[uint8], equalRow[int32], equalRow[int64], equalRow[float32], equalRow[float64]}
	notEqual  = &comparison{notEqualRow[uint8], notEqualRow[int32], notEqualRow[int64], notEqualRow[float32], notEqualRow[float64]}
	less      = &comparison{lessRow[uint8], lessRow[int32], lessRow[int64], lessRow[float32], lessRow[float64]}
	lessEqual = &comparison{lessEqualRow[uint8], lessEqualRow[int32], lessEqualRow[int64], lessEqualRow[float32], lessEqualRow[float64]}
)

// Equal returns the bool array of a == b, with NumPy's broadcasting and
// promotion. NaN is equal to nothing. The comparisons below do the same.
func Equal(a, b *Array) *Array { return equal.apply(a, b) }

// NotEqual returns a != b.
func NotEqual(a, b *Array) *Array { return notEqual.apply(a, b) }

// Less returns a < b.
func Less(a, b *Array) *Array { return less.apply(a, b) }

// LessEqual returns a <= b.
func LessEqual(a, b *Array) *Array { return lessEqual.apply(a, b) }

// Greater returns a > b.
func Greater(a, b *Array) *Array { return less.apply(b, a) }

// GreaterEqual returns a >= b.
func GreaterEqual(a, b *Array) *Array { return lessEqual.apply(b, a) }

func (op *comparison) apply(a, b *Array) *Array {
	d := max(ufuncDtype(a, b), Uint8)
	z := Empty(Bool, resultShape(a, b)...)
	to := z.elements().([]bool)
	a, b = a.To(d), b.To(d)
	switch d {
	case Uint8:
		rows(to, z.shape, a, b, op.u8)
	case Int32:
		rows(to, z.shape, a, b, op.i32)
	case Int64:
		rows(to, z.shape, a, b, op.i64)
	case Float32:
		rows(to, z.shape, a, b, op.f32)
	case Float64:
		rows(to, z.shape, a, b, op.f64)
	}
	return z
}

func equalRow[T Number](z []bool, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] == y[i&my]
	}
}

func notEqualRow[T Number](z []bool, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] != y[i&my]
	}
}

func lessRow[T Number](z []bool, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] < y[i&my]
	}
}

func lessEqualRow[T Number](z []bool, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = x[i&mx] <= y[i&my]
	}
}
