package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Optimizer:__getattr(name: string) -> value", (*Optimizer).Setting, catalog.Optimizers)
	catalog.Add("Optimizer:__setattr(name: string, value: value) -> boolean", (*Optimizer).SetSetting, catalog.Optimizers)
	catalog.Add("Optimizer:__dir() -> strings", (*Optimizer).settingNames, catalog.Optimizers)
}

// setting is a hyperparameter: Chainer's name and the field that holds it, a
// *float64 or a *bool.
type setting struct {
	name  string
	field any
}

func (o *Optimizer) find(name string) any {
	for _, s := range o.settings {
		if s.name == name {
			return s.field
		}
	}
	return nil
}

// Setting returns the hyperparameter of that name, nil if there is none.
func (o *Optimizer) Setting(name string) any {
	switch field := o.find(name).(type) {
	case *float64:
		return *field
	case *bool:
		return *field
	}
	if m, ok := o.method.(interface{ learningRate() float64 }); ok && name == "lr" {
		return m.learningRate()
	}
	return nil
}

// SetSetting changes the hyperparameter of that name; false if there is none.
func (o *Optimizer) SetSetting(name string, value any) bool {
	switch field := o.find(name).(type) {
	case *float64:
		v, ok := value.(float64)
		if !ok {
			array.Fail("%s is a number", name)
		}
		*field = v
	case *bool:
		v, ok := value.(bool)
		if !ok {
			array.Fail("%s is true or false", name)
		}
		*field = v
	default:
		return false
	}
	return true
}

func (o *Optimizer) settingNames() []string {
	var names []string
	for _, s := range o.settings {
		names = append(names, s.name)
	}
	return names
}
