package kernel

// Packed is a matrix B of k rows and n columns, laid out once for many products
// A B of few rows: those of a recurrent network, say.
type Packed[T Float] struct {
	tile   tile
	k, n   int
	panels []T // of the tile's columns; for each block of rows, all of them
}

// Pack lays out op(B), which is k by n, with rows of B ldb apart.
func Pack[T Float](trans bool, k, n int, b []T, ldb int) *Packed[T] {
	t := tileOf[T]()
	p := &Packed[T]{t, k, n, Unset[T](k * roundUp(n, t.cols))}
	to := p.panels
	for row, rows := 0, 0; row < k; row += rows {
		rows = depthOf[T](k - row)
		for col := 0; col < n; col += t.cols {
			panel := to[:rows*t.cols]
			packPanel(panel, view(b, ldb, trans).from(row, col).transposed(), min(t.cols, n-col), rows, t.cols)
			to = to[len(panel):]
		}
	}
	return p
}

// Product sets C to A B, or adds it: A is m by k with rows lda apart, C is m by n
// with rows ldc apart. Each row comes out the same, whichever rows are beside it.
func (p *Packed[T]) Product(c []T, ldc int, a []T, lda, m int, add bool) {
	Poll()
	if m == 0 {
		return
	}
	if p.k == 0 && !add {
		clearMatrix(matrix[T]{c, ldc, 1}, m, p.n)
	}
	g := product[T]{tile: p.tile, m: m, n: p.n, k: p.k, alpha: 1, a: matrix[T]{a, lda, 1}}
	to := p.panels
	for row, k := 0, 0; row < p.k; row += k {
		k = depthOf[T](p.k - row)
		from := g.blockA(0, row, m, k, 1)
		b := blockB[T]{data: to, panel: k * p.tile.cols, step: p.tile.cols}
		g.macro(&from, &b, matrix[T]{c, ldc, 1}, m, p.n, k, add || row > 0, nil)
		release(from.room)
		to = to[k*roundUp(p.n, p.tile.cols):]
	}
}
