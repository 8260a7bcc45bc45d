package kernel

import "sync/atomic"

// Asked is how many computations of the process were asked to stop and have not
// ended yet. A kernel does not know whose computation it is part of, so it looks
// at this number, and only if there is something to stop asks Stop.
var Asked atomic.Int32

// Stop raises an error if the computation of this goroutine is one of those to
// stop. Package array sets it.
var Stop = func() {}

// Helping tells Stop that this goroutine helps one computation after the other:
// whether the present one is to stop, stopped says. Package array sets it.
var Helping = func(stopped func() bool) {}

// Poll is what a kernel calls every few milliseconds: where it reads and writes
// results of its own only, so that nothing is left half done when it stops there.
func Poll() {
	if Asked.Load() != 0 {
		Stop()
	}
}

// pollOperations is how many operations may lie between two polls.
const pollOperations = 1 << 20

// PollEvery returns how many rows, of so many operations each, make a block
// between two polls.
func PollEvery(operations int) int { return max(1, pollOperations/max(operations, 1)) }
