package kernel

import (
	"math"
	"unsafe"
)

// Float is every type of number that the kernels take.
type Float interface{ float32 | float64 }

// microKernel multiplies some rows of A, of which element (i, p) lies at
// a + i*rs + p*cs, with k rows of some columns of B, which lie ldb apart, and
// stores the products in C, with rows ldc apart, or adds them to it.
type microKernel func(k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool)

// tile is the part of C that stays in registers: at most rows by cols numbers.
type tile struct {
	rows, cols int
	run        []microKernel // by the number of rows; nil where a larger one must do
	narrow     []microKernel // for half the columns; nil if there are none
}

// rowsFor returns how many rows the panels of a block of m rows get: equal
// parts where there are kernels for them.
func (t tile) rowsFor(m int) int {
	if t.exact() {
		return balanced(m, t.rows)
	}
	return t.rows
}

// exact reports whether there is a kernel for every number of rows.
func (t tile) exact() bool { return t.run[1] != nil }

var single, double = tiles(active)

func tileOf[T Float]() tile {
	if unsafe.Sizeof(*new(T)) == 4 {
		return single
	}
	return double
}

// matrix is a view of a slice: element (i, j) is data[i*rs+j*cs].
type matrix[T Float] struct {
	data   []T
	rs, cs int
}

func view[T Float](data []T, ld int, trans bool) matrix[T] {
	if trans {
		return matrix[T]{data, 1, ld}
	}
	return matrix[T]{data, ld, 1}
}

func (x matrix[T]) transposed() matrix[T] { return matrix[T]{x.data, x.cs, x.rs} }

func (x matrix[T]) from(i, j int) matrix[T] {
	return matrix[T]{x.data[min(i*x.rs+j*x.cs, len(x.data)):], x.rs, x.cs}
}

// Gemm computes C = alpha op(A) op(B) + beta C, as BLAS does: op(A) is m by k,
// op(B) is k by n, and op transposes where its flag is set. The matrices are
// row-major with rows lda, ldb and ldc apart. With beta = 0, C is not read. The
// order of the sums, and so every digit, does not depend on the number of threads.
func Gemm[T Float](transA, transB bool, m, n, k int, alpha T, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int) {
	gemm(ThreadsFor(2*float64(m)*float64(n)*float64(k)), transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// GemmSerial is Gemm on one thread, for callers that have work for the others.
func GemmSerial[T Float](transA, transB bool, m, n, k int, alpha T, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int) {
	gemm(1, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

func gemm[T Float](threads int, transA, transB bool, m, n, k int, alpha T, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int) {
	if m == 0 || n == 0 {
		return
	}
	out := matrix[T]{c, ldc, 1}
	scale(out, m, n, beta)
	if k == 0 || alpha == 0 {
		if beta == 0 {
			clearMatrix(out, m, n)
		}
		return
	}
	g := product[T]{tile: tileOf[T](), m: m, n: n, k: k, alpha: alpha, a: view(a, lda, transA), b: view(b, ldb, transB), c: out, add: beta != 0}
	if m*n*k <= tinyProduct {
		g.direct()
		return
	}
	few := n < g.tile.cols/2 && n < m
	if few && !g.tile.exact() || m < n && g.b.cs != 1 && (m <= 8 || m < fewColumns && g.a.cs == 1) {
		// C' = B'A': the long side goes where it needs no padding and no copy
		g = product[T]{tile: g.tile, m: n, n: m, k: k, alpha: alpha, a: g.b.transposed(), b: g.a.transposed(), c: out.transposed(), add: g.add}
	}
	if g.tile.narrow != nil && g.n <= g.tile.cols/2 {
		g.tile = tile{rows: g.tile.rows, cols: g.tile.cols / 2, run: g.tile.narrow}
	}
	g.parallel(threads)
}

// Products of at most this many multiplications are done without packing.
const tinyProduct = 1024

func scale[T Float](c matrix[T], m, n int, beta T) {
	if beta == 0 || beta == 1 {
		return
	}
	for i := range m {
		row := c.data[i*c.rs:][:n]
		for j := range row {
			row[j] *= beta
		}
	}
}

func clearMatrix[T Float](c matrix[T], m, n int) {
	for i := range m {
		clear(c.data[i*c.rs:][:n])
	}
}

// product is one matrix product, or a part of it for one thread.
type product[T Float] struct {
	tile    tile
	m, n, k int
	alpha   T
	a, b, c matrix[T]
	add     bool // to what C holds
}

// direct is the product by the definition, for the smallest sizes.
func (g *product[T]) direct() {
	for i := range g.m {
		for j := range g.n {
			var sum T
			for p := range g.k {
				// not rounded in between, as in the kernels for larger products
				sum = T(math.FMA(float64(g.a.data[i*g.a.rs+p*g.a.cs]), float64(g.b.data[p*g.b.rs+j*g.b.cs]), float64(sum)))
			}
			at := &g.c.data[i*g.c.rs+j*g.c.cs]
			if g.add {
				*at += g.alpha * sum
			} else {
				*at = g.alpha * sum
			}
		}
	}
}

// parallel splits the longer side of C among the threads.
func (g *product[T]) parallel(threads int) {
	unit, size := g.tile.rows, g.m
	if g.n > g.m {
		unit, size = g.tile.cols, g.n
	}
	units := (size + unit - 1) / unit
	threads = min(threads, units)
	if threads <= 1 {
		g.compute()
		return
	}
	Parallel(threads, func(t int) {
		first, last := units*t/threads*unit, min(units*(t+1)/threads*unit, size)
		part := *g
		if g.n > g.m {
			part.n, part.b, part.c = last-first, g.b.from(0, first), g.c.from(0, first)
		} else {
			part.m, part.a, part.c = last-first, g.a.from(first, 0), g.c.from(first, 0)
		}
		part.compute()
	})
}

func (g *product[T]) compute() {
	if g.isDots() {
		g.dots()
	} else {
		g.blocked()
	}
}

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
	var edge [32 * 32]T
	for j := 0; j < g.n; j += cols {
		n := min(cols, g.n-j)
		for p := 0; p < g.k; p += depth {
			k := min(depth, g.k-p)
			b := g.blockB(*bb, g.b.from(p, j), k, n)
			for i := 0; i < g.m; i += rows {
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

// macro multiplies two blocks, tile by tile. Tiles at the edge, and tiles of a
// transposed C, go through a tile of their own.
func (g *product[T]) macro(a blockA[T], b blockB[T], c matrix[T], m, n, k int, add bool, edge *[32 * 32]T) {
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
