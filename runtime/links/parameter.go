package links

import (
	"math"

	"nnlua/runtime/array"
)

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

// Initialize gives the parameter its shape and start values, in the session's dtype.
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
func (p *Parameter) IsInitialized() bool { return p.Data() != nil }

// ClearGrad forgets the gradient.
func (p *Parameter) ClearGrad() {
	p.clearedEarly = p.clearedEarly || p.Data() == nil
	p.Variable.ClearGrad()
}
