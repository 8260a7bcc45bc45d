package kernel

import (
	"sync"
	"unsafe"
)

// A product of at most this many multiplications, as of the small networks of first
// lessons, would spend its time on packing and on fetching the buffers for it.
const (
	smallProduct = 32 << 10
	smallRoom    = 4096 // numbers
)

var rooms = sync.Pool{New: func() any { return new([smallRoom]float64) }}

// isSmall reports whether small is the way: A can be read where it lies, and B fits
// into a room.
func (g *product[T]) isSmall() bool {
	return g.tile.exact() && g.alpha == 1 && g.m*g.n*g.k <= smallProduct && g.k*roundUp(g.n, g.tile.cols)+slack+edgeSize <= smallRoom
}

// small is blocked for one block, of which B is copied where it must be.
func (g *product[T]) small() {
	room := rooms.Get().(*[smallRoom]float64)
	defer rooms.Put(room)
	numbers := unsafe.Slice((*T)(unsafe.Pointer(room)), smallRoom)
	edge, copies := numbers[:edgeSize], numbers[edgeSize:]
	rows, cols := g.tile.rowsFor(g.m), g.tile.cols
	a := blockA[T]{data: g.a.data, rows: rows, panel: rows * g.a.rs, rs: g.a.rs, cs: g.a.cs}
	b := blockB[T]{data: g.b.data, panel: cols, step: g.b.rs}
	if rest := g.n % cols; g.b.cs != 1 {
		b = blockB[T]{data: copies, panel: g.k * cols, step: cols}
		packB(copies, g.b, g.k, g.n, cols, b.panel)
	} else if rest > 0 {
		b.last = copies
		packB(copies, g.b.from(0, g.n-rest), g.k, rest, cols, 0)
	}
	g.macro(&a, &b, g.c, g.m, g.n, g.k, g.add, edge)
}
