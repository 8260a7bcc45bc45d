package kernel

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// withProcessors lets the pool have workers whatever the machine and its settings.
func withProcessors(t testing.TB, n int) {
	processors, threads := runtime.GOMAXPROCS(n), Threads
	Threads = n
	t.Cleanup(func() {
		runtime.GOMAXPROCS(processors)
		Threads = threads
	})
}

// TestParallel: every part runs once, while others use the pool, from within a
// part, and with more parts than processors.
func TestParallel(t *testing.T) {
	withProcessors(t, 4)
	var callers sync.WaitGroup
	for range 3 {
		callers.Go(func() {
			for round := range 200 {
				parts := 2 + round%9
				ran := make([]atomic.Int32, parts*3)
				Parallel(parts, func(i int) {
					Parallel(3, func(k int) { ran[3*i+k].Add(1) })
				})
				for i := range ran {
					if n := ran[i].Load(); n != 1 {
						t.Errorf("part %d of %d ran %d times", i, len(ran), n)
					}
				}
				if round%50 == 0 {
					time.Sleep(2 * patience) // the workers fall asleep
				}
			}
		})
	}
	callers.Wait()
	if n := len(pool.workers); n > 3 {
		t.Errorf("%d workers for 4 processors", n)
	}
	for _, w := range pool.workers { // a worker that went on spinning would hang the test
		for !w.asleep.Load() {
			time.Sleep(patience)
		}
	}
}

// TestWorkerIsWokenInVain: a caller that is held up before it wakes a worker finds
// one that has done the job and sleeps again.
func TestWorkerIsWokenInVain(t *testing.T) {
	w := &worker{wake: make(chan struct{}, 1)}
	go w.run()
	for range 2 {
		for !w.asleep.CompareAndSwap(true, false) {
			time.Sleep(patience)
		}
		w.wake <- struct{}{}
	}
	done := make(chan int, 1)
	w.next.Store(&job{f: func(part int) { done <- part }, parts: 1, news: make(chan struct{}, 1)})
	if w.asleep.CompareAndSwap(true, false) {
		w.wake <- struct{}{}
	}
	if part := <-done; part != 0 {
		t.Errorf("part %d ran, want 0", part)
	}
}

// TestParallelPanics: the panic of a part is one of the caller, after the last part has ended.
func TestParallelPanics(t *testing.T) {
	withProcessors(t, 4)
	for failing := range 8 {
		var running atomic.Int32
		failure := func() (r any) {
			defer func() { r = recover() }()
			Parallel(8, func(i int) {
				running.Add(1)
				defer running.Add(-1)
				time.Sleep(time.Millisecond)
				if i == failing {
					panic(i)
				}
			})
			return nil
		}()
		if failure != failing {
			t.Errorf("part %d fails: panic of %v", failing, failure)
		}
		if n := running.Load(); n != 0 {
			t.Errorf("part %d fails: %d parts are left running", failing, n)
		}
	}
	sum := atomic.Int32{}
	Parallel(8, func(i int) { sum.Add(int32(i)) })
	if sum.Load() != 28 {
		t.Errorf("afterwards the parts add up to %d, want 28", sum.Load())
	}
}

// BenchmarkParallel is what two parts without work cost.
func BenchmarkParallel(b *testing.B) {
	for b.Loop() {
		Parallel(2, func(int) {})
	}
}
