package kernel

import (
	"sync"
	"unsafe"
)

// A product of at most this many multiplications, as of the small networks of first
// lessons, would spend its time on packing and on fetching the buffers for it.
const (
	smallProduct = 32 << 10
	smallRoom    = 4096 // numbers
	smallCopy    = 1024 // numbers of B that are packed sooner than C is turned
)

var rooms = sync.Pool{New: func() any { return new([smallRoom]float64) }}

// isSmall reports whether small is the way: A can be read where it lies, and B fits
// into a room, in panels of so many columns.
func isSmall(t *tile, cols, m, n, k int) bool {
	return m*n*k <= smallProduct && t.exact() && k*roundUp(n, cols)+slack+edgeSize <= smallRoom
}

// small computes C = op(A) op(B), or adds it to C, if it is a small product: straight
// with the micro-kernels, where B is copied only where it must be. It is false if
// nothing was done. The matrices are no structs, copying which would take as long.
func small[T Float](transA, transB bool, m, n, k int, a []T, lda int, b []T, ldb int, c []T, ldc int, add bool) bool {
	t := tileFor[T]()
	if m*n*k > smallProduct || k == 0 || m*n*k <= tinyProduct && !isSmall(t, t.cols, m, n, k) {
		return false
	}
	ars, acs, brs, bcs, crs, ccs := lda, 1, ldb, 1, ldc, 1
	if transA {
		ars, acs = 1, lda
	}
	if transB {
		brs, bcs = 1, ldb
	}
	if isTurned(m, n, acs, bcs) && (k*n > smallCopy || k >= longSum) {
		m, n, a, b, ars, acs, brs, bcs, crs, ccs = n, m, b, a, bcs, brs, acs, ars, ccs, crs
	}
	cols, kernels := t.cols, t.run
	if t.narrow != nil && n <= cols/2 {
		cols, kernels = cols/2, t.narrow
	}
	if isDots[T](m, n, k, acs) || !isSmall(t, cols, m, n, k) {
		return false
	}
	whole := n / cols * cols // columns of B that can be read where they are
	if bcs != 1 {
		whole = 0
	}
	var copies, edge []T
	if whole < n || ccs != 1 {
		room := rooms.Get().(*[smallRoom]float64)
		defer rooms.Put(room)
		numbers := unsafe.Slice((*T)(unsafe.Pointer(room)), smallRoom)
		edge, copies = numbers[:edgeSize], numbers[edgeSize:]
		packB(copies, matrix[T]{b[whole*bcs:], brs, bcs}, k, n-whole, cols, k*cols)
	}
	rows := t.rowsFor(m)
	for i := 0; i < m; i += rows {
		height := min(rows, m-i)
		run, from := kernels[height], unsafe.Pointer(&a[i*ars])
		for j := 0; j < n; j += cols {
			panel, step := unsafe.Pointer(nil), brs
			if j < whole {
				panel = unsafe.Pointer(&b[j])
			} else {
				panel, step = unsafe.Pointer(&copies[(j-whole)*k]), cols
			}
			if j+cols <= n && ccs == 1 {
				run(k, from, ars, acs, panel, step, unsafe.Pointer(&c[i*crs+j]), crs, add)
				continue
			}
			run(k, from, ars, acs, panel, step, unsafe.Pointer(&edge[0]), cols, false)
			put(edge, cols, matrix[T]{c[i*crs+j*ccs:], crs, ccs}, height, min(cols, n-j), add)
		}
	}
	return true
}
