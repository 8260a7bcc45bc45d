package array

import "math"

// arithmetic holds the row kernels of an operation of two arguments, one per dtype;
// nil where the dtype has none. A kernel fills z from x and y, of which either
// may be one element long: it stands for the whole row.
type arithmetic struct {
	name string
	u8   func(z, x, y []uint8)
	i32  func(z, x, y []int32)
	i64  func(z, x, y []int64)
	f32  func(z, x, y []float32)
	f64  func(z, x, y []float64)
}

var (
	add = &arithmetic{"add", addRow[uint8], addRow[int32], addRow[int64], addRow[float32], addRow[float64]}
	sub = &arithmetic{"subtract", subRow[uint8], subRow[int32], subRow[int64], subRow[float32], subRow[float64]}
	mul = &arithmetic{"multiply", mulRow[uint8], mulRow[int32], mulRow[int64], mulRow[float32], mulRow[float64]}
	div = &arithmetic{"divide", nil, nil, nil, divRow[float32], divRow[float64]}
	pow = &arithmetic{"power", powInts[uint8], powInts[int32], powInts[int64], powRow[float32], powRow[float64]}
	fdv = &arithmetic{"floor_divide", floorDivInts[uint8], floorDivInts[int32], floorDivInts[int64], floorDivRow[float32], floorDivRow[float64]}
	mod = &arithmetic{"remainder", modInts[uint8], modInts[int32], modInts[int64], modRow[float32], modRow[float64]}
)

// Add returns a + b with NumPy's broadcasting and promotion.
func Add(a, b *Array) *Array { return add.apply(a, b) }

// Sub returns a - b with NumPy's broadcasting and promotion.
func Sub(a, b *Array) *Array { return sub.apply(a, b) }

// Mul returns a * b with NumPy's broadcasting and promotion.
func Mul(a, b *Array) *Array { return mul.apply(a, b) }

// Div returns a / b, always in a float dtype, with NumPy's broadcasting.
func Div(a, b *Array) *Array { return div.apply(a, b) }

// Pow returns a to the power of b. Integers to negative integer powers are an error, as in NumPy.
func Pow(a, b *Array) *Array { return pow.apply(a, b) }

// FloorDiv returns the largest integer not above a / b, in the promoted dtype.
func FloorDiv(a, b *Array) *Array { return fdv.apply(a, b) }

// Mod returns a - b*floor(a/b): the remainder with the sign of b, as Python's %.
func Mod(a, b *Array) *Array { return mod.apply(a, b) }

// apply runs the operation on the broadcast of a and b in their promoted dtype.
func (op *arithmetic) apply(a, b *Array) *Array {
	d := ResultDtype(a, b)
	if op.i32 == nil && !d.IsFloat() {
		d = Float64 // true division of integers
	}
	if d == Bool {
		d = Uint8
	}
	z := New(d, resultShape(a, b)...)
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
	switch to := z.data.(type) {
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
func SubInPlace(z, b *Array) { sub.into(z, z, b) }

// MulInPlace sets z to z * b, broadcast and cast to z.
func MulInPlace(z, b *Array) { mul.into(z, z, b) }

// rows runs a row kernel over the broadcast of a and b.
func rows[R, T Element](z []R, shape []int, a, b *Array, kernel func(z []R, x, y []T)) {
	x, y := a.data.([]T), b.data.([]T)
	if len(z) == 0 {
		return
	}
	if (len(x) == len(z) || len(x) == 1) && (len(y) == len(z) || len(y) == 1) {
		kernel(z, x, y)
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
		y = y[:len(x)]
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
		y = y[:len(x)]
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
		y = y[:len(x)]
		for i, v := range x {
			z[i] = v * y[i]
		}
	}
}

func divRow[T Float](z, x, y []T) {
	switch {
	case len(y) == 1:
		c := y[0]
		for i, v := range broadcastRow(x, z) {
			z[i] = v / c
		}
	case len(x) == 1:
		c := x[0]
		for i, v := range y {
			z[i] = c / v
		}
	default:
		y = y[:len(x)]
		for i, v := range x {
			z[i] = v / y[i]
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

// each calls f for every element of a broadcast row. It is for functions that
// cost more than the call.
func each[T Element](z, x, y []T, f func(a, b T) T) {
	for i := range z {
		z[i] = f(x[min(i, len(x)-1)], y[min(i, len(y)-1)])
	}
}

func powRow[T Float](z, x, y []T) {
	if len(y) == 1 && y[0] == 2 { // the power that lessons use most, and exact
		mulRow(z, x, x)
		return
	}
	each(z, x, y, func(a, b T) T { return T(math.Pow(float64(a), float64(b))) })
}

func floorDivRow[T Float](z, x, y []T) { each(z, x, y, floorDiv) }

func modRow[T Float](z, x, y []T) { each(z, x, y, floorMod) }

// floorMod is Python's %: the exact remainder, moved to the sign of b.
func floorMod[T Float](a, b T) T {
	r := T(math.Mod(float64(a), float64(b)))
	switch {
	case r == 0:
		return T(math.Copysign(0, float64(b)))
	case (r < 0) != (b < 0):
		return r + b
	}
	return r
}

// floorDiv is Python's //, which goes with floorMod: (a - a%b)/b, rounded to an integer.
func floorDiv[T Float](a, b T) T {
	if b == 0 {
		return a / b
	}
	q := float64((a - floorMod(a, b)) / b)
	floor := math.Floor(q)
	if q-floor > 0.5 {
		floor++
	}
	return T(floor)
}
