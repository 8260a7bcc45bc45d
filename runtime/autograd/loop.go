package autograd

import (
	"sync"

	"nnlua/runtime/array"
)

// loop is the long loop that runs in a session, if one does.
type loop struct {
	mu      sync.Mutex
	running bool
	then    func() // what the user's interruption does once the loop has ended
}

// Looping runs f, a loop that ends between two rounds when stopped says that the
// user wants it to: what it has reached can then be saved.
func (s *Session) Looping(f func(stopped func() bool)) {
	l := &s.loop
	l.set(true, nil)
	defer l.set(false, nil)
	f(func() bool { return l.asked() != nil })
	if then := l.asked(); then != nil {
		then()
		array.Fail("interrupted")
	}
}

// EndLoop asks the loop that is running to end after its present round and to
// call then. It is false if there is none, or if it was asked before. Any
// goroutine may call it.
func (s *Session) EndLoop(then func()) bool {
	s.loop.mu.Lock()
	defer s.loop.mu.Unlock()
	if !s.loop.running || s.loop.then != nil {
		return false
	}
	s.loop.then = then
	return true
}

func (l *loop) set(running bool, then func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running, l.then = running, then
}

func (l *loop) asked() func() {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.then
}
