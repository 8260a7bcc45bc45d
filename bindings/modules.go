package bindings

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
	// The packages whose rows scripts can reach.
	_ "nnlua/runtime/datasets"
	_ "nnlua/runtime/exercise"
	_ "nnlua/runtime/functions"
	_ "nnlua/runtime/gradientcheck"
	_ "nnlua/runtime/images"
	_ "nnlua/runtime/links"
	_ "nnlua/runtime/numpy"
	_ "nnlua/runtime/optimizers"
	_ "nnlua/runtime/pyplot"
	_ "nnlua/runtime/reporter"
	_ "nnlua/runtime/serializers"
	_ "nnlua/runtime/training"
)

// moduleNames gives the Python name of every module that rows call by a short
// one. Any other module is required under its own name.
var moduleNames = map[string]string{
	"np":         "numpy",
	"plt":        "pyplot",
	"F":          "chainer.functions",
	"L":          "chainer.links",
	"optimizers": "chainer.optimizers",
	"chainer":    "chainer",
}

// SecondNames are what some modules are called as well.
var SecondNames = map[string]string{
	"matplotlib.pyplot": "plt",
	"chainer.optimizer": "chainer.optimizer_hooks", // where lessons before Chainer 4 find the hooks
}

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

// RequireName returns the name under which a script requires a module: "np.random" is "numpy.random".
func RequireName(short string) string {
	for s, full := range moduleNames {
		if short == s {
			return full
		}
		if len(short) > len(s) && short[:len(s)] == s && short[len(s)] == '.' {
			return full + short[len(s):]
		}
	}
	return short
}

// ShortName is the inverse of requireName.
func ShortName(full string) string {
	for s, f := range moduleNames {
		if f == full {
			return s
		}
	}
	return full
}

// luaWords are the reserved words of Lua that occur as names in Python.
var luaWords = map[string]bool{
	"and": true, "break": true, "do": true, "else": true, "elseif": true, "end": true, "false": true, "for": true,
	"function": true, "if": true, "in": true, "local": true, "nil": true, "not": true, "or": true, "repeat": true,
	"return": true, "then": true, "true": true, "until": true, "while": true,
}

// LuaName is a name as scripts write it: a word of Lua takes an underscore.
func LuaName(name string) string {
	if luaWords[name] {
		return name + "_"
	}
	return name
}
