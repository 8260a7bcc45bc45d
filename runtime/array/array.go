// Package array is NumPy's ndarray without Lua: arrays of a dtype and a shape,
// broadcasting, indexing, arithmetic, sums, products, printing and random numbers,
// with NumPy's digits. The loops over rows of numbers are those of package kernel;
// package numpy gives scripts the functions under their names.
package array

import (
	"fmt"
	"math"
	"strings"
	"sync/atomic"
)

// Array is an N-dimensional array: a shape, a dtype and one typed slice in
// row-major order. It is always contiguous. Two Arrays share elements only
// after [Array.Reshape] and [Array.Row].
type Array struct {
	shape []int
	dtype Dtype
	data  any    // []bool, []uint8, []int32, []int64, []float32 or []float64; see elements
	dims  [4]int // where a short shape lives, so that it costs no memory of its own
	later atomic.Pointer[deferral]
	alone [1]*Array // room for Alone
}

// New returns an array of zeros (false for Bool).
func New(d Dtype, shape ...int) *Array { return newArray(d, shape, true) }

// Empty is New for an array that is about to be overwritten: its elements hold
// anything.
func Empty(d Dtype, shape ...int) *Array { return newArray(d, shape, false) }

func newArray(d Dtype, shape []int, clean bool) *Array {
	n := CheckShape(d, shape)
	switch d {
	case Bool:
		return allocate[bool](d, shape, n, clean)
	case Uint8:
		return allocate[uint8](d, shape, n, clean)
	case Int32:
		return allocate[int32](d, shape, n, clean)
	case Int64:
		return allocate[int64](d, shape, n, clean)
	case Float32:
		return allocate[float32](d, shape, n, clean)
	}
	return allocate[float64](d, shape, n, clean)
}

// header returns an array of that shape without elements.
func header(d Dtype, shape []int) *Array {
	a := &Array{dtype: d}
	a.setShape(shape)
	return a
}

func (a *Array) setShape(shape []int) { a.shape = append(a.dims[:0:len(a.dims)], shape...) }

// FromSlice returns an array over data, without a copy. Without a shape it has
// one dimension; an empty shape ([]int{}...) makes a 0-d array. The product of
// shape must be len(data).
func FromSlice[T Element](data []T, shape ...int) *Array {
	if shape == nil {
		shape = []int{len(data)}
	}
	if n := CheckShape(DtypeOf[T](), shape); n != len(data) {
		Fail("%d elements do not fill the shape %s", len(data), ShapeString(shape))
	}
	a := header(DtypeOf[T](), shape)
	a.data = data
	if len(data) >= leastDeferred {
		a.escape()
	}
	return a
}

// Scalar returns the 0-d array of value v in dtype d.
func Scalar(d Dtype, v float64) *Array {
	a := New(d)
	a.SetFloat(0, v)
	return a
}

// Data returns the elements of a, which must have the dtype of T. The slice is
// the array's own.
func Data[T Element](a *Array) []T {
	data, ok := a.elements().([]T)
	if !ok {
		Fail("an array of %s where %s was wanted", a.dtype, DtypeOf[T]())
	}
	if len(data) >= leastDeferred {
		a.escape()
	}
	return data
}

// Alone returns the list of this one array, which costs no memory: most functions
// have one result.
func (a *Array) Alone() []*Array {
	a.alone[0] = a
	return a.alone[:]
}

// Shape returns the length of every axis. Do not modify it.
func (a *Array) Shape() []int { return a.shape }

// Dtype returns the type of the elements.
func (a *Array) Dtype() Dtype { return a.dtype }

// Ndim returns the number of axes.
func (a *Array) Ndim() int { return len(a.shape) }

// Size returns the number of elements.
func (a *Array) Size() int { return sizeOf(a.shape) }

// Bytes returns the size of the elements in bytes.
func (a *Array) Bytes() int { return a.Size() * a.dtype.Size() }

// Float returns element i, counted from 0 in row-major order, as a float64.
func (a *Array) Float(i int) float64 {
	switch x := a.elements().(type) {
	case []bool:
		if x[i] {
			return 1
		}
		return 0
	case []uint8:
		return float64(x[i])
	case []int32:
		return float64(x[i])
	case []int64:
		return float64(x[i])
	case []float32:
		return float64(x[i])
	}
	return a.elements().([]float64)[i]
}

// SetFloat sets element i, counted from 0 in row-major order, to v cast as NumPy casts.
func (a *Array) SetFloat(i int, v float64) {
	switch x := a.elements().(type) {
	case []bool:
		x[i] = v != 0
	case []uint8:
		x[i] = uint8(toInt64(v))
	case []int32:
		x[i] = int32(toInt64(v))
	case []int64:
		x[i] = toInt64(v)
	case []float32:
		x[i] = float32(v)
	case []float64:
		x[i] = v
	}
}

// toInt64 casts as C does on amd64: towards zero, NaN and what does not fit to the smallest integer.
func toInt64(v float64) int64 {
	if v >= -(1<<63) && v < 1<<63 {
		return int64(v)
	}
	return math.MinInt64
}

// Describe returns dtype and shape as error messages name them, such as "float32(3, 1)".
func (a *Array) Describe() string { return a.dtype.String() + ShapeString(a.shape) }

// ShapeString writes a shape as Python writes a tuple: (), (3,), (3, 1).
func ShapeString(shape []int) string {
	if len(shape) == 1 {
		return fmt.Sprintf("(%d,)", shape[0])
	}
	return "(" + strings.Trim(strings.ReplaceAll(fmt.Sprint(shape), " ", ", "), "[]") + ")"
}

// SameShape reports whether a and b have equal lengths on every axis.
func SameShape(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func sizeOf(shape []int) int {
	n := 1
	for _, s := range shape {
		n *= s
	}
	return n
}

func cloneInts(s []int) []int { return append(make([]int, 0, len(s)), s...) }
