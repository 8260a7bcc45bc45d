package links

import (
	"math"

	"nnlua/runtime/array"
)

// Initializer fills an array with start values: chainer.initializers.
type Initializer interface {
	Fill(s *Session, a *Array)
}

// Constant fills with a number, or with an array of the same shape.
type Constant struct{ Value *Array }

// Fill sets every element of a to the value.
func (c Constant) Fill(_ *Session, a *Array) { array.CopyInto(a, c.Value) }

// LeCunNormal draws from the normal distribution with mean 0 and standard
// deviation Scale * sqrt(1 / fan_in): the default of weights.
type LeCunNormal struct{ Scale float64 }

// Fill draws the elements of a in order from the session's random stream.
func (l LeCunNormal) Fill(s *Session, a *Array) {
	deviation := l.Scale * math.Sqrt(1/float64(fanIn(a.Shape())))
	for i := 0; i < a.Size(); i++ {
		a.SetFloat(i, s.Random.Normal(0, deviation))
	}
}

// fanIn is the number of inputs of one output: of weights (out, in, kernel ...).
func fanIn(shape []int) int {
	if len(shape) < 2 {
		array.Fail("the number of inputs is undefined for weights of shape %s", array.ShapeString(shape))
	}
	n := 1
	for _, s := range shape[1:] {
		n *= s
	}
	return n
}

// initializerOf reads an initialW argument: nil is otherwise, a number or an
// array is constant, an Initializer is itself.
func initializerOf(given any, otherwise Initializer) Initializer {
	switch v := given.(type) {
	case nil:
		return otherwise
	case float64:
		return Constant{array.Scalar(array.Float64, v)}
	case *Array:
		return Constant{v}
	case *Variable:
		return Constant{v.Data()}
	case Initializer:
		return v
	}
	array.Fail("an initial value is a number, an array or an initializer")
	return nil
}
