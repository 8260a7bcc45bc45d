package kernel

import "unsafe"

// Packed is a matrix B of k rows and n columns, laid out once for many products
// A B of few rows: those of a recurrent network, say.
type Packed[T Float] struct {
	tile        tile
	k, n, depth int
	panels      []T // of the tile's columns; for each block of depth rows, all of them
}

// Pack lays out op(B), which is k by n, with rows of B ldb apart.
func Pack[T Float](trans bool, k, n int, b []T, ldb int) *Packed[T] {
	t := tileOf[T]()
	depth := balanced(max(k, 1), depthBytes/int(unsafe.Sizeof(*new(T))))
	p := &Packed[T]{t, k, n, depth, Unset[T](k * roundUp(n, t.cols))}
	to := p.panels
	for row := 0; row < k; row += depth {
		rows := min(depth, k-row)
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
	t := p.tile
	rows, size := t.rowsFor(m), int(unsafe.Sizeof(*new(T)))
	inPlace := t.exact() && (lda*size%aliasBytes != 0 || p.depth*size <= 256)
	memory := buffer[T](edgeSize + rows*p.depth + slack)
	defer release(memory)
	edge, room := (*memory)[:edgeSize], (*memory)[edgeSize:]
	to := p.panels
	for row := 0; row < p.k; row += p.depth {
		k, add := min(p.depth, p.k-row), add || row > 0
		for i := 0; i < m; i += rows {
			height := min(rows, m-i)
			full, rs, cs, from := height, lda, 1, a[i*lda+row:]
			if !inPlace {
				if !t.exact() { // filled up with zeros
					full = rows
				}
				packPanel(room, matrix[T]{from, lda, 1}, height, k, full)
				rs, cs, from = 1, full, room
			}
			for col := 0; col < p.n; col += t.cols {
				p.multiply(c[i*ldc+col:], ldc, from, rs, cs, to[col*k:][:k*t.cols], height, full, k, p.n-col, add, edge)
			}
		}
		to = to[k*roundUp(p.n, t.cols):]
	}
}

// multiply makes one tile of C: height rows of A, of which element (i, p) is
// a[i*rs+p*cs] and which are filled up to full, times a panel.
func (p *Packed[T]) multiply(c []T, ldc int, a []T, rs, cs int, panel []T, height, full, k, width int, add bool, edge []T) {
	t := p.tile
	run := t.run[full]
	if width >= t.cols && height == full {
		run(k, unsafe.Pointer(&a[0]), rs, cs, unsafe.Pointer(&panel[0]), t.cols, unsafe.Pointer(&c[0]), ldc, add)
		return
	}
	run(k, unsafe.Pointer(&a[0]), rs, cs, unsafe.Pointer(&panel[0]), t.cols, unsafe.Pointer(&edge[0]), t.cols, false)
	put(edge, t.cols, matrix[T]{c, ldc, 1}, height, min(width, t.cols), add)
}
