package kernel

// Transpose sets to to the transpose of x, which has n rows of k numbers.
func Transpose[T Float](to, x []T, n, k int) { transpose(1, matrix[T]{x, k, 1}, 0, n, k, to, n, 0) }

// transpose transposes some matrices of n rows and k columns: number p of row i goes to
// to[p*step+i]. The matrices lie next apart, and what becomes of them after.
func transpose[T Float](matrices int, x matrix[T], next, n, k int, to []T, step, after int) {
	if side := squareSide[T](min(n, k)); side > 0 && x.cs == 1 {
		rows, cols := n/side*side, k/side*side
		transposeSquares(side, matrices, x, next, rows, cols, to, step, after)
		if cols < k {
			transpose(matrices, x.from(0, cols), next, n, k-cols, to[cols*step:], step, after)
		}
		if rows < n {
			transpose(matrices, x.from(rows, 0), next, n-rows, cols, to[rows:], step, after)
		}
		return
	}
	for m := range matrices {
		for i := range n {
			for p, v := range x.data[m*next+i*x.rs:][:k] {
				to[m*after+p*step+i] = v
			}
		}
	}
}
