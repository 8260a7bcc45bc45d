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
	return g.tile.exact() && g.alpha == 1 && g.m*g.n*g.k <= smallProduct && g.k*roundUp(g.n, g.tile.cols)+edgeSize <= smallRoom
}

// small is blocked for one block, of which B is copied where it must be.
func (g *product[T]) small() {
	room := rooms.Get().(*[smallRoom]float64)
	defer rooms.Put(room)
	numbers := unsafe.Slice((*T)(unsafe.Pointer(room)), smallRoom)
	rows := g.tile.rowsFor(g.m)
	a := blockA[T]{data: g.a.data, rows: rows, panel: rows * g.a.rs, rs: g.a.rs, cs: g.a.cs}
	b := g.blockB(numbers[edgeSize:], g.b, g.k, g.n)
	g.macro(a, b, g.c, g.m, g.n, g.k, g.add, (*[edgeSize]T)(numbers))
}
