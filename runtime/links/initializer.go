package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.initializers.generate_array(initializer: value, shape: ints, xp: value = nil, dtype: dtype? = nil) -> value", GenerateArray, catalog.Links)
	catalog.Add("Initializer:__call(array: data)", Initializer.Fill, catalog.Links)
	catalog.AddProperty("Initializer.dtype: dtype?", dtypeMade, nil, catalog.Links)
}

// Initializer fills an array with start values: chainer.initializers.
type Initializer interface {
	Fill(s *Session, a *Array)
	dtypeOrNil() *array.Dtype
}

// initializer is what the types of initializers embed: the dtype of the arrays
// that they make, nil for the session's.
type initializer struct{ dtype *array.Dtype }

func (i initializer) dtypeOrNil() *array.Dtype { return i.dtype }

// dtypeMade returns the dtype of the arrays that the initializer makes, nil if
// that is chainer.config.dtype.
//
//	> chainer.initializers.One("float64").dtype
//	"float64"
func dtypeMade(i Initializer) *array.Dtype { return i.dtypeOrNil() }

// GenerateArray returns a new array of that shape, filled by an initializer, a
// number, an array or a function that gets the array. Its dtype is dtype, which
// must be that of the initializer where it has one, else chainer.config.dtype.
// xp is not used: it is np in programs that come from Python.
//
//	> chainer.initializers.generate_array(chainer.initializers.One(), {2, 3}, np)
//	[[1. 1. 1.]
//	 [1. 1. 1.]]
func GenerateArray(s *Session, from any, shape []int, _ any, dtype *array.Dtype) *Array {
	start := initializerOf(from, NewLeCunNormal(1, nil, nil))
	own := start.dtypeOrNil()
	if dtype != nil && own != nil && *dtype != *own {
		array.Fail("dtype is %s, but the initializer makes %s", *dtype, *own)
	}
	if dtype == nil {
		dtype = own
	}
	a := array.New(dtypeOf(s, dtype), shape...)
	start.Fill(s, a)
	return a
}

func dtypeOf(s *Session, given *array.Dtype) array.Dtype {
	if given == nil {
		return s.Dtype
	}
	return *given
}

// initializerOf reads an initialW argument: nil is otherwise, a number or an
// array is constant, an Initializer is itself, and a function gets the array.
func initializerOf(given any, otherwise Initializer) Initializer {
	switch v := given.(type) {
	case nil:
		return otherwise
	case float64:
		return constant(v)
	case *Array:
		return &Constant{Value: v}
	case interface{ AsVariable() *Variable }:
		return &Constant{Value: v.AsVariable().Present()}
	case Initializer:
		return v
	case catalog.Func:
		return &written{f: v}
	}
	array.Fail("an initial value is a number, an array, an initializer or a function")
	return nil
}

// written is an initializer that the script wrote: a function of the array.
type written struct {
	initializer
	f catalog.Func
}

// Fill calls the function.
func (w written) Fill(_ *Session, a *Array) { w.f.Call(a) }
