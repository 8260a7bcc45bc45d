package kernel

import "unsafe"

// blockA is a block of A in panels of rows: packed, or where it is.
type blockA[T Float] struct {
	data        []T
	rows, panel int  // rows of a panel, distance of panels
	rs, cs      int  // within a panel; cs of the last is its rows, if they are fewer
	room        *[]T // where it is packed
}

// Packing A pays only when more panels of B than these use it, or when its rows lie
// so that they push each other out of the cache.
const (
	manyPanels = 32
	aliasBytes = 1024
)

// blockA returns m rows and k columns of A from (i, p) on, packed by so many threads.
func (g *product[T]) blockA(i, p, m, k, threads int) blockA[T] {
	a, rows := g.a.from(i, p), g.tile.rowsFor(m)
	size := int(unsafe.Sizeof(g.alpha))
	if g.tile.exact() && g.alpha == 1 && a.cs == 1 && g.n <= manyPanels*g.tile.cols && (a.rs*size%aliasBytes != 0 || k*size <= 256) {
		return blockA[T]{data: a.data, rows: rows, panel: rows * a.rs, rs: a.rs, cs: 1}
	}
	panel := rows*k + slack
	room := buffer[T]((m + rows - 1) / rows * panel)
	inPanels(threads, m, rows, k, func(first, last int) {
		packA((*room)[first/rows*panel:], a.from(first, 0), last-first, k, rows, panel, !g.tile.exact(), g.alpha)
	})
	return blockA[T]{data: *room, rows: rows, panel: panel, rs: 1, cs: rows, room: room}
}

// blockB is a block of B in panels of the tile's columns: packed, or where it is.
type blockB[T Float] struct {
	data        []T
	panel, step int  // from panel to panel, and from row to row within a panel
	last        []T  // the last panel, packed, if it is narrower than the tile
	room        *[]T // where it is packed, or the last panel is
}

// Below this many rows of A, a number of B is used too seldom to be worth the
// copy, if it lies side by side with its neighbours already. So it is when all
// of the block fits into the first cache.
const (
	fewRows    = 48
	firstCache = 32 << 10
)

// blockB returns k rows and n columns of B from (p, j) on, packed by so many threads.
func (g *product[T]) blockB(p, j, k, n, threads int) blockB[T] {
	b, cols := g.b.from(p, j), g.tile.cols
	panel := k*cols + slack
	if b.cs != 1 || g.m > fewRows && k*b.rs*int(unsafe.Sizeof(g.alpha)) > firstCache {
		room := buffer[T]((n + cols - 1) / cols * panel)
		inPanels(threads, n, cols, k, func(first, last int) {
			packB((*room)[first/cols*panel:], b.from(0, first), k, last-first, cols, panel)
		})
		return blockB[T]{data: *room, panel: panel, step: cols, room: room}
	}
	in := blockB[T]{data: b.data, panel: cols, step: b.rs}
	if rest := n % cols; rest > 0 {
		in.room = buffer[T](panel)
		packB(*in.room, b.from(0, n-rest), k, rest, cols, panel)
		in.last = *in.room
	}
	return in
}

// fewNumbers are packed by one thread.
const fewNumbers = 20000

// inPanels calls f for ranges of n rows or columns of k numbers, in whole panels.
func inPanels(threads, n, panel, k int, f func(first, last int)) {
	if n*k < fewNumbers {
		threads = 1
	}
	part := partOf(n, n, threads, panel)
	each(threads, (n+part-1)/part, func(i int) { f(i*part, min((i+1)*part, n)) })
}
