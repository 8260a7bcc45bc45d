// Package datasets is chainer.datasets, chainer.iterators and chainer.dataset:
// sequences of examples, what draws batches from them, and what makes arrays of
// a batch. Everything that has a length and items is a data set: a table, an
// array, the types of this package, and classes that a script extends.
package datasets

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/datasets", source) }

// The names that every file of this package uses.
type (
	Array   = array.Array
	Session = autograd.Session
)
