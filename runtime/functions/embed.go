// Package functions is chainer.functions: one file per function or tight
// family. Each file holds the Go function with its documentation, its row in
// the catalog and its FunctionNode, whose Backward is written with
// differentiable functions, so that every function has gradients of any order.
package functions

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/functions", source) }

// The names that every file of this package uses.
type (
	Array    = array.Array
	Variable = autograd.Variable
	Session  = autograd.Session
	Node     = autograd.Node
)

func apply(label string, f autograd.Function, inputs ...*Variable) []*Variable {
	return autograd.Apply(label, f, inputs...)
}

func apply1(label string, f autograd.Function, inputs ...*Variable) *Variable {
	return autograd.Apply1(label, f, inputs...)
}

// one wraps the only output of a Forward.
func one(y *Array) []*Array { return y.Alone() }

// grads is the result of a Backward: one gradient, or nil, per input.
func grads(gx ...*Variable) []*Variable { return gx }
