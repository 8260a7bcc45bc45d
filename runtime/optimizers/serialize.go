package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
	"nnlua/runtime/serializers"
)

func init() {
	catalog.Add("Optimizer:serialize(serializer: Serializer)", (*Optimizer).Serialize, catalog.Optimizers)
}

// Serialize saves or loads the counts t and epoch and the state of every update
// rule: what save_npz and load_npz do. The optimizer has to be set up before.
//
// 日本語: 内部の状態を保存したり読み込んだりします。
//
//	> s = chainer.serializers.DictionarySerializer()
//	> optimizers.SGD():setup(L.Linear(1, 1)):serialize(s)
//	> s.target["W/t"]
//	0
func (o *Optimizer) Serialize(s serializers.Serializer) {
	o.needTarget()
	o.t, o.epoch = serializers.Int(s, "t", o.t), serializers.Int(s, "epoch", o.epoch)
	for _, pair := range o.target.NamedParams(true) {
		p := pair[1].(*links.Parameter)
		if rule, ok := p.Rule.(interface {
			serialize(p *links.Parameter, s serializers.Serializer)
		}); ok {
			rule.serialize(p, s.Child(pair[0].(string)))
		}
	}
}

// serialize saves or loads the count of updates and the state.
func (r *UpdateRule) serialize(p *links.Parameter, s serializers.Serializer) {
	r.serializeState(p, s, func() *State {
		state := &State{}
		for _, name := range r.method().stateNames() {
			state.Set(name, false)
		}
		return state
	})
}

// serialize asks the script which state there is.
func (r *ScriptRule) serialize(p *links.Parameter, s serializers.Serializer) {
	r.serializeState(p, s, func() *State {
		if !p.IsInitialized() || s.Checking() {
			return &State{}
		}
		r.begin(p)
		state := r.state
		r.state = nil
		return state
	})
}

// serializeState saves or loads. fresh is the state of a rule that has none yet.
func (r *UpdateRule) serializeState(p *links.Parameter, s serializers.Serializer, fresh func() *State) {
	r.t = serializers.Int(s, "t", r.t)
	if r.state != nil {
		for i, name := range r.state.names {
			if v := s.Value(name, r.state.values[i]); v != nil {
				r.state.values[i] = v
			}
		}
		return
	}
	if !s.Loading() {
		return
	}
	state := fresh()
	for i, name := range state.names {
		if r.disabled && !s.Has(name) { // it was disabled when the file was written
			return
		}
		value := s.Value(name, nil)
		if value == nil {
			return // the first update will make it
		}
		state.values[i] = stateLike(p, name, value)
	}
	if !s.Checking() {
		r.state = state
	}
}

// stateLike returns an array of a file in the parameter's dtype.
func stateLike(p *links.Parameter, name string, value any) any {
	a, ok := value.(*array.Array)
	if !ok || a.Ndim() == 0 || !p.IsInitialized() {
		return value
	}
	if !array.SameShape(a.Shape(), p.Shape()) {
		array.Fail("the state '%s' of the parameter %s has shape %s, want %s", name, p.Name(), array.ShapeString(a.Shape()), array.ShapeString(p.Shape()))
	}
	return a.AsType(p.Dtype())
}
