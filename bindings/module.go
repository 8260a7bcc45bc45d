package bindings

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// preloadModules has require find all modules.
func (b *Binding) preloadModules() {
	preload := func(name, short string) {
		b.L.PreloadModule(name, func(L *lua.LState) int {
			L.Push(b.module(short))
			return 1
		})
	}
	for _, short := range slices.Sorted(maps.Keys(catalog.Modules())) {
		b.enterModule(short)
	}
	for short := range b.parts {
		preload(RequireName(short), short)
	}
	for name, short := range SecondNames {
		preload(name, short)
	}
}

// enterModule notes that there is a module of that short name ("np.random"), and in
// which one it is.
func (b *Binding) enterModule(short string) {
	if _, known := b.parts[short]; known {
		return
	}
	b.parts[short] = nil
	full := RequireName(short)
	if at := strings.LastIndex(full, "."); at >= 0 {
		parent := ShortName(full[:at])
		b.enterModule(parent)
		b.parts[parent] = append(b.parts[parent], short)
	}
}

// Module returns the table of a module by its short name ("np", "F"), nil if there is none.
func (b *Binding) Module(short string) *lua.LTable {
	if _, known := b.parts[short]; !known {
		return nil
	}
	return b.module(short)
}

// module makes the table of a module, with the modules in it, when it is asked for
// the first time.
func (b *Binding) module(short string) *lua.LTable {
	if m, ok := b.modules[short]; ok {
		return m
	}
	entries := slices.SortedFunc(slices.Values(catalog.Modules()[short]), func(x, y *catalog.Entry) int { return strings.Compare(x.Name, y.Name) })
	m := b.L.CreateTable(0, len(entries))
	b.modules[short] = m
	full := RequireName(short)
	meta := b.L.NewTable()
	meta.RawSetString("__index", b.L.NewFunction(func(L *lua.LState) int {
		L.RaiseError("%s", unknown(short, L.CheckAny(2), m))
		return 0
	}))
	meta.RawSetString("__tostring", b.L.NewFunction(func(L *lua.LState) int {
		L.Push(lua.LString("module " + full))
		return 1
	}))
	m.Metatable = meta
	for _, e := range entries {
		value := b.moduleValue(e)
		m.RawSetString(e.Name, value)
		if luaWords[e.Name] { // F.repeat_
			m.RawSetString(e.Name+"_", value)
		}
	}
	for _, part := range b.parts[short] {
		if name := RequireName(part)[len(full)+1:]; m.RawGetString(name) == lua.LNil { // else it stands behind a function: see static
			m.RawSetString(name, b.module(part))
		}
	}
	for name, second := range SecondNames {
		if at := strings.LastIndex(name, "."); ShortName(name[:at]) == short {
			m.RawSetString(name[at+1:], b.module(second))
		}
	}
	return m
}

// moduleValue returns what an entry is in its module.
func (b *Binding) moduleValue(e *catalog.Entry) lua.LValue {
	switch e.Kind {
	case catalog.Class:
		return b.rootClass(e.Row())
	case catalog.Constant:
		value := e.Fn
		if e.Row().TakesSession {
			value = value.Call([]reflect.Value{reflect.ValueOf(b.Session)})[0]
		}
		return b.ToLua(value)
	}
	return b.function(e)
}
