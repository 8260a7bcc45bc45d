package links

import (
	"math"
	"slices"
	"weak"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.Parameter(initializer: value = nil, shape: ints? = nil, name: string = \"\") -> Parameter", MakeParameter, catalog.Links)
	catalog.Add("Parameter:initialize(shape: ints)", (*Parameter).Initialize, catalog.Links)
	catalog.Add("Parameter:update()", (*Parameter).Update, catalog.Links)
	catalog.AddProperty("Parameter.is_initialized: boolean", (*Parameter).IsInitialized, nil, catalog.Links)
	catalog.AddProperty("Parameter.data: data?", (*Parameter).value, (*Parameter).SetData, catalog.Links)
	catalog.AddProperty("Parameter.array: data?", (*Parameter).value, (*Parameter).SetData, catalog.Links)
	catalog.AddProperty("Parameter.dtype: dtype", (*Parameter).dtype, nil, catalog.Links)
	catalog.AddProperty("Parameter.initializer: value", (*Parameter).startValue, nil, catalog.Links)
	catalog.AddProperty("Parameter.update_rule: value", (*Parameter).rule, (*Parameter).setRule, catalog.Links)
	catalog.Add("Parameter:cleargrad()", (*Parameter).ClearGrad, catalog.Links)
	catalog.Add("Parameter:zerograd()", (*Parameter).ZeroGrad, catalog.Links)
}

// Parameter is a Variable that training updates: chainer.Parameter. It may be
// made before its shape is known; Initialize then gives it its start values.
//
// A fresh Parameter has a gradient of NaN, so that a forgotten cleargrads shows.
type Parameter struct {
	Variable
	Rule UpdateRule // how an optimizer updates it; nil before Optimizer.Setup

	start     Initializer
	gradStart *float64                   // what Initialize fills the gradient with; nil leaves it away
	unset     *Array                     // the gradient of NaN that Initialize made
	twins     *[]weak.Pointer[Parameter] // those that share its array, with itself; nil if there are none
}

// UpdateRule updates one parameter by its gradient.
type UpdateRule interface {
	UpdateParam(p *Parameter)
	Enable(on bool)
	Enabled() bool
	Clone() UpdateRule
}

var nan = math.NaN()

// NewParameter returns a parameter that start fills; shape nil leaves it
// without data until Initialize.
func NewParameter(s *Session, start Initializer, shape []int) *Parameter {
	p := &Parameter{Variable: *s.Variable(nil), start: start, gradStart: &nan}
	if shape != nil {
		p.Initialize(shape)
	}
	return p
}

// MakeParameter makes a parameter of a model. initializer is a number, an array,
// an initializer or a function that fills an array; shape may follow later, by
// initialize. Without a shape, an array is the parameter's data itself.
//
// 日本語: 学習で更新される変数（パラメータ）を作ります。
//
//	> chainer.Parameter(0.5, {2})
//	variable([0.5 0.5])
func MakeParameter(s *Session, initializer any, shape []int, name string) *Parameter {
	p := NewParameter(s, initializerOf(initializer, constant(nan)), shape)
	if a, ok := initializer.(*Array); ok && shape == nil {
		p.SetData(a)
	}
	p.SetName(name)
	return p
}

// Initialize gives the parameter its shape and start values, in the dtype of
// its initializer or else the session's.
//
//	> p = chainer.Parameter(1)
//	> p:initialize({2})
//	> p.data
//	[1. 1.]
func (p *Parameter) Initialize(shape []int) {
	a := array.New(dtypeOf(p.Session(), p.start.dtypeOrNil()), shape...)
	p.start.Fill(p.Session(), a)
	p.SetData(a)
	p.Variable.ClearGrad()
	if p.gradStart != nil {
		grad := array.New(a.Dtype(), shape...)
		grad.Fill(*p.gradStart)
		p.SetGrad(grad)
		p.unset = grad
	}
}

// HasNoGradient reports whether the gradient is still the NaN of a fresh parameter.
func (p *Parameter) HasNoGradient() bool {
	g := p.PeekGrad()
	if g == nil || g != p.unset {
		return false
	}
	for i := range g.Size() {
		if !math.IsNaN(g.Float(i)) {
			return false
		}
	}
	return g.Size() > 0
}

// IsInitialized reports whether the parameter has data.
//
//	> L.Linear(nil, 2).W.is_initialized
//	false
func (p *Parameter) IsInitialized() bool { return p.Data() != nil }

// value returns the array, nil as long as the parameter has no shape. It can be
// assigned; parameter.array is another name of it.
//
// 日本語: パラメータの値の配列です。
//
//	> model = L.Linear(1, 1)
//	> model.W.data = np.array{{3}}
//	> model.W.data
//	[[3.]]
func (p *Parameter) value() *Array { return p.Data() }

// SetData replaces the array, that of the copies which share it too.
func (p *Parameter) SetData(a *Array) {
	p.Variable.SetData(a)
	if p.twins == nil {
		return
	}
	for _, w := range *p.twins {
		if twin := w.Value(); twin != nil {
			twin.Variable.SetData(a)
		}
	}
}

// share returns a parameter with the same array and a gradient of its own.
func (p *Parameter) share() *Parameter {
	if p.twins == nil {
		p.twins = &[]weak.Pointer[Parameter]{weak.Make(p)}
	}
	twin := *p
	twin.Variable = *p.Session().Variable(p.Data())
	twin.SetName(p.Name())
	alive := slices.DeleteFunc(*p.twins, func(w weak.Pointer[Parameter]) bool { return w.Value() == nil })
	*p.twins = append(alive, weak.Make(&twin))
	return &twin
}

// orNil returns the parameter as the Variable that functions take, nil for nil.
func (p *Parameter) orNil() *Variable {
	if p == nil {
		return nil
	}
	return &p.Variable
}

// dtype returns the dtype of the numbers, which is known before the shape is.
//
//	> chainer.Parameter(1).dtype
//	"float32"
func (p *Parameter) dtype() array.Dtype {
	if !p.IsInitialized() {
		return dtypeOf(p.Session(), p.start.dtypeOrNil())
	}
	return p.Dtype()
}

// startValue returns the initializer: initializer(array) fills an array as the
// parameter was filled.
//
//	> a = np.zeros(2)
//	> chainer.Parameter(3, {1}).initializer(a)
//	> a
//	[3. 3.]
func (p *Parameter) startValue() any { return p.start }

// ClearGrad forgets the gradient, which is NaN in a fresh parameter. One without
// data will have none when it is initialized.
//
// 日本語: 勾配を消して nil にします。
//
//	> p = chainer.Parameter(3, {2})
//	> p.grad
//	[nan nan]
//	> p:cleargrad()
//	> p.grad
//	nil
func (p *Parameter) ClearGrad() {
	if !p.IsInitialized() {
		p.gradStart = nil
	}
	p.Variable.ClearGrad()
}

// ZeroGrad fills the gradient with zeros. A parameter without data will have
// such a gradient when it is initialized.
//
//	> p = chainer.Parameter(1, {2})
//	> p:zerograd()
//	> p.grad
//	[0. 0.]
func (p *Parameter) ZeroGrad() {
	if !p.IsInitialized() {
		p.gradStart = new(float64)
		return
	}
	p.Variable.ZeroGrad()
}

// Update updates the parameter by its gradient, as optimizer:update() does with
// all of them. Before an optimizer was set up it does nothing.
//
// 日本語: 更新の規則に従って値を更新します。
//
//	> model = L.Linear(1, 1, {initialW = 2})
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> model.W.grad = np.array{{1}}
//	> model.W:update()
//	> model.W.data
//	[[1.5]]
func (p *Parameter) Update() {
	if p.Rule != nil {
		p.Rule.UpdateParam(p)
	}
}

// rule returns how an optimizer updates the parameter, nil before one was set
// up. It can be assigned; a parameter with nil is not updated.
//
// 日本語: このパラメータの更新のしかたです。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> model.W.update_rule.hyperparam.lr
//	0.5
func (p *Parameter) rule() any {
	if p.Rule == nil {
		return nil
	}
	return p.Rule
}

func (p *Parameter) setRule(rule any) {
	r, ok := rule.(UpdateRule)
	if !ok && rule != nil {
		array.Fail("update_rule is an update rule of an optimizer, or nil")
	}
	p.Rule = r
}
