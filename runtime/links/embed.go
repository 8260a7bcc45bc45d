// Package links is chainer.links: functions with parameters that training
// updates. One file per link and its close relatives. A link embeds Link, which
// keeps its parameters under their names.
package links

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/links", source) }

// The names that every file of this package uses.
type (
	Array    = array.Array
	Variable = autograd.Variable
	Session  = autograd.Session
)
