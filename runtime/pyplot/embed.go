// Package pyplot is matplotlib.pyplot: figures that a script draws line by
// line and then shows or saves. The drawing itself is gonum.org/v1/plot's; this
// package gives it matplotlib's names, defaults and look.
package pyplot

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/pyplot", source) }

// The names that every file of this package uses.
type (
	Array   = array.Array
	Session = autograd.Session
)
