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
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// Binding is the runtime as one Lua state sees it.
type Binding struct {
	L       *lua.LState
	Session *autograd.Session

	modules map[string]*lua.LTable
	classes map[reflect.Type]*class
	rowOf   map[*lua.LFunction]*catalog.Row // for help(F.relu)
	depth   int                             // of calls from the runtime into the script
	paths   map[[2]reflect.Type][]int       // from a type to one that it embeds
	numbers map[string]*lua.LTable          // metatables that remember dtypes
}

// Open makes the modules available to require in L ("numpy", "chainer.functions" ...)
// and returns the binding. Nothing becomes global.
func Open(L *lua.LState, session *autograd.Session) *Binding {
	b := &Binding{L: L, Session: session, modules: map[string]*lua.LTable{}, classes: map[reflect.Type]*class{}, rowOf: map[*lua.LFunction]*catalog.Row{}, paths: map[[2]reflect.Type][]int{}, numbers: map[string]*lua.LTable{}}
	session.Site = func() autograd.Site { return site(L) }
	session.FuncOf = func(object any) catalog.Func {
		if row, ok := object.(*catalog.Row); ok {
			return &function{b: b, f: b.modules[row.Module].RawGetString(row.Name)}
		}
		return &function{b: b, f: b.Push(object)}
	}
	session.NewTable = func() catalog.OrderedTable { return &table{b: b, t: L.NewTable()} }
	for _, row := range catalog.Rows() {
		switch row.Kind {
		case catalog.Function:
			f := L.NewFunction(b.caller(row))
			b.nameFunction(f, row)
			b.set(row, f)
		case catalog.Class:
			b.set(row, b.rootClass(row))
		case catalog.Constant:
			value := row.Fn
			if row.TakesSession {
				value = value.Call([]reflect.Value{reflect.ValueOf(session)})[0]
			}
			b.set(row, b.ToLua(value))
		}
	}
	for name := range moduleNames {
		b.module(name)
	}
	functions := L.NewTable()
	functions.RawSetString("__index", L.NewFunction(b.static))
	L.SetMetatable(L.NewFunction(b.static), functions) // of all functions
	for name, table := range b.modules {
		preload(L, RequireName(name), table)
	}
	for name, short := range SecondNames {
		preload(L, name, b.modules[short])
		at := strings.LastIndex(name, ".")
		if parent := b.modules[ShortName(name[:at])]; parent != nil {
			parent.RawSetString(name[at+1:], b.modules[short])
		}
	}
	return b
}

func preload(L *lua.LState, name string, module *lua.LTable) {
	L.PreloadModule(name, func(L *lua.LState) int {
		L.Push(module)
		return 1
	})
}

func (b *Binding) nameFunction(f *lua.LFunction, row *catalog.Row) { b.rowOf[f] = row }

// NameOf returns the full name of a function of the runtime, "" for any other.
func (b *Binding) NameOf(f *lua.LFunction) string {
	if row := b.rowOf[f]; row != nil {
		return row.FullName()
	}
	return ""
}

// FunctionRow returns the row behind a function of the runtime, nil for any other.
func (b *Binding) FunctionRow(f *lua.LFunction) *catalog.Row { return b.rowOf[f] }

// set enters a value into its module. A name that is a word of Lua gets a twin
// with an underscore: F.repeat_.
func (b *Binding) set(row *catalog.Row, v lua.LValue) {
	m := b.module(row.Module)
	m.RawSetString(row.Name, v)
	if luaWords[row.Name] {
		m.RawSetString(row.Name+"_", v)
	}
}

// module returns the table of the module with that short name ("np.random") and
// hangs it into its parent.
func (b *Binding) module(name string) *lua.LTable {
	if m, ok := b.modules[name]; ok {
		return m
	}
	m := b.L.NewTable()
	b.modules[name] = m
	meta := b.L.NewTable()
	meta.RawSetString("__index", b.L.NewFunction(func(L *lua.LState) int {
		L.RaiseError("%s", unknown(name, L.CheckAny(2), m))
		return 0
	}))
	meta.RawSetString("__tostring", b.L.NewFunction(func(L *lua.LState) int {
		L.Push(lua.LString("module " + RequireName(name)))
		return 1
	}))
	m.Metatable = meta
	full := RequireName(name)
	if at := strings.LastIndex(full, "."); at >= 0 && catalog.Lookup(name) == nil {
		b.module(ShortName(full[:at])).RawSetString(full[at+1:], m)
	}
	return m
}

// static is the index of functions: what belongs to a class whose constructor f
// is, as L.BinaryHierarchicalSoftmax.create_huffman_tree.
func (b *Binding) static(L *lua.LState) int {
	f, key := L.CheckFunction(1), L.CheckAny(2)
	name := b.NameOf(f)
	if m := b.modules[name]; m != nil && name != "" {
		L.Push(L.GetTable(m, key))
		return 1
	}
	L.RaiseError("attempt to index a function with '%s'", key.String())
	return 0
}

// Module returns the table of a module by its short name ("np", "F"), nil if there is none.
func (b *Binding) Module(short string) *lua.LTable { return b.modules[short] }

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
