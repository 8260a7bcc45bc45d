package optimizers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Optimizer:__getattr(name: string) -> value", (*Optimizer).Attribute, catalog.Optimizers)
	catalog.Add("Optimizer:__setattr(name: string, value: value) -> boolean", (*Optimizer).SetAttribute, catalog.Optimizers)
	catalog.Add("Optimizer:__dir() -> strings", (*Optimizer).attributes, catalog.Optimizers)
	catalog.Add("Hyperparameter:__getattr(name: string) -> value", (*Hyperparameter).Get, catalog.Optimizers)
	catalog.Add("Hyperparameter:__setattr(name: string, value: value) -> boolean", (*Hyperparameter).Set, catalog.Optimizers)
	catalog.Add("Hyperparameter:__dir() -> strings", (*Hyperparameter).Names, catalog.Optimizers)
	catalog.Add("Hyperparameter:__tostring() -> string", (*Hyperparameter).String, catalog.Optimizers)
	catalog.Add("Hyperparameter:get_dict() -> value", (*Hyperparameter).Dict, catalog.Optimizers)
	catalog.AddProperty("Hyperparameter.parent: Hyperparameter?", (*Hyperparameter).Parent, nil, catalog.Optimizers)
}

// Hyperparameter is a set of named settings: those of an optimizer, or of the
// update rule of one parameter, which has those of the optimizer for its parent.
type Hyperparameter struct {
	fields []setting      // of an optimizer written in Go
	own    map[string]any // all others
	parent *Hyperparameter
}

// setting is a hyperparameter of an optimizer written in Go: Chainer's name and
// the field that holds it, a *float64 or a *bool.
type setting struct {
	name  string
	field any
}

func (s setting) get() any {
	if field, ok := s.field.(*float64); ok {
		return *field
	}
	return *s.field.(*bool)
}

func (s setting) set(value any) {
	s.check(value)
	switch field := s.field.(type) {
	case *float64:
		*field = value.(float64)
	case *bool:
		*field = value.(bool)
	}
}

func (s setting) check(value any) {
	_, number := value.(float64)
	_, boolean := value.(bool)
	if _, want := s.field.(*float64); want && !number {
		array.Fail("%s is a number", s.name)
	} else if !want && !boolean {
		array.Fail("%s is true or false", s.name)
	}
}

// field returns the setting of that name of the optimizer at the root.
func (h *Hyperparameter) field(name string) (setting, bool) {
	for ; h != nil; h = h.parent {
		for _, s := range h.fields {
			if s.name == name {
				return s, true
			}
		}
	}
	return setting{}, false
}

// isFixed reports whether the optimizer at the root knows its settings.
func (h *Hyperparameter) isFixed() bool {
	for ; h != nil; h = h.parent {
		if h.fields != nil {
			return true
		}
	}
	return false
}

// Get returns the setting of that name, the parent's if there is no own one,
// nil if there is none.
func (h *Hyperparameter) Get(name string) any {
	for ; h != nil; h = h.parent {
		if v, ok := h.own[name]; ok {
			return v
		}
		for _, s := range h.fields {
			if s.name == name {
				return s.get()
			}
		}
	}
	return nil
}

// Set changes a setting; nil takes an own one away. What an optimizer written in
// Go does not know is an error.
func (h *Hyperparameter) Set(name string, value any) bool {
	for _, s := range h.fields {
		if s.name == name {
			s.set(value)
			return true
		}
	}
	if value == nil {
		delete(h.own, name)
		return true
	}
	if s, ok := h.field(name); ok {
		s.check(value)
	} else if h.isFixed() {
		near := ""
		if n := catalog.Nearest(name, h.Names()); n != "" {
			near = " (did you mean '" + n + "'?)"
		}
		array.Fail("the optimizer has no hyperparameter '%s'%s", name, near)
	}
	if h.own == nil {
		h.own = map[string]any{}
	}
	h.own[name] = value
	return true
}

// Names returns the names of all settings, sorted.
func (h *Hyperparameter) Names() []string { return slices.Sorted(maps.Keys(h.Dict())) }

// Dict returns all settings by name: get_dict.
//
//	> optimizers.SGD(0.5).hyperparam:get_dict().lr
//	0.5
func (h *Hyperparameter) Dict() map[string]any {
	all := map[string]any{}
	if h.parent != nil {
		all = h.parent.Dict()
	}
	for _, s := range h.fields {
		all[s.name] = s.get()
	}
	maps.Copy(all, h.own)
	return all
}

// String returns "Hyperparameter(lr=0.01)".
func (h *Hyperparameter) String() string {
	var text []string
	all := h.Dict()
	for _, name := range h.Names() {
		text = append(text, fmt.Sprintf("%s=%v", name, all[name]))
	}
	return "Hyperparameter(" + strings.Join(text, ", ") + ")"
}

// Parent returns the hyperparameters of the optimizer, from which an update rule
// has those that it does not set itself.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> model.W.update_rule.hyperparam.parent.lr
//	0.5
func (h *Hyperparameter) Parent() *Hyperparameter { return h.parent }

// Attribute returns a hyperparameter of the optimizer, or one of the attributes
// that are not shown at the prompt.
func (o *Optimizer) Attribute(name string) any {
	switch name {
	case "hyperparam":
		return o.hyperparam
	case "target":
		return o.Target()
	case "use_auto_new_epoch":
		return o.autoEpoch
	}
	if v := o.hyperparam.Get(name); v != nil {
		return v
	}
	if m, ok := o.method.(interface{ learningRate() float64 }); ok && name == "lr" {
		return m.learningRate()
	}
	return nil
}

// SetAttribute changes the attribute of that name; false if there is none.
func (o *Optimizer) SetAttribute(name string, value any) bool {
	if name == "use_auto_new_epoch" {
		setting{name, &o.autoEpoch}.set(value)
		return true
	}
	return o.hyperparam.Get(name) != nil && o.hyperparam.Set(name, value)
}

func (o *Optimizer) attributes() []string { return o.hyperparam.Names() }
