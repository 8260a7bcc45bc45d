package bindings

import (
	"math"
	"math/rand"

	lua "github.com/yuin/gopher-lua"
)

// openRandom gives the state random numbers of its own. Those of gopher-lua are
// shared by the whole process, and math.randomseed has no effect on them since Go
// 1.24.
func openRandom(L *lua.LState) {
	source := rand.New(rand.NewSource(rand.Int63()))
	lib := L.GetGlobal("math").(*lua.LTable)
	lib.RawSetString("random", L.NewFunction(func(L *lua.LState) int {
		first, last := 1.0, 0.0
		switch L.GetTop() {
		case 0:
			L.Push(lua.LNumber(source.Float64()))
			return 1
		case 1:
			last = float64(L.CheckNumber(1))
		default:
			first, last = float64(L.CheckNumber(1)), float64(L.CheckNumber(2))
		}
		first, last = math.Floor(first), math.Floor(last)
		if !(first <= last) || math.IsInf(last-first, 0) {
			L.RaiseError("random: there is no whole number from %s to %s", FormatNumber(first), FormatNumber(last))
		}
		L.Push(lua.LNumber(first + math.Floor(source.Float64()*(last-first+1))))
		return 1
	}))
	lib.RawSetString("randomseed", L.NewFunction(func(L *lua.LState) int {
		source.Seed(int64(math.Float64bits(float64(L.CheckNumber(1)))))
		return 0
	}))
}
