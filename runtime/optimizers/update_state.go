package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("State:__getattr(name: string) -> value", (*State).Get, catalog.Optimizers)
	catalog.Add("State:__setattr(name: string, value: value) -> boolean", (*State).Set, catalog.Optimizers)
	catalog.Add("State:__dir() -> strings", func(s *State) []string { return s.names }, catalog.Optimizers)
}

// State is what an update rule keeps for its parameter from one update to the
// next: arrays, or numbers, by name.
type State struct {
	names  []string
	values []any
}

// NewState returns a state of zeros like the parameter.
func NewState(p *links.Parameter, names ...string) *State {
	s := &State{}
	for _, name := range names {
		s.Set(name, array.New(p.Dtype(), p.Shape()...))
	}
	return s
}

// Get returns the value of that name, nil if there is none.
func (s *State) Get(name string) any {
	for i, n := range s.names {
		if n == name {
			return s.values[i]
		}
	}
	return nil
}

// Set sets the value of that name.
func (s *State) Set(name string, value any) bool {
	switch value.(type) {
	case *array.Array, float64, bool:
	default:
		array.Fail("the state '%s' is none of an array, a number, true and false", name)
	}
	for i, n := range s.names {
		if n == name {
			s.values[i] = value
			return true
		}
	}
	s.names, s.values = append(s.names, name), append(s.values, value)
	return true
}

func (s *State) clone() *State {
	if s == nil {
		return nil
	}
	c := &State{names: append([]string(nil), s.names...)}
	for _, v := range s.values {
		if a, ok := v.(*array.Array); ok {
			v = a.Copy()
		}
		c.values = append(c.values, v)
	}
	return c
}

// rows returns the elements of the arrays, which have the parameter's shape.
func rows[T array.Float](s *State, p *links.Parameter) [][]T {
	list := make([][]T, len(s.values))
	for i, v := range s.values {
		a, ok := v.(*array.Array)
		if !ok || !isLike(p, a) {
			array.FailIn("update", "the state '%s' of the parameter %s is not %s as the parameter is", s.names[i], p.Name(), p.Data().Describe())
		}
		list[i] = array.Data[T](a)
	}
	return list
}
