package reporter

// Observation holds values by name, in the order in which they came. In a script
// it is a table.
type Observation interface {
	Get(name string) any
	Set(name string, value any)
	Keys() []string
}

// NewObservation returns an empty observation.
func NewObservation(s *Session) Observation {
	if s.NewTable != nil {
		return s.NewTable()
	}
	return &record{values: map[string]any{}}
}

// record is an observation where there is no script.
type record struct {
	keys   []string
	values map[string]any
}

func (r *record) Get(name string) any { return r.values[name] }

func (r *record) Set(name string, value any) {
	if _, known := r.values[name]; !known {
		r.keys = append(r.keys, name)
	}
	r.values[name] = value
}

func (r *record) Keys() []string { return r.keys }
