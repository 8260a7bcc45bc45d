package catalog

import (
	"reflect"
	"slices"
	"sort"
)

// ClassInfo is a class as readers and editors see it: a name, what it is
// derived from, and what it has beside that.
type ClassInfo struct {
	Name    string
	Bases   []string // the nearest, sorted
	Members []*Row   // methods and properties, sorted
}

// Classes returns every class that has members or is the result of a row,
// sorted by name. A Go struct is derived from those that it embeds, and from an
// interface with rows that it implements.
func Classes() []*ClassInfo {
	types := map[string]reflect.Type{}
	made := map[string][]reflect.Type{} // by the rows that return the class
	members := map[string][]*Row{}
	for _, row := range Rows() {
		if row.Kind == Method || row.Kind == Property {
			types[row.Module] = row.Fn.Type().In(0)
			members[row.Module] = append(members[row.Module], row)
		}
		for i, result := range row.Results {
			if isClass(result.Name) && row.Fn.Kind() == reflect.Func {
				made[result.Name] = append(made[result.Name], row.Fn.Type().Out(i))
			}
		}
	}
	for name, all := range made {
		if types[name] == nil {
			types[name] = all[0]
		}
	}
	var all []*ClassInfo
	for name, t := range types {
		info := &ClassInfo{Name: name, Bases: bases(name, t, types), Members: members[name]}
		for i := 0; i < len(made[name]) && len(info.Bases) == 0; i++ { // its members are those of a part of it
			info.Bases = bases(name, made[name][i], types)
		}
		all = append(all, info)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// isClass reports whether a type word is the name of a class.
func isClass(word string) bool { return word[0] >= 'A' && word[0] <= 'Z' }

// bases returns the classes from which t is derived, but for those from which
// one of these is derived itself.
func bases(name string, t reflect.Type, types map[string]reflect.Type) []string {
	var all []string
	for other, base := range types {
		if other != name && derives(t, base) && !derives(base, t) {
			all = append(all, other)
		}
	}
	nearest := slices.DeleteFunc(slices.Clone(all), func(far string) bool {
		return slices.ContainsFunc(all, func(near string) bool { return far != near && derives(types[near], types[far]) })
	})
	slices.Sort(nearest)
	return nearest
}

func derives(t, base reflect.Type) bool {
	if base.Kind() == reflect.Interface {
		return base.NumMethod() > 0 && t.Implements(base)
	}
	if t == base || t.Kind() == reflect.Pointer && t.Elem() == base {
		return true
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := range t.NumField() {
		field := t.Field(i)
		embedded := field.Type
		if field.Anonymous && (embedded == base || reflect.PointerTo(embedded) == base || derives(embedded, base)) {
			return true
		}
	}
	return false
}
