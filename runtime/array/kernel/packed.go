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
			if n-col < t.cols {
				clear(panel)
			}
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
	var room []T
	if !inPlace {
		buffer := buffer[T](roundUp(m, rows)*p.depth + slack)
		defer release(buffer)
		room = *buffer
	}
	to := p.panels
	for row := 0; row < p.k; row += p.depth {
		k, add := min(p.depth, p.k-row), add || row > 0
		if !inPlace {
			p.packRows(room, matrix[T]{a[row:], lda, 1}, m, k, rows)
		}
		for col := 0; col < p.n; col += t.cols {
			panel := to[:k*t.cols]
			to = to[len(panel):]
			for i := 0; i < m; i += rows {
				height := min(rows, m-i)
				if inPlace {
					p.multiply(c[i*ldc+col:], ldc, a[i*lda+row:], lda, 1, panel, height, height, k, p.n-col, add)
					continue
				}
				full := height
				if !t.exact() {
					full = rows
				}
				p.multiply(c[i*ldc+col:], ldc, room[i*k:], 1, full, panel, height, full, k, p.n-col, add)
			}
		}
	}
}

// packRows copies A into panels of rows numbers a column. The last has fewer, or is
// filled up with zeros.
func (p *Packed[T]) packRows(to []T, a matrix[T], m, k, rows int) {
	for i := 0; i < m; i += rows {
		height, width := min(rows, m-i), rows
		if p.tile.exact() {
			width = height
		} else {
			clear(to[i*k : i*k+width*k])
		}
		packPanel(to[i*k:i*k+width*k], a.from(i, 0), height, k, width)
	}
}

// multiply makes one tile of C: height rows of A, of which element (i, p) is
// a[i*rs+p*cs] and which are filled up to full, times a panel.
func (p *Packed[T]) multiply(c []T, ldc int, a []T, rs, cs int, panel []T, height, full, k, width int, add bool) {
	t := p.tile
	run := t.run[full]
	if width >= t.cols && height == full {
		run(k, unsafe.Pointer(&a[0]), rs, cs, unsafe.Pointer(&panel[0]), t.cols, unsafe.Pointer(&c[0]), ldc, add)
		return
	}
	var edge [14 * 32]T
	run(k, unsafe.Pointer(&a[0]), rs, cs, unsafe.Pointer(&panel[0]), t.cols, unsafe.Pointer(&edge), t.cols, false)
	put(edge[:], t.cols, matrix[T]{c, ldc, 1}, height, min(width, t.cols), add)
}
