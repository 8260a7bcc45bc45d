package kernel

import "sync"

// packA copies m by k numbers of a, times alpha, into panels of rows numbers a
// column. The last panel has fewer, or is filled up with zeros.
func packA[T Float](to []T, a matrix[T], m, k, rows int, fill bool, alpha T) {
	for i := 0; i < m; i += rows {
		n := min(rows, m-i)
		width := n
		if fill {
			width = rows
		}
		panel := to[i*k : i*k+width*k]
		if n < width {
			clear(panel)
		}
		packPanel(panel, a.from(i, 0), n, k, width)
		if alpha != 1 {
			for x := range panel {
				panel[x] *= alpha
			}
		}
	}
}

// packB copies k by n numbers of b into panels of cols numbers a row.
func packB[T Float](to []T, b matrix[T], k, n, cols int) {
	for j := 0; j < n; j += cols {
		panel := to[j*k : j*k+cols*k]
		w := min(cols, n-j)
		if w < cols {
			clear(panel)
		}
		packPanel(panel, matrix[T]{b.data[min(j*b.cs, len(b.data)):], b.cs, b.rs}, w, k, cols)
	}
}

// packPanel copies n vectors of length k that lie x.rs apart, side by side into
// a panel that is width wide.
func packPanel[T Float](panel []T, x matrix[T], n, k, width int) {
	if x.rs == 1 { // neighbours in memory are neighbours in the panel
		for p := range k {
			copy(panel[p*width:p*width+n], x.data[p*x.cs:p*x.cs+n])
		}
		return
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
	b := make([]T, n)
	return &b
}

func release[T Float](b *[]T) { poolOf[T]().Put(b) }
