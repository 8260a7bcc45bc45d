package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.initializers.Constant(fill_value: data, dtype: dtype? = nil) -> Constant", NewConstant, catalog.Links)
	catalog.Add("chainer.initializers.Zero(dtype: dtype? = nil) -> Constant", NewZero, catalog.Links)
	catalog.Add("chainer.initializers.One(dtype: dtype? = nil) -> Constant", NewOne, catalog.Links)
	catalog.Add("chainer.initializers.NaN(dtype: dtype? = nil) -> Constant", NewNaN, catalog.Links)
	catalog.Add("chainer.initializers.Identity(scale: number = 1, dtype: dtype? = nil) -> Identity", NewIdentity, catalog.Links)
}

// Constant fills with a number, or with an array that broadcasts.
type Constant struct {
	initializer
	Value *Array
}

func constant(v float64) *Constant { return newNumber(v, nil) }

// NewConstant returns the initializer that fills an array with fill_value: a
// number, or an array that broadcasts to the shape.
//
// 日本語: 決まった値で初期化します。
//
//	> L.Linear(2, 1, {initialW = chainer.initializers.Constant(0.5)}).W.data
//	[[0.5 0.5]]
func NewConstant(fillValue *Array, dtype *array.Dtype) *Constant {
	return &Constant{initializer{dtype}, fillValue}
}

// NewZero returns the initializer that fills with 0.
//
// 日本語: 0 で初期化します。
//
//	> L.Linear(2, 1, {initialW = chainer.initializers.Zero()}).W.data
//	[[0. 0.]]
func NewZero(dtype *array.Dtype) *Constant { return newNumber(0, dtype) }

// NewOne returns the initializer that fills with 1.
//
// 日本語: 1 で初期化します。
//
//	> L.Linear(2, 1, {initialW = chainer.initializers.One()}).W.data
//	[[1. 1.]]
func NewOne(dtype *array.Dtype) *Constant { return newNumber(1, dtype) }

// NewNaN returns the initializer that fills with NaN: what a parameter is filled
// with to which nobody gave a start value, so that its use shows.
//
//	> L.Linear(2, 1, {initialW = chainer.initializers.NaN()}).W.data
//	[[nan nan]]
func NewNaN(dtype *array.Dtype) *Constant { return newNumber(math.NaN(), dtype) }

func newNumber(v float64, dtype *array.Dtype) *Constant {
	return NewConstant(array.Scalar(array.Float64, v), dtype)
}

// Fill sets every element of a to the value.
func (c Constant) Fill(_ *Session, a *Array) { array.CopyInto(a, c.Value) }

// Identity fills with a multiple of the unit matrix.
type Identity struct {
	initializer
	Scale float64
}

// NewIdentity returns the initializer that fills a square matrix with scale on
// the diagonal and 0 elsewhere. Other shapes are an error.
//
//	> L.Linear(2, 2, {initialW = chainer.initializers.Identity(3)}).W.data
//	[[3. 0.]
//	 [0. 3.]]
func NewIdentity(scale float64, dtype *array.Dtype) *Identity {
	return &Identity{initializer{dtype}, scale}
}

// Fill writes the matrix.
func (i *Identity) Fill(_ *Session, a *Array) {
	shape := a.Shape()
	if len(shape) != 2 || shape[0] != shape[1] {
		array.FailIn("Identity", "the array has shape %s, want a square matrix", array.ShapeString(shape))
	}
	a.Fill(0)
	for k := range shape[0] {
		a.SetFloat(k*(shape[0]+1), i.Scale)
	}
}
