package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.Parameter(initializer: value = nil, shape: ints? = nil, name: string = \"\") -> Parameter", MakeParameter, catalog.Links)
	catalog.Add("Parameter:initialize(shape: ints)", (*Parameter).Initialize, catalog.Links)
	catalog.AddProperty("Parameter.is_initialized: boolean", (*Parameter).IsInitialized, nil, catalog.Links)
	catalog.Add("Parameter:cleargrad()", (*Parameter).ClearGrad, catalog.Links)
}

// Parameter is a Variable that training updates: chainer.Parameter. It may be
// made before its shape is known; Initialize then gives it its start values.
//
// A fresh Parameter has a gradient of NaN, so that a forgotten cleargrads shows.
type Parameter struct {
	Variable
	Rule UpdateRule // how an optimizer updates it; nil before Optimizer.Setup

	start        Initializer
	clearedEarly bool // cleargrad came before the shape did
}

// UpdateRule updates one parameter by its gradient.
type UpdateRule interface {
	UpdateParam(p *Parameter)
}

// NewParameter returns a parameter that start fills; shape nil leaves it
// without data until Initialize.
func NewParameter(s *Session, start Initializer, shape []int) *Parameter {
	p := &Parameter{Variable: *s.Variable(nil), start: start}
	if shape != nil {
		p.Initialize(shape)
	}
	return p
}

// MakeParameter makes a parameter of a model. initializer is a number, an array
// or an initializer; shape may follow later, by initialize. An array without
// a shape becomes the data as it is.
//
//	> chainer.Parameter(0.5, {2})
//	variable([0.5 0.5])
func MakeParameter(s *Session, initializer any, shape []int, name string) *Parameter {
	p := NewParameter(s, initializerOf(initializer, Constant{array.Scalar(array.Float64, math.NaN())}), shape)
	if a, ok := initializer.(*Array); ok && shape == nil {
		p.SetData(a)
	}
	p.SetName(name)
	return p
}

// Initialize gives the parameter its shape and start values, in the dtype of chainer.config.
//
//	> p = chainer.Parameter(3)
//	> p:initialize{2}
//	> p
//	variable([3. 3.])
func (p *Parameter) Initialize(shape []int) {
	a := array.New(p.Session().Dtype, shape...)
	p.start.Fill(p.Session(), a)
	p.SetData(a)
	if !p.clearedEarly {
		nan := array.New(a.Dtype(), shape...)
		nan.Fill(math.NaN())
		p.SetGrad(nan)
	}
}

// IsInitialized reports whether the parameter has data.
//
//	> L.Linear(nil, 2).W.is_initialized
//	false
func (p *Parameter) IsInitialized() bool { return p.Data() != nil }

// ClearGrad forgets the gradient, which is NaN in a fresh parameter.
//
//	> p = chainer.Parameter(3, {2})
//	> p.grad
//	[nan nan]
//	> p:cleargrad()
//	> p.grad
//	nil
func (p *Parameter) ClearGrad() {
	p.clearedEarly = p.clearedEarly || p.Data() == nil
	p.Variable.ClearGrad()
}
