package kernel

import (
	"os"
	"runtime"
	"strconv"
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

// Work of less than smallWork floating-point operations is not worth sharing. Work
// of less than largeWork is, if the workers still look for it: to wake them takes as
// long as 5e6 operations, which pays if there is more to come.
const (
	smallWork = 1e6
	largeWork = 7e6
)

// wanted is when there was last work to share.
var wanted atomic.Int64

// ThreadsFor returns how many threads that many operations are worth.
func ThreadsFor(operations float64) int {
	if Threads == 1 || operations < smallWork {
		return 1
	}
	t := now()
	if t-wanted.Swap(t) > int64(patience) && operations < largeWork {
		return 1
	}
	return Threads
}

// Parallel calls f(0) to f(n-1), several at the same time if other threads are
// free, and returns when all have ended. After a panic, which is then a panic of
// Parallel, no further ones begin.
func Parallel(n int, f func(i int)) {
	helpers := min(n, Threads, runtime.GOMAXPROCS(0)) - 1
	if helpers > 0 && share(n, helpers, f) {
		return
	}
	for i := range n { // the workers are busy; one of them may be the caller
		f(i)
	}
}

// CacheLine is how many numbers have one line of the caches, or two, for themselves.
const CacheLine = 32

// Long reports whether a loop over n numbers may be worth sharing. It is asked before
// a function is made for Split, which is an allocation.
func Long(n int) bool { return n >= 32<<10 && Threads > 1 }

// Large work is cut into partsPerThread parts for each thread, so that one that comes
// late, or is held up, leaves its parts to the others.
const (
	partsPerThread = 4
	perNanosecond  = 100 // operations of a product, on one thread
)

// Split calls f for ranges that together are 0 to n, each of which begins at a multiple
// of unit, on as many threads as all of them are worth, which take so many nanoseconds
// on one.
func Split(n, unit int, nanoseconds float64, f func(from, to int)) {
	operations := perNanosecond * nanoseconds
	threads := ThreadsFor(operations)
	parts := max(threads, min(partsPerThread*threads, int(operations/smallWork)))
	step := roundUp((n+parts-1)/parts, unit)
	if threads == 1 || step >= n {
		f(0, n)
		return
	}
	Parallel((n+step-1)/step, func(i int) { f(i*step, min((i+1)*step, n)) })
}
