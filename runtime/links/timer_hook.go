package links

import (
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.link_hooks.TimerHook() -> TimerHook", NewTimerHook, catalog.Links)
}

// TimerHook measures how long the calls of links take.
type TimerHook struct {
	quietHook
	autograd.Timings
}

// NewTimerHook returns the link hook that measures how long the forward calls of
// links take, in hook:with(f) those of all links. A link inside another is
// measured too, and does not count twice in total_time.
//
//	> hook = chainer.link_hooks.TimerHook()
//	> y = hook:with(function() return L.Linear(3, 2)(np.ones{1, 3}) end)
//	> hook:summary().Linear.occurrence
//	1
func NewTimerHook() *TimerHook {
	return &TimerHook{Timings: autograd.Timings{Heading: "LinkName"}}
}

// Name returns "TimerHook".
func (h *TimerHook) Name() string { return "TimerHook" }

// Before starts the clock.
func (h *TimerHook) Before(*HookCall) { h.Start() }

// After stops the clock.
func (h *TimerHook) After(c *HookCall) { h.Stop(className(c.Link)) }

// Failed forgets the calls that have begun.
func (h *TimerHook) Failed(*HookCall) { h.Forget() }
