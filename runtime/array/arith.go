package array

// arithmetic holds the row kernels of an operation of two arrays, one per dtype;
// nil where the dtype has none. A kernel fills z from x and y, of which either
// may be one element long: it stands for the whole row. Without a kernel for
// bool, bool counts as uint8, and without one for integers, these as floats.
type arithmetic struct {
	name string
	b8   func(z, x, y []bool)
	u8   func(z, x, y []uint8)
	i32  func(z, x, y []int32)
	i64  func(z, x, y []int64)
	f32  func(z, x, y []float32)
	f64  func(z, x, y []float64)
}

var (
	add = &arithmetic{"add", orRow, addRow[uint8], addRow[int32], addRow[int64], addFloats[float32], addFloats[float64]}
	sub = &arithmetic{"subtract", nil, subRow[uint8], subRow[int32], subRow[int64], subFloats[float32], subFloats[float64]}
	mul = &arithmetic{"multiply", andRow, mulRow[uint8], mulRow[int32], mulRow[int64], mulFloats[float32], mulFloats[float64]}
	div = &arithmetic{"divide", nil, nil, nil, nil, divFloats[float32], divFloats[float64]}
)

// Add returns a + b with NumPy's broadcasting and promotion. Of bool arrays it
// is the logical or.
func Add(a, b *Array) *Array { return add.apply(a, b) }

// Sub returns a - b with NumPy's broadcasting and promotion. Bool arrays have no difference.
func Sub(a, b *Array) *Array {
	refuseBools(a, b)
	return sub.apply(a, b)
}

func refuseBools(a, b *Array) {
	if a.dtype == Bool && b.dtype == Bool {
		Fail("bool arrays have no difference: use np.logical_xor, or cast one with astype")
	}
}

// Mul returns a * b with NumPy's broadcasting and promotion. Of bool arrays it
// is the logical and.
func Mul(a, b *Array) *Array { return mul.apply(a, b) }

// Div returns a / b with NumPy's broadcasting, in float32 if both are, else in float64.
func Div(a, b *Array) *Array {
	d := ufuncDtype(a, b)
	if !d.IsFloat() {
		d = Float64
	}
	return div.in(d, a, b)
}

// apply runs the operation on the broadcast of a and b in the dtype that they have together.
func (op *arithmetic) apply(a, b *Array) *Array {
	d := ufuncDtype(a, b)
	switch {
	case d == Bool && op.b8 == nil && op.u8 != nil:
		d = Uint8
	case !d.IsFloat() && op.i32 == nil:
		d = floatDtype(d)
	case d.IsFloat() && op.f32 == nil:
		Fail("want arrays of integers or booleans, got %s and %s", a.Describe(), b.Describe())
	}
	return op.in(d, a, b)
}

// in runs the operation in dtype d.
func (op *arithmetic) in(d Dtype, a, b *Array) *Array {
	z := Empty(d, resultShape(a, b)...)
	op.into(z, a, b)
	return z
}

func resultShape(a, b *Array) []int {
	if SameShape(a.shape, b.shape) || len(b.shape) == 0 {
		return a.shape
	}
	if len(a.shape) == 0 {
		return b.shape
	}
	return BroadcastShapes(a.shape, b.shape)
}

// into fills z, whose shape and dtype are the result's. z may be a or b itself
// where that has the shape of z.
func (op *arithmetic) into(z, a, b *Array) {
	a, b = a.To(z.dtype), b.To(z.dtype)
	switch to := z.elements().(type) {
	case []bool:
		rows(to, z.shape, a, b, op.b8)
	case []uint8:
		rows(to, z.shape, a, b, op.u8)
	case []int32:
		rows(to, z.shape, a, b, op.i32)
	case []int64:
		rows(to, z.shape, a, b, op.i64)
	case []float32:
		rows(to, z.shape, a, b, op.f32)
	case []float64:
		rows(to, z.shape, a, b, op.f64)
	}
}

// AddInPlace sets z to z + b, broadcast and cast to z.
func AddInPlace(z, b *Array) { add.into(z, z, b) }

// SubInPlace sets z to z - b, broadcast and cast to z.
func SubInPlace(z, b *Array) {
	refuseBools(z, z)
	sub.into(z, z, b)
}

// MulInPlace sets z to z * b, broadcast and cast to z.
func MulInPlace(z, b *Array) { mul.into(z, z, b) }

// rows runs a row kernel over the broadcast of a and b.
func rows[R, T Element](z []R, shape []int, a, b *Array, kernel func(z []R, x, y []T)) {
	x, y := a.elements().([]T), b.elements().([]T)
	if len(z) == 0 {
		return
	}
	if (len(x) == len(z) || len(x) == 1) && (len(y) == len(z) || len(y) == 1) {
		kernel(z, x, y)
		return
	}
	if n := len(y); len(x) == len(z) && n == b.shape[len(b.shape)-1] { // a row, as of a bias, for each of x
		for at := 0; at < len(z); at += n {
			kernel(z[at:at+n], x[at:at+n], y)
		}
		return
	}
	walk(shape, [][]int{a.shape, b.shape}, func(at, n int, from, step []int) {
		kernel(z[at:at+n], x[from[0]:][:1+step[0]*(n-1)], y[from[1]:][:1+step[1]*(n-1)])
	})
}

func addRow[T Number](z, x, y []T) {
	switch {
	case len(y) == 1:
		c := y[0]
		for i, v := range broadcastRow(x, z) {
			z[i] = v + c
		}
	case len(x) == 1:
		c := x[0]
		for i, v := range y {
			z[i] = c + v
		}
	default:
		y, z = y[:len(x)], z[:len(x)]
		for i, v := range x {
			z[i] = v + y[i]
		}
	}
}

func subRow[T Number](z, x, y []T) {
	switch {
	case len(y) == 1:
		c := y[0]
		for i, v := range broadcastRow(x, z) {
			z[i] = v - c
		}
	case len(x) == 1:
		c := x[0]
		for i, v := range y {
			z[i] = c - v
		}
	default:
		y, z = y[:len(x)], z[:len(x)]
		for i, v := range x {
			z[i] = v - y[i]
		}
	}
}

func mulRow[T Number](z, x, y []T) {
	switch {
	case len(y) == 1:
		c := y[0]
		for i, v := range broadcastRow(x, z) {
			z[i] = v * c
		}
	case len(x) == 1:
		c := x[0]
		for i, v := range y {
			z[i] = c * v
		}
	default:
		y, z = y[:len(x)], z[:len(x)]
		for i, v := range x {
			z[i] = v * y[i]
		}
	}
}

// broadcastRow returns x, or, where both operands are single, x spread over z.
func broadcastRow[T Element](x, z []T) []T {
	if len(x) == len(z) {
		return x
	}
	z[0] = x[0]
	fillWith(z)
	return z
}

// repeat returns the mask for indices into a row kernel's operand beside a
// result of n elements: x[i&mask] is element i, or the only one of x.
func repeat[T any](x []T, n int) int {
	if len(x) == n {
		return -1
	}
	return 0
}
