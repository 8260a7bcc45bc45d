package bindings_test

import (
	"fmt"
	"os"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

// A program that has a gopher-lua state of its own opens the modules in it.
// Nothing becomes global: scripts require what they need.
func ExampleOpen() {
	L := lua.NewState()
	defer L.Close()
	session := autograd.NewSession()
	bindings.Open(L, session)

	err := L.DoString(`
		local np = require "numpy"
		local F = require "chainer.functions"
		loss = F.mean_squared_error(np.array{1, 2}, np.array{1, 4})
	`)
	if err != nil {
		fmt.Println(err)
		return
	}
	loss := L.GetGlobal("loss").(*lua.LUserData).Value.(*autograd.Variable)
	fmt.Println(loss.Data())
	// Output: 2.0
}

// Modules of the program's own stand beside those of the runtime. NewState
// makes a state in which gopher-lua's known differences from Lua 5.1 are
// repaired; Binding turns values of Go into values of Lua.
func ExampleOpen_preloadModule() {
	L := bindings.NewState(os.Stdout)
	defer L.Close()
	session := autograd.NewSession()
	binding := bindings.Open(L, session)

	L.PreloadModule("sensor", func(L *lua.LState) int {
		module := L.NewTable()
		module.RawSetString("read", L.NewFunction(func(L *lua.LState) int {
			L.Push(binding.Push(array.FromSlice([]float32{20.5, 21, 23}, 3)))
			return 1
		}))
		L.Push(module)
		return 1
	})
	err := L.DoString(`print(require("sensor").read():mean())`)
	if err != nil {
		fmt.Println(err)
	}
	// Output: 21.5
}

// Cube returns the third power of x, element by element.
//
//	> school.cube(np.array{1, 2})
//	variable([1. 8.])
func Cube(x *autograd.Variable) *autograd.Variable {
	return functions.Mul(x, functions.Mul(x, x))
}

// A function becomes one of scripts by a row: its signature and the Go
// function. Arguments, keywords and errors come from the row, the gradient from the
// functions that Cube is made of. Rows are added in an init function, before Open.
func init() {
	catalog.Add("school.cube(x: float[...]) -> float[...]", Cube, catalog.Mathematics)
}

// A row that was added by the program is in every state that is opened.
func ExampleOpen_ownFunction() {
	L := bindings.NewState(os.Stdout)
	defer L.Close()
	bindings.Open(L, autograd.NewSession())

	err := L.DoString(`
		local np, chainer, school = require "numpy", require "chainer", require "school"
		local x = chainer.Variable(np.array{2})
		local y = school.cube(x)
		y:backward()
		print(y.data, x.grad)
		print(pcall(school.cube, "two"))
	`)
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// [8.]	[12.]
	// false	<string>:7: cube: x is the string 'two', want an array or Variable of floats
}
