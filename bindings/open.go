// Package bindings joins Lua and the runtime. It makes Lua modules and classes
// of the rows of the catalog and knows no function by name: a new row is in
// scripts without a change here.
//
// # Embedding
//
// A program with a gopher-lua state of its own calls [Open] on it, once and
// before scripts run. It gives each state a session (autograd.NewSession); states and
// sessions share nothing, but one state serves one goroutine at a time. Modules of the
// program's own go in with the state's PreloadModule, and functions of its own
// become rows with catalog.Add in an init function: see the examples.
// README.md shows all of it.
package bindings

import (
	"reflect"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// Binding is the runtime as one Lua state sees it.
type Binding struct {
	L       *lua.LState
	Session *autograd.Session

	modules map[string]*lua.LTable // those that a script has asked for
	parts   map[string][]string    // the modules in each module
	classes map[reflect.Type]*class
	closed  map[*lua.LTable]func()            // the classes that scripts extend and none has used, with what opens them
	entryOf map[*lua.LFunction]*catalog.Entry // for help(F.relu)
	depth   int                               // of calls from the runtime into the script
	paths   map[[2]reflect.Type][]int         // from a type to one that it embeds
	numbers map[string]*lua.LTable            // metatables that remember dtypes

	variable *lua.LTable // the metatable of Variables; nil until there is one
}

// Open makes the modules available to require in L ("numpy", "chainer.functions" ...)
// and returns the binding. Nothing becomes global.
func Open(L *lua.LState, session *autograd.Session) *Binding {
	b := &Binding{
		L: L, Session: session,
		modules: map[string]*lua.LTable{}, parts: map[string][]string{}, classes: map[reflect.Type]*class{}, closed: map[*lua.LTable]func(){},
		entryOf: map[*lua.LFunction]*catalog.Entry{}, paths: map[[2]reflect.Type][]int{}, numbers: map[string]*lua.LTable{},
	}
	session.Site = func() autograd.Site { return site(L) }
	session.FuncOf = func(object any) catalog.Func {
		if row, ok := object.(*catalog.Row); ok {
			return &function{b: b, f: b.module(row.Module).RawGetString(row.Name)}
		}
		return &function{b: b, f: b.Push(object)}
	}
	session.NewTable = func() catalog.OrderedTable { return &table{b: b, t: L.NewTable()} }
	b.preloadModules()
	functions := L.NewTable()
	functions.RawSetString("__index", L.NewFunction(b.static))
	L.SetMetatable(L.NewFunction(b.static), functions) // of all functions
	return b
}

// function returns the Lua function of an entry. Its signature is read when it is
// called for the first time.
func (b *Binding) function(e *catalog.Entry) *lua.LFunction {
	f := b.L.NewFunction(nil)
	f.GFunction = func(L *lua.LState) int {
		f.GFunction = b.caller(e.Row())
		return f.GFunction(L)
	}
	b.entryOf[f] = e
	return f
}

// NameOf returns the full name of a function of the runtime, "" for any other.
func (b *Binding) NameOf(f *lua.LFunction) string {
	if e := b.entryOf[f]; e != nil {
		return e.FullName()
	}
	return ""
}

// FunctionRow returns the row behind a function of the runtime, nil for any other.
func (b *Binding) FunctionRow(f *lua.LFunction) *catalog.Row {
	if e := b.entryOf[f]; e != nil {
		return e.Row()
	}
	return nil
}

// static is the index of functions: what belongs to a class whose constructor f
// is, as L.BinaryHierarchicalSoftmax.create_huffman_tree.
func (b *Binding) static(L *lua.LState) int {
	f, key := L.CheckFunction(1), L.CheckAny(2)
	name := b.NameOf(f)
	if m := b.Module(name); m != nil {
		L.Push(L.GetTable(m, key))
		return 1
	}
	L.RaiseError("attempt to index a function with '%s'", key.String())
	return 0
}

// unknown says that a table of names lacks one, and which is nearest.
func unknown(owner string, key lua.LValue, names *lua.LTable) string {
	var known []string
	names.ForEach(func(k, _ lua.LValue) { known = append(known, k.String()) })
	return owner + " has no '" + key.String() + "'" + didYouMean(key.String(), known)
}

func didYouMean(name string, known []string) string {
	if near := catalog.Nearest(name, known); near != "" {
		return " (did you mean '" + near + "'?)"
	}
	return ""
}
