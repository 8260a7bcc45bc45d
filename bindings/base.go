package bindings

import (
	"io"
	"math"
	"runtime"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// openBase replaces the functions of the base library in which gopher-lua
// differs from Lua 5.1, and those that print.
func openBase(L *lua.LState, stdout io.Writer) {
	for name, f := range map[string]lua.LGFunction{
		"print":          printTo(stdout),
		"tostring":       tostring,
		"tonumber":       tonumber,
		"collectgarbage": collectGarbage,
		"pcall":          pcall,
		"xpcall":         xpcall,
		"setmetatable":   setMetatable,
		"unpack":         guarded(unpack),
	} {
		L.SetGlobal(name, L.NewFunction(f))
	}
	openStrings(L)
	openCoroutines(L)
	openRandom(L)
	openLoad(L)
	openIO(L, stdout)
	L.SetField(L.GetGlobal("math"), "huge", lua.LNumber(math.Inf(1))) // it was the largest number
	L.SetGlobal("_printregs", lua.LNil)                               // not of Lua
	L.SetGlobal("channel", lua.LNil)                                  // not of Lua, and waits without end
	L.SetField(L.GetField(L.GetGlobal("package"), "loaded"), "channel", lua.LNil)
}

// ToString returns the text of a value, as print shows it.
func ToString(L *lua.LState, v lua.LValue) string {
	if n, ok := v.(lua.LNumber); ok {
		return FormatNumber(float64(n))
	}
	return L.ToStringMeta(v).String()
}

// FormatNumber writes a number as Lua 5.1 does, with up to 14 digits (%.14g).
func FormatNumber(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 0):
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'g', -1, 64), "+"))
	case v == math.Trunc(v) && math.Abs(v) < 1e14:
		if v == 0 && math.Signbit(v) {
			return "-0"
		}
		return strconv.FormatInt(int64(v), 10)
	}
	s := strconv.FormatFloat(v, 'e', 13, 64)
	mantissa, exp, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exp)
	if e < -4 || e >= 14 {
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		return mantissa + "e" + exp
	}
	s = strconv.FormatFloat(v, 'f', 13-e, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// setMetatable is Lua's: gopher-lua's changes the metatables of all strings and
// numbers, and of the runtime's objects, too.
func setMetatable(L *lua.LState) int {
	t := L.CheckTable(1)
	if meta, ok := t.Metatable.(*lua.LTable); ok && meta.RawGetString("__metatable") != lua.LNil {
		L.RaiseError("setmetatable: the metatable is protected")
	}
	switch meta := L.CheckAny(2); meta.Type() {
	case lua.LTNil, lua.LTTable:
		t.Metatable = meta
	default:
		L.TypeError(2, lua.LTTable)
	}
	L.SetTop(1)
	return 1
}

func printTo(w io.Writer) lua.LGFunction {
	return func(L *lua.LState) int {
		var line strings.Builder
		for i := 1; i <= L.GetTop(); i++ {
			if i > 1 {
				line.WriteByte('\t')
			}
			line.WriteString(ToString(L, L.Get(i)))
		}
		line.WriteByte('\n')
		io.WriteString(w, line.String())
		return 0
	}
}

func tostring(L *lua.LState) int {
	L.Push(lua.LString(ToString(L, L.CheckAny(1))))
	return 1
}

// tonumber reads decimal and hexadecimal numbers, and whole numbers in the bases 2 to 36.
func tonumber(L *lua.LState) int {
	base := L.OptInt(2, 10)
	switch v := L.CheckAny(1).(type) {
	case lua.LNumber:
		if base == 10 {
			L.Push(v)
			return 1
		}
		L.Push(parseNumber(FormatNumber(float64(v)), base))
	case lua.LString:
		L.Push(parseNumber(string(v), base))
	default:
		L.Push(lua.LNil)
	}
	return 1
}

func parseNumber(text string, base int) lua.LValue {
	s := strings.ToLower(strings.Trim(text, " \t\n\v\f\r"))
	if strings.ContainsAny(s, "_pni") && base == 10 { // Go reads 1_000, 0x1p4, nan and inf
		return lua.LNil
	}
	unsigned := strings.TrimLeft(s, "+-")
	if base == 16 || base == 10 && strings.HasPrefix(unsigned, "0x") {
		base = 16
		s = strings.Replace(s, "0x", "", 1)
	}
	if base != 10 {
		n, err := strconv.ParseInt(s, base, 64)
		if err != nil {
			return lua.LNil
		}
		return lua.LNumber(n)
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil && !math.IsInf(n, 0) {
		return lua.LNil
	}
	return lua.LNumber(n)
}

// collectGarbage answers "count" with the KiB in use; any other call collects.
func collectGarbage(L *lua.LState) int {
	if L.OptString(1, "collect") == "count" {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		L.Push(lua.LNumber(float64(m.HeapAlloc) / 1024))
		return 1
	}
	runtime.GC()
	L.Push(lua.LNumber(0))
	return 1
}

// pcall is Lua's, but lets bugs of ours and interruptions through: no script
// may swallow them.
func pcall(L *lua.LState) int { return protected(L, nil, 1) }

func xpcall(L *lua.LState) int {
	handler := L.CheckFunction(2)
	L.Remove(2)
	return protected(L, handler, 1)
}

func protected(L *lua.LState, handler *lua.LFunction, first int) int {
	L.CheckAny(first)
	var see func(*lua.LState, lua.LValue) lua.LValue
	if handler != nil {
		see = func(L *lua.LState, err lua.LValue) lua.LValue {
			if isFinal(L, err) {
				return err
			}
			L.Push(handler)
			L.Push(err)
			L.Call(1, 1)
			return L.Get(-1)
		}
	}
	err := PCall(L, L.GetTop()-first, lua.MultRet, see)
	if err == nil {
		L.Insert(lua.LTrue, first)
		return L.GetTop() - first + 1
	}
	var value lua.LValue = lua.LString(err.Error())
	if api, ok := err.(*lua.ApiError); ok {
		value = api.Object
	}
	if isFinal(L, value) {
		panic(err)
	}
	L.SetTop(first - 1)
	L.Push(lua.LFalse)
	L.Push(value)
	return 2
}

// isFinal reports whether an error ends the program whatever it says to that.
func isFinal(L *lua.LState, err lua.LValue) bool {
	if ud, ok := err.(*lua.LUserData); ok {
		if _, bug := ud.Value.(*Bug); bug {
			return true
		}
	}
	ctx := L.Context()
	return ctx != nil && ctx.Err() != nil
}
