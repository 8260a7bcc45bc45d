package kernel

import "unsafe"

// blocked goes through the product in blocks that fit the caches: a panel of B
// of depth numbers stays in the first level, a block of A in the second, a
// block of B in the third (Goto and van de Geijn, Anatomy of High-Performance
// Matrix Multiplication, 2008).
func (g *product[T]) blocked() {
	size := int(unsafe.Sizeof(g.alpha))
	depth := max(64, 24<<10/(g.tile.cols*size))
	rows := max(1, 384<<10/(depth*size*g.tile.rows)) * g.tile.rows
	cols := max(1, 4<<20/(depth*size*g.tile.cols)) * g.tile.cols
	rows, cols = min(rows, roundUp(g.m, g.tile.rows)), min(cols, roundUp(g.n, g.tile.cols))
	depth = balanced(g.k, depth)
	ab, bb := buffer[T](rows*depth), buffer[T](cols*depth)
	defer release(ab)
	defer release(bb)
	var edge [edgeSize]T
	for j := 0; j < g.n; j += cols {
		n := min(cols, g.n-j)
		for p := 0; p < g.k; p += depth {
			k := min(depth, g.k-p)
			b := g.blockB(*bb, g.b.from(p, j), k, n)
			for i := 0; i < g.m; i += rows {
				Poll()
				m := min(rows, g.m-i)
				a := g.blockA(*ab, g.a.from(i, p), m, k)
				g.macro(a, b, g.c.from(i, j), m, n, k, g.add || p > 0, &edge)
			}
		}
	}
}

// blockA is a block of A in panels of rows: packed, or where it is.
type blockA[T Float] struct {
	data         []T
	rows, panel  int // rows of a panel, distance of panels
	rs, cs       int // within a panel
	packedNarrow bool
}

// Packing A pays only when more panels of B than these use it, or when its rows lie
// so that they push each other out of the cache.
const (
	manyPanels = 32
	aliasBytes = 1024
)

func (g *product[T]) blockA(buffer []T, a matrix[T], m, k int) blockA[T] {
	rows := g.tile.rowsFor(m)
	size := int(unsafe.Sizeof(g.alpha))
	if g.tile.exact() && g.alpha == 1 && a.cs == 1 && g.n <= manyPanels*g.tile.cols && (a.rs*size%aliasBytes != 0 || k*size <= 256) {
		return blockA[T]{data: a.data, rows: rows, panel: rows * a.rs, rs: a.rs, cs: 1}
	}
	packA(buffer, a, m, k, rows, !g.tile.exact(), g.alpha)
	return blockA[T]{data: buffer, rows: rows, panel: rows * k, rs: 1, cs: rows, packedNarrow: g.tile.exact()}
}

// blockB is a block of B in panels of the tile's columns: packed, or where it is.
type blockB[T Float] struct {
	data        []T
	panel, step int // from panel to panel, and from row to row within a panel
	last        []T // the last panel, packed, if it is narrower than the tile
}

// Below this many rows of A, a number of B is used too seldom to be worth the
// copy, if it lies side by side with its neighbours already. So it is when all
// of the block fits into the first cache.
const (
	fewRows    = 48
	firstCache = 32 << 10
)

func (g *product[T]) blockB(buffer []T, b matrix[T], k, n int) blockB[T] {
	cols := g.tile.cols
	if b.cs != 1 || g.m > fewRows && k*b.rs*int(unsafe.Sizeof(g.alpha)) > firstCache {
		packB(buffer, b, k, n, cols)
		return blockB[T]{data: buffer, panel: k * cols, step: cols}
	}
	in := blockB[T]{data: b.data, panel: cols, step: b.rs}
	if rest := n % cols; rest > 0 {
		packB(buffer, b.from(0, n-rest), k, rest, cols)
		in.last = buffer
	}
	return in
}

func roundUp(n, unit int) int { return (n + unit - 1) / unit * unit }

// balanced returns a block length of at most limit that cuts n into equal parts.
func balanced(n, limit int) int {
	parts := (n + limit - 1) / limit
	return (n + parts - 1) / parts
}

// edgeSize is enough numbers for any tile.
const edgeSize = 32 * 32

// macro multiplies two blocks, tile by tile. Tiles at the edge, and tiles of a
// transposed C, go through a tile of their own.
func (g *product[T]) macro(a blockA[T], b blockB[T], c matrix[T], m, n, k int, add bool, edge *[edgeSize]T) {
	t := g.tile
	for j := 0; j < n; j += t.cols {
		width := min(t.cols, n-j)
		panel, step := b.data[j/t.cols*b.panel:], b.step
		if b.last != nil && width < t.cols {
			panel, step = b.last, t.cols
		}
		kernels := t.run
		if t.narrow != nil && width <= t.cols/2 {
			kernels = t.narrow
		}
		pb := unsafe.Pointer(&panel[0])
		for i := 0; i < m; i += a.rows {
			height := min(a.rows, m-i)
			run, cs := kernels[height], a.cs
			switch {
			case run == nil: // the panel is filled up with zeros
				run = kernels[a.rows]
			case a.packedNarrow:
				cs = height
			}
			pa := unsafe.Pointer(&a.data[i/a.rows*a.panel])
			if c.cs == 1 && width == t.cols && kernels[height] != nil {
				run(k, pa, a.rs, cs, pb, step, unsafe.Pointer(&c.data[i*c.rs+j]), c.rs, add)
				continue
			}
			run(k, pa, a.rs, cs, pb, step, unsafe.Pointer(edge), t.cols, false)
			put(edge[:], t.cols, c.from(i, j), height, width, add)
		}
	}
}

// put copies m by n numbers of a tile to C, or adds them.
func put[T Float](edge []T, ld int, c matrix[T], m, n int, add bool) {
	for i := range m {
		for j, v := range edge[i*ld : i*ld+n] {
			at := &c.data[i*c.rs+j*c.cs]
			if add {
				v += *at
			}
			*at = v
		}
	}
}
