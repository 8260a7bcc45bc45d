package catalog

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// entries are all that was added, and the ways to find them, each made when it is
// first asked for.
var entries struct {
	sync.Mutex
	all     []*Entry
	named   map[string]*Entry
	modules map[string][]*Entry
	members map[reflect.Type][]*Entry
	rows    []*Row
}

// Modules returns the functions, classes and constants of every module, by its
// name: one map for all, which nobody changes.
func Modules() map[string][]*Entry {
	entries.Lock()
	defer entries.Unlock()
	if entries.modules == nil {
		entries.modules = map[string][]*Entry{}
		for _, e := range entries.all {
			if e.Kind != Method && e.Kind != Property {
				entries.modules[e.Module] = append(entries.modules[e.Module], e)
			}
		}
	}
	return entries.modules
}

// Members returns the methods and properties of every class, by the type of their
// receivers: one map for all, which nobody changes.
func Members() map[reflect.Type][]*Entry {
	entries.Lock()
	defer entries.Unlock()
	if entries.members == nil {
		entries.members = map[reflect.Type][]*Entry{}
		for _, e := range entries.all {
			if e.Kind == Method || e.Kind == Property {
				receiver := e.Fn.Type().In(0)
				entries.members[receiver] = append(entries.members[receiver], e)
			}
		}
	}
	return entries.members
}

// Rows returns every row, sorted by name: one list for all, which nobody changes.
func Rows() []*Row {
	entries.Lock()
	defer entries.Unlock()
	if entries.rows == nil {
		rows := make([]*Row, len(entries.all))
		for i, e := range entries.all {
			rows[i] = e.Row()
		}
		slices.SortFunc(rows, func(a, b *Row) int { return strings.Compare(a.FullName(), b.FullName()) })
		entries.rows = rows
	}
	return entries.rows
}

// Lookup returns the row of that full name, or nil. A method answers to a dot as well.
func Lookup(name string) *Row {
	all := named()
	e := all[name]
	if at := strings.LastIndex(name, "."); e == nil && at >= 0 {
		e = all[name[:at]+":"+name[at+1:]]
	}
	if e == nil {
		return nil
	}
	return e.Row()
}

// named returns all entries by their full names.
func named() map[string]*Entry {
	entries.Lock()
	defer entries.Unlock()
	if entries.named == nil {
		all := make(map[string]*Entry, len(entries.all))
		for _, e := range entries.all {
			if all[e.FullName()] != nil {
				panic("catalog: " + e.FullName() + " is added twice")
			}
			all[e.FullName()] = e
		}
		entries.named = all
	}
	return entries.named
}
