// Package optimizers is chainer.optimizers: the methods that update parameters
// by their gradients. One file per method and its variants, each over Optimizer.
package optimizers

import (
	"embed"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/optimizers", source) }

// Session is the session that a call belongs to.
type Session = autograd.Session
