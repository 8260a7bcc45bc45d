// Package training is chainer.training: a trainer calls an updater over and over
// and, whenever their triggers say so, extensions that evaluate, report and save.
package training

import (
	"embed"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/training", source) }

// Session is the session that a call belongs to.
type Session = autograd.Session
