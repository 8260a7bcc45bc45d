package array

// floats holds the row kernels of a function of one array that is defined for
// floats. z and x have the same length and may be the same row.
type floats struct {
	f32 func(z, x []float32)
	f64 func(z, x []float64)
}

// apply computes the function in the float dtype of x.
func (op *floats) apply(x *Array) *Array {
	return MapFloats(x.To(floatDtype(x.dtype)), op.f32, op.f64)
}

// slowRow is how many elements are computed between two polls.
const slowRow = 1 << 14

// eachFloat makes kernels of a function of one number. float32 goes through
// float64. It is for functions that cost more than the call.
func eachFloat(f func(float64) float64) *floats {
	return &floats{
		func(z, x []float32) {
			for i, v := range x {
				if i%slowRow == slowRow-1 {
					Poll()
				}
				z[i] = float32(f(float64(v)))
			}
		},
		func(z, x []float64) {
			for i, v := range x {
				if i%slowRow == slowRow-1 {
					Poll()
				}
				z[i] = f(v)
			}
		},
	}
}

// eachPair makes an operation of a function of two numbers, as eachFloat does.
func eachPair(name string, f func(x, y float64) float64) *arithmetic {
	return &arithmetic{name: name,
		f32: func(z, x, y []float32) {
			mx, my := repeat(x, len(z)), repeat(y, len(z))
			for i := range z {
				if i%slowRow == slowRow-1 {
					Poll()
				}
				z[i] = float32(f(float64(x[i&mx]), float64(y[i&my])))
			}
		},
		f64: func(z, x, y []float64) {
			mx, my := repeat(x, len(z)), repeat(y, len(z))
			for i := range z {
				if i%slowRow == slowRow-1 {
					Poll()
				}
				z[i] = f(x[i&mx], y[i&my])
			}
		},
	}
}

// numbers holds the row kernels of a function of one array that is defined for every number.
type numbers struct {
	u8  func(z, x []uint8)
	i32 func(z, x []int32)
	i64 func(z, x []int64)
	floats
}

// apply computes the function in the dtype of x; bool counts as uint8.
func (op *numbers) apply(x *Array) *Array {
	if x.dtype == Bool {
		x = x.To(Uint8)
	}
	z := Empty(x.dtype, x.shape...)
	switch to := z.elements().(type) {
	case []uint8:
		op.u8(to, x.elements().([]uint8))
	case []int32:
		op.i32(to, x.elements().([]int32))
	case []int64:
		op.i64(to, x.elements().([]int64))
	case []float32:
		op.f32(to, x.elements().([]float32))
	case []float64:
		op.f64(to, x.elements().([]float64))
	}
	return z
}
