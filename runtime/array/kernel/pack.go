package kernel

import (
	"math/bits"
	"sync"
)

// slack is how many numbers lie between two panels: assembly that packs writes
// whole vectors, and panels do not push each other out of the cache.
const slack = 16

// packA copies m by k numbers of a, times alpha, into panels of rows numbers a
// column that lie panel numbers apart, the last one filled up with numbers of no meaning.
func packA[T Float](to []T, a matrix[T], m, k, rows, panel int, alpha T) {
	packB(to, a.transposed(), k, m, rows, panel)
	if alpha == 1 {
		return
	}
	for i := 0; i < m; i += rows {
		to := to[i/rows*panel:][:rows*k]
		for x := range to {
			to[x] *= alpha
		}
	}
}

// packB copies k by n numbers of b into panels of cols numbers a row, as packA does.
func packB[T Float](to []T, b matrix[T], k, n, cols, panel int) {
	for j := packRows(to, b, k, n, cols, panel); j < n; j += cols {
		packPanel(to[j/cols*panel:], b.from(0, j).transposed(), min(cols, n-j), k, cols)
	}
}

// packPanel copies n vectors of length k that lie x.rs apart, side by side into
// a panel that is width wide, and fills it up.
func packPanel[T Float](panel []T, x matrix[T], n, k, width int) {
	if packRows(panel, x.transposed(), k, n, width, 0) == n {
		return
	}
	if n < width {
		clear(panel[:k*width])
	}
	if x.rs == 1 { // neighbours in memory are neighbours in the panel
		for p := range k {
			copy(panel[p*width:p*width+n], x.data[p*x.cs:p*x.cs+n])
		}
		return
	}
	if x.cs == 1 && n == width && n%16 == 0 && squareSide[T](n) == 16 {
		transpose(1, x, 0, n, k, panel, width, 0)
		return
	}
	if done := packColumns(panel, x, n, k, width); done > 0 {
		x, panel, k = x.from(0, done), panel[done*width:], k-done
	}
	i := 0
	for ; i+4 <= n; i += 4 { // four at a time, to use whole cache lines of the panel
		r0, r1, r2, r3 := x.data[i*x.rs:], x.data[(i+1)*x.rs:], x.data[(i+2)*x.rs:], x.data[(i+3)*x.rs:]
		if x.cs == 1 {
			r0, r1, r2, r3 = r0[:k], r1[:k], r2[:k], r3[:k]
			at := i
			for p := range r0 {
				q := panel[at : at+4 : at+4]
				q[0], q[1], q[2], q[3] = r0[p], r1[p], r2[p], r3[p]
				at += width
			}
			continue
		}
		for p := range k {
			q := panel[p*width+i : p*width+i+4]
			q[0], q[1], q[2], q[3] = r0[p*x.cs], r1[p*x.cs], r2[p*x.cs], r3[p*x.cs]
		}
	}
	for ; i < n; i++ {
		row := x.data[i*x.rs:]
		for p := range k {
			panel[p*width+i] = row[p*x.cs]
		}
	}
}

// Buffers are used again: they are as large as the caches, and every product needs two.
var singles, doubles sync.Pool

func poolOf[T Float]() *sync.Pool {
	if _, ok := any(*new(T)).(float32); ok {
		return &singles
	}
	return &doubles
}

func buffer[T Float](n int) *[]T {
	if b, ok := poolOf[T]().Get().(*[]T); ok && cap(*b) >= n {
		*b = (*b)[:n]
		return b
	}
	b := make([]T, n, 1<<bits.Len(uint(n)))
	return &b
}

func release[T Float](b *[]T) {
	if b != nil {
		poolOf[T]().Put(b)
	}
}
