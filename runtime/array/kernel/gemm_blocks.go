package kernel

import "unsafe"

// A product goes through the caches in blocks (Goto and van de Geijn, Anatomy of
// High-Performance Matrix Multiplication, 2008): a panel of A in the first cache, a
// block of one operand in the second, one of the other in the third.
const (
	secondCache = 384 << 10
	thirdCache  = 3 << 20
)

// A sum is cut into blocks of these many numbers where OpenBLAS cuts it on a
// processor with AVX-512, whatever the level: its digits are then NumPy's. Products
// of few multiplications are not cut at all.
const (
	singleDepth = 448
	doubleDepth = 384
	uncut       = 1_000_000
)

// Patches are packed for few uses: smaller blocks of them are faster. For B they are half
// as large. For A, where they are not turned into panels, they are so deep and of so many
// rows.
const (
	gradientDepth = 256
	gradientRows  = 126
)

// depthOf returns how deep the next block is if rest numbers of the sums are left.
func depthOf[T Float](rest int) int {
	depth := singleDepth
	if unsafe.Sizeof(*new(T)) == 8 {
		depth = doubleDepth
	}
	switch {
	case rest >= 2*depth:
		return depth
	case rest > depth:
		return (rest + 1) / 2
	}
	return rest
}

// depth returns how deep the block of the sums from number p on is.
func (g *product[T]) depth(p int) int {
	if g.m*g.n*g.k <= uncut {
		return g.k - p
	}
	return depthOf[T](g.k - p)
}

// manyColumns is the number of columns from which they are shared among the
// threads, even if there are more rows.
const manyColumns = 512

// blocked computes the product block by block.
func (g *product[T]) blocked(threads int) {
	size := int(unsafe.Sizeof(g.alpha))
	for p, k := 0, 0; p < g.k; p += k {
		k = g.depth(p)
		second, third := max(1, secondCache/(k*size)), max(1, thirdCache/(k*size))
		if g.patchesB != nil {
			second = max(1, second/2)
		}
		if g.patchesA != nil {
			k = min(roundUp(balanced(g.k-p, gradientDepth), g.patchesA.tile.cols), g.k-p) // whole panels
			second = gradientRows
		}
		if g.patchesA == nil && (g.n >= g.m || g.n >= manyColumns) {
			rows, cols := roundUp(third, g.tile.rows), partOf(g.n, second, threads, g.tile.cols)
			for i := 0; i < g.m; i += rows {
				g.byColumns(i, min(rows, g.m-i), p, k, cols, threads)
			}
		} else {
			rows, cols := partOf(g.m, second, threads, g.tile.rows), roundUp(third, g.tile.cols)
			for j := 0; j < g.n; j += cols {
				g.byRows(j, min(cols, g.n-j), p, k, rows, threads)
			}
		}
	}
}

// byColumns multiplies m rows of A from row i on, packed by all threads, with B.
// Each thread packs its columns of it.
func (g *product[T]) byColumns(i, m, p, k, cols, threads int) {
	a := g.blockA(i, p, m, k, threads)
	Each(threads, (g.n+cols-1)/cols, func(part int) {
		j := part * cols
		n := min(cols, g.n-j)
		b := g.blockB(p, j, k, n, 1)
		g.macro(&a, &b, g.c.from(i, j), m, n, k, g.add || p > 0, nil)
		release(b.room)
	})
	release(a.room)
}

// byRows multiplies A with n columns of B from column j on, packed by all threads.
// Each thread packs its rows of A.
func (g *product[T]) byRows(j, n, p, k, rows, threads int) {
	b := g.blockB(p, j, k, n, threads)
	Each(threads, (g.m+rows-1)/rows, func(part int) {
		i := part * rows
		m := min(rows, g.m-i)
		a := g.blockA(i, p, m, k, 1)
		g.macro(&a, &b, g.c.from(i, j), m, n, k, g.add || p > 0, nil)
		release(a.room)
	})
	release(b.room)
}

// Each calls f for every part, on so many threads.
func Each(threads, parts int, f func(part int)) {
	if threads > 1 && parts > 1 {
		Parallel(parts, f)
		return
	}
	for part := range parts {
		f(part)
	}
}

// partOf returns the length of a part of n rows or columns: about limit, in whole
// units, and as many parts for each thread.
func partOf(n, limit, threads, unit int) int {
	parts := roundUp((n+limit-1)/limit, threads)
	return roundUp((n+parts-1)/parts, unit)
}

func roundUp(n, unit int) int { return (n + unit - 1) / unit * unit }

// balanced returns a block length of at most limit that cuts n into equal parts.
func balanced(n, limit int) int {
	parts := (n + limit - 1) / limit
	return (n + parts - 1) / parts
}

// edgeSize is enough numbers for a tile.
const edgeSize = 14 * 32

// macro multiplies two blocks, tile by tile. Tiles at the edge, and tiles of a
// transposed C, go through a tile of their own, edge if there is one.
func (g *product[T]) macro(a *blockA[T], b *blockB[T], c matrix[T], m, n, k int, add bool, edge []T) {
	t := g.tile
	if edge == nil {
		own := buffer[T](edgeSize)
		defer release(own)
		edge = *own
	}
	for i := 0; i < m; i += a.rows {
		Poll()
		height := min(a.rows, m-i)
		full := height
		if !t.exact() { // the panel is filled up
			full = a.rows
		}
		pa := unsafe.Pointer(&a.data[i/a.rows*a.panel])
		for j := 0; j < n; j += t.cols {
			width := min(t.cols, n-j)
			panel, step := b.data[j/t.cols*b.panel:], b.step
			if b.last != nil && width < t.cols {
				panel, step = b.last, t.cols
			}
			run := t.run[full]
			if t.narrow != nil && width <= t.cols/2 {
				run = t.narrow[full]
			}
			pb := unsafe.Pointer(&panel[0])
			if c.cs == 1 && (width == t.cols || g.roomy) && height == full {
				run(k, pa, a.rs, a.cs, pb, step, unsafe.Pointer(&c.data[i*c.rs+j]), c.rs, add)
				continue
			}
			run(k, pa, a.rs, a.cs, pb, step, unsafe.Pointer(&edge[0]), t.cols, false)
			put(edge, t.cols, c.from(i, j), height, width, add)
		}
	}
}

// put copies m by n numbers of a tile to C, or adds them.
func put[T Float](edge []T, ld int, c matrix[T], m, n int, add bool) {
	for i := range m {
		if c.cs == 1 && !add {
			copy(c.data[i*c.rs:][:n], edge[i*ld:])
			continue
		}
		for j, v := range edge[i*ld : i*ld+n] {
			at := &c.data[i*c.rs+j*c.cs]
			if add {
				v += *at
			}
			*at = v
		}
	}
}
