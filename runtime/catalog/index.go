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
		for _, e := range entries.all {
			entries.rows = append(entries.rows, e.Row())
		}
		slices.SortFunc(entries.rows, func(a, b *Row) int { return strings.Compare(a.FullName(), b.FullName()) })
	}
	return entries.rows
}

// Lookup returns the row of that full name, or nil. A method answers to a dot as well.
func Lookup(name string) *Row {
	if e := Find(name); e != nil {
		return e.Row()
	}
	return nil
}

// Find is Lookup for one who does not need the signature.
func Find(name string) *Entry {
	entries.Lock()
	defer entries.Unlock()
	if entries.named == nil {
		named := make(map[string]*Entry, len(entries.all))
		for _, e := range entries.all {
			if named[e.FullName()] != nil {
				panic("catalog: " + e.FullName() + " is added twice")
			}
			named[e.FullName()] = e
		}
		entries.named = named
	}
	if e := entries.named[name]; e != nil {
		return e
	}
	if at := strings.LastIndex(name, "."); at >= 0 {
		return entries.named[name[:at]+":"+name[at+1:]]
	}
	return nil
}
