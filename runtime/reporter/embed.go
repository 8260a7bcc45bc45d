// Package reporter is what chainer.report stands on: links and extensions report
// values by name, and reporters collect them in observations. Summaries make
// means of them.
package reporter

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/reporter", source) }

// The names that every file of this package uses.
type (
	Array    = array.Array
	Session  = autograd.Session
	Variable = autograd.Variable
)
