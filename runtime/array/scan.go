package array

// CumSum returns the running sums along the axis, in int64 for bool and short
// integers. Without an axis (nil) a is taken as one row.
func CumSum(a *Array, axis *Axis) *Array { return CumSumIn(sumDtype(a.dtype), a, axis) }

// CumSumIn is CumSum in dtype d.
func CumSumIn(d Dtype, a *Array, axis *Axis) *Array {
	return scan(d, a, axis, &running{
		scanSum[uint8], scanSum[int32], scanSum[int64], scanSum[float32], scanSum[float64]})
}

// CumProd returns the running products along the axis, in int64 for bool and
// short integers. Without an axis (nil) a is taken as one row.
func CumProd(a *Array, axis *Axis) *Array { return CumProdIn(sumDtype(a.dtype), a, axis) }

// CumProdIn is CumProd in dtype d.
func CumProdIn(d Dtype, a *Array, axis *Axis) *Array {
	return scan(d, a, axis, &running{
		scanProd[uint8], scanProd[int32], scanProd[int64], scanProd[float32], scanProd[float64]})
}

// running holds the kernels of a scan. A kernel works in place on rows of n
// elements, one below the other: each row is combined with the one above it.
type running struct {
	u8  func(z []uint8, n int)
	i32 func(z []int32, n int)
	i64 func(z []int64, n int)
	f32 func(z []float32, n int)
	f64 func(z []float64, n int)
}

func scan(d Dtype, a *Array, axis *Axis, op *running) *Array {
	z := a.AsType(d)
	if d == Bool { // the running or and and are those of numbers, cast back
		z = z.To(Int64)
	}
	if axis == nil || z.Ndim() == 0 {
		z = z.Reshape(-1)
	}
	at := Axis(0)
	if axis != nil {
		at = *axis
	}
	i := at.Resolve(z.Ndim())
	n := sizeOf(z.shape[i+1:])
	block := n * z.shape[i]
	for start := 0; block > 0 && start < z.Size(); start += block {
		end := start + block
		switch x := z.elements().(type) {
		case []uint8:
			op.u8(x[start:end], n)
		case []int32:
			op.i32(x[start:end], n)
		case []int64:
			op.i64(x[start:end], n)
		case []float32:
			op.f32(x[start:end], n)
		case []float64:
			op.f64(x[start:end], n)
		}
	}
	return z.To(d)
}

func scanSum[T Number](z []T, n int) {
	if n == 1 {
		var s T
		for i, v := range z {
			s += v
			z[i] = s
		}
		return
	}
	for above := z; len(above) > n; above = above[n:] {
		row := above[n : 2*n]
		for i, v := range above[:n] {
			row[i] += v
		}
	}
}

func scanProd[T Number](z []T, n int) {
	if n == 1 {
		p := T(1)
		for i, v := range z {
			p *= v
			z[i] = p
		}
		return
	}
	for above := z; len(above) > n; above = above[n:] {
		row := above[n : 2*n]
		for i, v := range above[:n] {
			row[i] *= v
		}
	}
}
