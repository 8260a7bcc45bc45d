package kernel

import "unsafe"

// blockA is a block of A in panels of rows: packed, or where it is.
type blockA[T Float] struct {
	data        []T
	rows, panel int  // rows of a panel, distance of panels
	rs, cs      int  // within a panel
	room        *[]T // the memory for it
}

// reuse is from how many panels of the other operand on, which all read it, an
// operand is worth packing though it lies row by row: if its rows push each other
// out of the cache, and otherwise.
type reuse struct{ alias, other int }

var reuseA, reuseB = reuse{5, 33}, reuse{3, 11}

// Rows that lie a multiple of aliasBytes apart share a few places of the first
// cache. An operand that fits into it whole is left where it is.
const (
	aliasBytes = 4096
	firstCache = 32 << 10
)

// inPlace reports whether so many rows are read where they are.
func (x matrix[T]) inPlace(rows, panels int, worth reuse) bool {
	stride := x.rs * int(unsafe.Sizeof(x.data[0]))
	if stride%aliasBytes == 0 {
		worth.other = worth.alias
	}
	return x.cs == 1 && (panels < worth.other || rows*stride <= firstCache)
}

// blockA returns m rows and k columns of A from (i, p) on, packed by so many threads.
func (g *product[T]) blockA(i, p, m, k, threads int) blockA[T] {
	rows := g.tile.rowsFor(m)
	if g.patchesA != nil {
		return g.seenA(i, p, m, k, rows, threads)
	}
	a := g.a.from(i, p)
	if g.tile.exact() && g.alpha == 1 && a.inPlace(m, (g.n+g.tile.cols-1)/g.tile.cols, reuseA) {
		return blockA[T]{data: a.data, rows: rows, panel: rows * a.rs, rs: a.rs, cs: 1}
	}
	panel := rows*k + slack
	room := buffer[T]((m + rows - 1) / rows * panel)
	inPanels(threads, m, rows, k, func(first, last int) {
		packA((*room)[first/rows*panel:], a.from(first, 0), last-first, k, rows, panel, g.alpha)
	})
	return blockA[T]{data: *room, rows: rows, panel: panel, rs: 1, cs: rows, room: room}
}

// seenA returns m rows of patches where A is made of them: row by row, which the
// kernels read as well as panels.
func (g *product[T]) seenA(i, p, m, k, rows, threads int) blockA[T] {
	cols := g.patchesA.tile.cols
	ld := roundUp(k, cols) + slack
	room := buffer[T](m * ld)
	inPanels(threads, m, rows, k, func(first, last int) {
		for j := 0; j < k; j += cols {
			g.patchesA.pack((*room)[first*ld+j:], ld, g.a.data, (p+j)/cols, i+first, last-first)
		}
	})
	if g.tile.exact() {
		return blockA[T]{data: *room, rows: rows, panel: rows * ld, rs: ld, cs: 1, room: room}
	}
	defer release(room)
	panels := buffer[T]((m + rows - 1) / rows * rows * k)
	packA(*panels, matrix[T]{*room, ld, 1}, m, k, rows, rows*k, 1)
	return blockA[T]{data: *panels, rows: rows, panel: rows * k, rs: 1, cs: rows, room: panels}
}

// blockB is a block of B in panels of the tile's columns: packed, or where it is.
type blockB[T Float] struct {
	data        []T
	panel, step int  // from panel to panel, and from row to row within a panel
	last        []T  // the last panel, packed, if it is narrower than the tile
	room        *[]T // where it is packed, or the last panel is
}

// blockB returns k rows and n columns of B from (p, j) on, packed by so many threads.
func (g *product[T]) blockB(p, j, k, n, threads int) blockB[T] {
	cols := g.tile.cols
	panel := k*cols + slack
	if g.patchesB != nil {
		room := buffer[T]((n + cols - 1) / cols * panel)
		inPanels(threads, n, cols, k, func(first, last int) {
			for ; first < last; first += cols {
				g.patchesB.pack((*room)[first/cols*panel:], cols, g.b.data, (j+first)/cols, p, k)
			}
		})
		return blockB[T]{data: *room, panel: panel, step: cols, room: room}
	}
	b := g.b.from(p, j)
	if !b.inPlace(k, (g.m+g.tile.rows-1)/g.tile.rows, reuseB) {
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
	Each(threads, (n+part-1)/part, func(i int) { f(i*part, min((i+1)*part, n)) })
}
