// Package autograd is the core of Chainer: the Variable, the functions that are
// recorded in a graph, the backward pass through it, and the Session that holds all
// settings of a program. The functions themselves are those of package functions.
package autograd

import (
	"embed"

	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/autograd", source) }
