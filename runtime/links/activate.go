package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

// checkActivation refuses what activate could not call.
func checkActivation(name string, f any) {
	switch f.(type) {
	case nil, func(*Variable) *Variable, catalog.Func, linker:
	default:
		array.Fail("%s is no function and no link", name)
	}
}

// activate calls the function that a link was given between its layers, relu for
// nil: a function of Go or of a script, or a link.
func activate(s *Session, f any, x *Variable) *Variable {
	switch f := f.(type) {
	case nil:
		return functions.ReLU(x)
	case func(*Variable) *Variable:
		return f(x)
	}
	return single(s, call(f, []any{x}))
}

// run calls the link of that name inside the chain.
func (c *Chain) run(name string, x *Variable) *Variable {
	return single(c.sess, call(c.attribute(name), []any{x}))
}

func single(s *Session, results []any) *Variable {
	if len(results) != 1 {
		array.Fail("want one result of a function between layers, got %d", len(results))
	}
	return asVariable(s, results[0])
}
