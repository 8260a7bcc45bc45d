package kernel

import (
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
)

// Threads is how many threads a kernel may use: NNLUA_THREADS, or all the
// processors of the machine.
var Threads = threadCount(os.Getenv("NNLUA_THREADS"))

func threadCount(wanted string) int {
	if n, err := strconv.Atoi(wanted); err == nil && n >= 1 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

// smallWork is the number of floating-point operations below which a second
// thread costs more than it brings: in a program, other than in a benchmark that
// does nothing else, it sleeps, and to wake it takes as long as 5e6 operations.
const smallWork = 7e6

// ThreadsFor returns how many threads that many operations are worth.
func ThreadsFor(operations float64) int {
	if operations < smallWork {
		return 1
	}
	return Threads
}

// Parallel calls f(0) to f(n-1) at the same time and returns when all have. A
// panic of one of them is a panic of Parallel, when all have ended.
func Parallel(n int, f func(i int)) {
	var wait sync.WaitGroup
	var failure atomic.Pointer[any]
	wait.Add(n - 1)
	for i := 1; i < n; i++ {
		go func() {
			defer wait.Done()
			defer func() {
				if r := recover(); r != nil {
					failure.CompareAndSwap(nil, &r)
				}
			}()
			f(i)
		}()
	}
	defer func() {
		wait.Wait()
		if r := failure.Load(); r != nil {
			panic(*r)
		}
	}()
	f(0)
}
