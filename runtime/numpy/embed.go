// Package numpy holds the rows of np.*: creation, mathematics, random numbers
// and files, over the kernels of package array. Names, arguments, defaults and
// numbers are NumPy's.
package numpy

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/numpy", source) }

var _ = catalog.Provide(func(s *autograd.Session) *RandomState { return s.Random })

type (
	Array   = array.Array
	Session = autograd.Session
)
