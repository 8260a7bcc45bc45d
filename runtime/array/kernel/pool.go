package kernel

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// pool is the one pool of workers of the process. Its lock belongs to the
// computation that they help.
var pool struct {
	sync.Mutex
	workers []*worker
}

// patience is how long a worker without work, and a caller that waits for one,
// look for news before they sleep: to be woken takes about a quarter of it, and
// largeWork on one thread with AVX2 two thirds.
const patience = 100 * time.Microsecond

// worker is a goroutine that helps with one job after the other.
type worker struct {
	next   atomic.Pointer[job] // the job to help with
	asleep atomic.Bool         // or about to be
	wake   chan struct{}
	job    *job // the one it is at
}

// job is the parts of one computation. Whoever is free takes the next part: a
// worker that wakes late, or not at all, holds nobody up.
type job struct {
	f            func(part int)
	parts        int32
	taken, ended atomic.Int32
	failure      atomic.Pointer[any] // the first panic
	news         chan struct{}       // for the caller: all parts have ended, or a computation is to stop
}

// share runs the parts of f on this goroutine and on up to helpers workers. It
// returns false if the workers help somebody else.
func share(parts, helpers int, f func(part int)) bool {
	if !pool.TryLock() {
		return false
	}
	defer pool.Unlock()
	for len(pool.workers) < helpers {
		w := &worker{wake: make(chan struct{}, 1)}
		pool.workers = append(pool.workers, w)
		go w.run()
	}
	j := &job{f: f, parts: int32(parts), news: make(chan struct{}, 1)}
	for _, w := range pool.workers[:helpers] {
		w.next.Store(j)
		if w.asleep.CompareAndSwap(true, false) {
			w.wake <- struct{}{}
		}
	}
	j.work()
	for !spin(func() bool { return j.ended.Load() == j.parts }) {
		<-j.news
		j.guarded(Poll)
	}
	wanted.Store(now())
	if r := j.failure.Load(); r != nil {
		panic(*r)
	}
	return true
}

func (w *worker) run() {
	Helping(func() bool {
		w.job.tell() // only the caller knows whether its computation is the one
		return w.job.failure.Load() != nil
	})
	news := func() bool { return w.next.Load() != nil }
	for {
		if !spin(news) {
			w.asleep.Store(true)
			if !news() || !w.asleep.CompareAndSwap(true, false) {
				<-w.wake
			}
		}
		w.job = w.next.Swap(nil)
		if w.job != nil { // a caller that was held up wakes a worker that has done the job
			w.job.work()
			w.job = nil
		}
	}
}

// work takes parts until there are none.
func (j *job) work() {
	for {
		part := j.taken.Add(1) - 1
		if part >= j.parts {
			return
		}
		if j.failure.Load() == nil {
			j.guarded(func() { j.f(int(part)) })
		}
		if j.ended.Add(1) == j.parts {
			j.tell()
		}
	}
}

// guarded calls f and keeps its panic for the caller.
func (j *job) guarded(f func()) {
	defer func() {
		if r := recover(); r != nil {
			j.failure.CompareAndSwap(nil, &r)
		}
	}()
	f()
}

// tell wakes the caller if it sleeps.
func (j *job) tell() {
	select {
	case j.news <- struct{}{}:
	default:
	}
}

// spin waits for done, but only so long. Now and then it lets the collector and
// other goroutines have the processor.
func spin(done func() bool) bool {
	for start, turn := now(), 1; !done(); turn++ {
		if now()-start > int64(patience) {
			return false
		}
		if turn%128 == 0 {
			runtime.Gosched()
		}
	}
	return true
}

var epoch = time.Now()

// now is the time in nanoseconds.
func now() int64 { return int64(time.Since(epoch)) }
