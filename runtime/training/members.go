package training

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// members are objects of one kind by name; "main" is the only one's name.
type members[T any] struct {
	what   string
	names  []string
	values map[string]T
}

// membersOf reads one object or a table of several by name.
func membersOf[T any](name, what string, v any) members[T] {
	m := members[T]{what: what, values: map[string]T{}}
	if one, ok := v.(T); ok {
		m.names, m.values["main"] = []string{"main"}, one
		return m
	}
	table, ok := v.(catalog.OrderedTable)
	if !ok {
		array.Fail("%s is %s, want %s or a table of them by name", name, autograd.Describe(v), what)
	}
	for _, key := range table.Keys() {
		one, ok := table.Get(key).(T)
		if !ok {
			array.Fail("'%s' of %s is %s, want %s", key, name, autograd.Describe(table.Get(key)), what)
		}
		m.names, m.values[key] = append(m.names, key), one
	}
	return m
}

func (m *members[T]) get(name string) T {
	v, ok := m.values[name]
	if !ok {
		array.Fail("there is no '%s': want the name of %s", name, m.what)
	}
	return v
}

func (m *members[T]) table() map[string]any {
	all := map[string]any{}
	for name, v := range m.values {
		all[name] = v
	}
	return all
}
