package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.function_hooks.TimerHook() -> TimerHook", NewTimerHook, catalog.Core)
}

// TimerHook measures how long functions take.
type TimerHook struct{ Timings }

// NewTimerHook returns a hook that measures how long the functions take that
// are computed in hook:with(f), forward and backward. The way back of a
// function counts under its name; functions that it calls count too.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.sum(F.exp(np.zeros{10, 10})) end)
//	> hook:summary().exp.occurrence
//	1
func NewTimerHook() *TimerHook { return &TimerHook{Timings{Heading: "FunctionName"}} }

// Name is the name under which the hook is added.
func (h *TimerHook) Name() string { return "TimerHook" }

// Added does nothing.
func (h *TimerHook) Added(*Node) {}

// Deleted forgets the functions that an error has left unfinished.
func (h *TimerHook) Deleted(*Node) { h.Forget() }

// ForwardPreprocess starts the clock.
func (h *TimerHook) ForwardPreprocess(*Node, []*array.Array) { h.Start() }

// ForwardPostprocess stops the clock.
func (h *TimerHook) ForwardPostprocess(f *Node, _ []*array.Array) { h.Stop(f.label) }

// BackwardPreprocess starts the clock.
func (h *TimerHook) BackwardPreprocess(*Node, []*array.Array, []*array.Array) { h.Start() }

// BackwardPostprocess stops the clock.
func (h *TimerHook) BackwardPostprocess(f *Node, _, _ []*array.Array) { h.Stop(f.label) }
