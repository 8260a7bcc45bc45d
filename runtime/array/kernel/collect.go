package kernel

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Between two collections the heap may grow by this many bytes, but at least by
// leastGrowth and at most by mostGrowth percent: small programs then hardly ever
// collect, and large ones do not hold many times what they need. Arrays have no
// pointers in them, so that a collection costs the same however large they are.
const (
	heapGrowth  = 96 << 20
	leastGrowth = 50
	mostGrowth  = 1000
)

// TuneCollector has the garbage collector follow the size of the heap. Programs
// call it once, at the start.
func TuneCollector() {
	debug.SetGCPercent(mostGrowth)
	watch(mostGrowth)
}

// collection dies in every collection and is made again. It is too large for a
// place in a block that other small objects keep alive.
type collection struct {
	growth int
	_      [3]int
}

func afterCollection(c *collection) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	growth := mostGrowth
	if n := live[0].Value.Uint64(); n > 0 {
		growth = int(min(max(100*heapGrowth/n, leastGrowth), mostGrowth))
	}
	if growth != c.growth { // changing it stops the world
		debug.SetGCPercent(growth)
	}
	watch(growth)
}

// watch has the next collection look at what the heap may grow by now.
func watch(growth int) { runtime.SetFinalizer(&collection{growth: growth}, afterCollection) }
