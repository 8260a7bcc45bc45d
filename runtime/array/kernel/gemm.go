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

	stepped, steppedNarrow []steppedKernel // likewise; nil if there are none
}

// rowsFor returns how many rows the panels of a block of m rows get: equal
// parts where there are kernels for them.
func (t *tile) rowsFor(m int) int {
	if t.exact() {
		return balanced(m, t.rows)
	}
	return t.rows
}

// half returns the tile of half the columns.
func (t tile) half() tile {
	return tile{rows: t.rows, cols: t.cols / 2, run: t.narrow, stepped: t.steppedNarrow}
}

// exact reports whether there is a kernel for every number of rows.
func (t *tile) exact() bool { return t.run[1] != nil }

var single, double = tiles(active)

func tileOf[T Float]() tile { return *tileFor[T]() }

func tileFor[T Float]() *tile {
	if unsafe.Sizeof(*new(T)) == 4 {
		return &single
	}
	return &double
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
	if alpha == 1 && (beta == 0 || beta == 1) && small(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, beta == 1) {
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
	if m*n*k <= tinyProduct && !(alpha == 1 && isSmall(&g.tile, g.tile.cols, m, n, k)) {
		g.direct()
		return
	}
	few := n < g.tile.cols/2 && n < m
	if few && !g.tile.exact() || isTurned(m, n, g.a.cs, g.b.cs) {
		// C' = B'A': the long side goes where it needs no padding and no copy
		g = product[T]{tile: g.tile, m: n, n: m, k: k, alpha: alpha, a: g.b.transposed(), b: g.a.transposed(), c: out.transposed(), add: g.add}
	}
	if g.tile.narrow != nil && g.n <= g.tile.cols/2 {
		g.tile = g.tile.half()
	}
	if isDots[T](g.m, g.n, k, g.a.cs) {
		g.dots(threads)
	} else {
		g.blocked(threads)
	}
}

// isTurned reports whether C' = B'A' is less work than C = AB: B would have to be
// packed, and is longer than A.
func isTurned(m, n, acs, bcs int) bool {
	return m < n && bcs != 1 && (m <= 8 || m < fewColumns && acs == 1)
}

// Products of at most this many multiplications are done by the definition where
// micro-kernels cannot help.
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

// product is one matrix product.
type product[T Float] struct {
	tile    tile
	m, n, k int
	alpha   T
	a, b, c matrix[T]
	add     bool // to what C holds
	roomy   bool // the rows of C have room for whole tiles

	// Instead of a matrix, A or B are these patches of its data.
	patchesA, patchesB *Patches[T]
}

// direct is the product by the definition.
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
