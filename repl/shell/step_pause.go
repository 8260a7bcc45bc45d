package shell

import (
	"context"
)

// pausing is the context of a program that is stepped: Ctrl-C does not end it
// but switches all sites on, so that it stops at the next line. The machine asks
// for Done before every instruction, on its own goroutine; a channel that says
// no is slower than none.
type pausing struct {
	context.Context
	st *stepper
}

func newPausing(ctx context.Context, st *stepper) *pausing {
	context.AfterFunc(ctx, func() { st.canceled.Store(true) })
	return &pausing{ctx, st}
}

// Done returns the channel of the context around it once that is canceled.
func (c *pausing) Done() <-chan struct{} {
	if c.st.paused.Load() {
		for _, program := range c.st.programs {
			for _, site := range program.Sites {
				site.Switch(true)
			}
		}
	}
	if c.st.canceled.Load() {
		return c.Context.Done()
	}
	return nil
}

// Pause asks a program that is being stepped to stop at its next line. It is
// false if there is none, and the caller should cancel instead. It may be
// called from any goroutine.
func (s *Shell) Pause() bool {
	p := s.pausable.Load()
	if p == nil {
		return false
	}
	if cancel := p.cancelInput.Load(); cancel != nil {
		(*cancel)()
		return true
	}
	return p.paused.CompareAndSwap(false, true)
}
