package array

import "nnlua/runtime/array/kernel"

// extremum holds the kernels of max or min, one pair per dtype.
type extremum struct {
	name string
	u8   reduction[uint8, uint8]
	i32  reduction[int32, int32]
	i64  reduction[int64, int64]
	f32  reduction[float32, float32]
	f64  reduction[float64, float64]
}

var (
	largest = &extremum{"max", maxOf[uint8](), maxOf[int32](), maxOf[int64](), floatReduction(kernel.Max, kernel.Maximum[float32]), maxOf[float64]()}
	least   = &extremum{"min", minOf[uint8](), minOf[int32](), minOf[int64](), floatReduction(kernel.Min, kernel.Minimum[float32]), minOf[float64]()}
)

// Max returns the largest element along the axes (nil: all), NaN if there is
// one among them. There must be elements.
func Max(a *Array, axes Axes, keepdims bool) *Array {
	checkElements("max", a, axes)
	if a.dtype == Bool {
		return Any(a, axes, keepdims)
	}
	return largest.apply(a, axes, keepdims)
}

// Min returns the smallest element along the axes (nil: all), NaN if there is
// one among them. There must be elements.
func Min(a *Array, axes Axes, keepdims bool) *Array {
	checkElements("min", a, axes)
	if a.dtype == Bool {
		return All(a, axes, keepdims)
	}
	return least.apply(a, axes, keepdims)
}

// Ptp returns the distance from the smallest to the largest element along the axes.
func Ptp(a *Array, axes Axes, keepdims bool) *Array {
	return Sub(Max(a, axes, keepdims), Min(a, axes, keepdims))
}

// checkElements refuses to look for an element among none.
func checkElements(name string, a *Array, axes Axes) {
	if reducedSize(a.shape, axes) == 0 && sizeOf(reducedShape(a.shape, axes, false)) > 0 {
		Fail("%s of an array with no elements: its shape is %s", name, ShapeString(a.shape))
	}
}

func (op *extremum) apply(a *Array, axes Axes, keepdims bool) *Array {
	z := New(a.dtype, reducedShape(a.shape, axes, true)...)
	switch to := z.elements().(type) {
	case []uint8:
		fromFirst(op.u8, to, z.shape, a)
	case []int32:
		fromFirst(op.i32, to, z.shape, a)
	case []int64:
		fromFirst(op.i64, to, z.shape, a)
	case []float32:
		fromFirst(op.f32, to, z.shape, a)
	case []float64:
		fromFirst(op.f64, to, z.shape, a)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

// fromFirst reduces a to z, starting with the first elements along the reduced axes.
func fromFirst[T Element](op reduction[T, T], z []T, zshape []int, a *Array) {
	x := a.elements().([]T)
	gather(z, zshape, x, Strides(a.shape), 0)
	op.into(z, zshape, x, a.shape)
}

// floatReduction makes the reduction of the kernels of float32.
func floatReduction(row func([]float32) float32, columns func(z, x, y []float32)) reduction[float32, float32] {
	return reduction[float32, float32]{
		func(acc float32, x []float32) float32 {
			z := [2]float32{row(x), acc}
			columns(z[:1], z[:1], z[1:])
			return z[0]
		},
		func(acc, x []float32) {
			for n := len(acc); len(x) >= n; x = x[n:] {
				columns(acc, acc, x[:n])
			}
		},
	}
}

// The comparisons below are false for NaN, so that one branch, seldom taken,
// finds new extrema and NaN. A result that is NaN stays so.

func maxOf[T Number]() reduction[T, T] {
	return reduction[T, T]{
		func(acc T, x []T) T {
			for _, v := range x {
				if !(v <= acc) {
					if acc != acc {
						break
					}
					acc = v
				}
			}
			return acc
		},
		func(acc, x []T) {
			for n := len(acc); len(x) >= n; x = x[n:] {
				for i, v := range x[:n] {
					if !(v <= acc[i]) && acc[i] == acc[i] {
						acc[i] = v
					}
				}
			}
		},
	}
}

func minOf[T Number]() reduction[T, T] {
	return reduction[T, T]{
		func(acc T, x []T) T {
			for _, v := range x {
				if !(v >= acc) {
					if acc != acc {
						break
					}
					acc = v
				}
			}
			return acc
		},
		func(acc, x []T) {
			for n := len(acc); len(x) >= n; x = x[n:] {
				for i, v := range x[:n] {
					if !(v >= acc[i]) && acc[i] == acc[i] {
						acc[i] = v
					}
				}
			}
		},
	}
}
