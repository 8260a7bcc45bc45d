package array

import (
	"bytes"
	"context"
	"runtime"
	"sync"

	"nnlua/runtime/array/kernel"
)

func init() {
	kernel.Stop = stop
	kernel.Helping = func(stopped func() bool) {
		id, _ := goroutine()
		stoppable.Store(id, helper{context.Background(), stopped})
	}
}

// stoppable has the context of every computation that can be stopped, by the
// goroutine on which it runs.
var stoppable sync.Map

// Interruptible makes the runtime's functions raise the [Error] "interrupted" on
// this goroutine once ctx is cancelled, until end is called. Long ones notice
// within milliseconds. Computations on other goroutines go on.
func Interruptible(ctx context.Context) (end func()) {
	id, _ := goroutine()
	outer, nested := stoppable.Swap(id, ctx)
	forget := context.AfterFunc(ctx, func() { kernel.Asked.Add(1) })
	return func() {
		if stoppable.Delete(id); nested {
			stoppable.Store(id, outer)
		}
		if !forget() {
			kernel.Asked.Add(-1)
		}
	}
}

// Poll raises an [Error] if the computation of this goroutine is to stop. It
// costs next to nothing.
func Poll() { kernel.Poll() }

// helper is the context of a worker of the kernels, which helps many computations.
type helper struct {
	context.Context
	stopped func() bool
}

func (h helper) Err() error {
	if h.stopped() {
		return context.Canceled
	}
	return nil
}

func stop() {
	if ctx := current(); ctx != nil && ctx.Err() != nil {
		Fail("interrupted")
	}
}

// current is the context of the computation that this goroutine, or the one that
// started it, is part of; nil if nobody can stop it.
func current() context.Context {
	id, parent := goroutine()
	for _, id := range []string{id, parent} {
		if ctx, ok := stoppable.Load(id); ok {
			return ctx.(context.Context)
		}
	}
	return nil
}

// goroutine returns the numbers of this goroutine and of the one that started it.
// The language has no other way to them than the text of a stack, which takes
// microseconds: it is asked for once a computation, and once more to stop it.
func goroutine() (id, parent string) {
	text := make([]byte, 64<<10)
	text = text[:runtime.Stack(text, false)]
	number := func(at int, prefix string) string {
		if at < 0 {
			return ""
		}
		rest := text[at+len(prefix):]
		return string(rest[:len(rest)-len(bytes.TrimLeft(rest, "0123456789"))])
	}
	const own, from = "goroutine ", " in goroutine "
	return number(0, own), number(bytes.LastIndex(text, []byte(from)), from)
}

// aside runs f, which cannot be stopped and writes nothing that others see, on
// a goroutine of its own. When the computation is to stop it is left alone there.
func aside(f func()) {
	ctx := current()
	if ctx == nil {
		f()
		return
	}
	done := make(chan any, 1)
	go func() {
		defer func() { done <- recover() }()
		f()
	}()
	select {
	case failure := <-done:
		if failure != nil {
			panic(failure)
		}
	case <-ctx.Done():
		Fail("interrupted")
	}
}
