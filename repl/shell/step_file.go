package shell

import (
	lua "github.com/yuin/gopher-lua"
)

// loadFiles makes require, dofile and loadfile put sites into what they load.
func (st *stepper) loadFiles() (restore func()) {
	L := st.s.L
	withSites := func(L *lua.LState, v lua.LValue) lua.LValue {
		f, ok := v.(*lua.LFunction)
		if !ok || f.IsG {
			return v
		}
		source, err := st.s.readScript(f.Proto.SourceName)
		if err != nil {
			return v
		}
		stepped, err := st.load(source, f.Proto.SourceName)
		if err != nil {
			return v
		}
		stepped.Env = f.Env
		return stepped
	}
	wrap := func(original *lua.LFunction) *lua.LFunction {
		return L.NewFunction(func(L *lua.LState) int {
			n := L.GetTop()
			L.Insert(original, 1)
			L.Call(n, lua.MultRet)
			if L.GetTop() > 0 {
				L.Replace(1, withSites(L, L.Get(1)))
			}
			return L.GetTop()
		})
	}
	loadfile, _ := L.G.Global.RawGetString("loadfile").(*lua.LFunction)
	dofile := L.G.Global.RawGetString("dofile")
	loaders, _ := L.GetField(L.G.Global.RawGetString("package"), "loaders").(*lua.LTable)
	if loadfile == nil || loaders == nil {
		return func() {}
	}
	search, _ := loaders.RawGetInt(2).(*lua.LFunction)
	if search == nil {
		return func() {}
	}
	loaders.RawSetInt(2, wrap(search))
	L.G.Global.RawSetString("loadfile", wrap(loadfile))
	L.G.Global.RawSetString("dofile", L.NewFunction(func(L *lua.LState) int {
		f, err := L.LoadFile(L.ToString(1))
		if err != nil {
			L.Error(lua.LString(err.Error()), 0)
		}
		L.SetTop(0)
		L.Push(withSites(L, f))
		L.Call(0, lua.MultRet)
		return L.GetTop()
	}))
	return func() {
		loaders.RawSetInt(2, search)
		L.G.Global.RawSetString("loadfile", loadfile)
		L.G.Global.RawSetString("dofile", dofile)
	}
}
