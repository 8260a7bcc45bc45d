package bindings

import (
	"io"

	lua "github.com/yuin/gopher-lua"
)

// MaxCalls is how many calls may be inside one another.
const MaxCalls = 20000

// A table keeps a list up to its largest whole key, with what is missing in between:
// t[20240115] = 1 took 300 MiB. From this key on it keeps single values.
func init() { lua.MaxArrayIndex = 1 << 24 }

// NewState returns a Lua state with all standard libraries, repaired where
// gopher-lua's differ from Lua 5.1, that prints to stdout.
func NewState(stdout io.Writer) *lua.LState {
	L := lua.NewState(lua.Options{
		RegistrySize:        4096,
		RegistryMaxSize:     1 << 20, // unpack of a million items
		RegistryGrowStep:    1 << 16, // each step copies all of it
		CallStackSize:       MaxCalls,
		MinimizeStackMemory: true,
	})
	L.Options.RegistrySize = 256 // of coroutines: there may be very many
	openBase(L, stdout)
	return L
}
