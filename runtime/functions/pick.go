package functions

import (
	"math"

	"nnlua/runtime/array"
)

// pick returns the elements of x at places, counted over all of x, in an array
// of the given shape: y[i] = x[places[i]]. A place of -1 gives otherwise. Its
// gradient is place, and that of place is pick.
func pick(label string, x *Variable, places []int32, shape []int, otherwise float64) *Variable {
	return apply1(label, &picked{label: label, places: places, shape: shape, otherwise: otherwise}, x)
}

type picked struct {
	Node
	label       string
	places      []int32
	shape, from []int
	otherwise   float64
}

func (f *picked) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	y := array.New(x[0].Dtype(), f.shape...)
	if y.Dtype() == array.Float32 {
		pickInto(array.Data[float32](y), array.Data[float32](x[0]), f.places, float32(f.otherwise))
	} else {
		pickInto(array.Data[float64](y), array.Data[float64](x[0]), f.places, f.otherwise)
	}
	return one(y)
}

func (f *picked) Backward(gy []*Variable) []*Variable {
	return grads(place(f.label, gy[0], f.places, f.from))
}

// place returns an array of the given shape with every element of x added at
// its place: y[places[i]] += x[i]. What has the place -1 is dropped.
func place(label string, x *Variable, places []int32, shape []int) *Variable {
	return apply1(label, &placed{label: label, places: places, shape: shape}, x)
}

type placed struct {
	Node
	label       string
	places      []int32
	shape, from []int
}

func (f *placed) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	y := array.New(x[0].Dtype(), f.shape...)
	if y.Dtype() == array.Float32 {
		placeInto(array.Data[float32](y), array.Data[float32](x[0]), f.places)
	} else {
		placeInto(array.Data[float64](y), array.Data[float64](x[0]), f.places)
	}
	return one(y)
}

func (f *placed) Backward(gy []*Variable) []*Variable {
	return grads(pick(f.label, gy[0], f.places, f.from, 0))
}

func pickInto[T array.Float](y, x []T, places []int32, otherwise T) {
	for i, p := range places {
		if p >= 0 {
			y[i] = x[p]
		} else {
			y[i] = otherwise
		}
	}
}

func placeInto[T array.Float](y, x []T, places []int32) {
	for i, p := range places {
		if p >= 0 {
			y[p] += x[i]
		}
	}
}

// checkPlaces refuses an array with more elements than places can count.
func checkPlaces(op string, d array.Dtype, shape []int) {
	if array.CheckShape(d, shape) > math.MaxInt32 {
		array.FailIn(op, "%s%s has more than %d elements", d, array.ShapeString(shape), math.MaxInt32)
	}
}
