package kernel

// transpose transposes some matrices of n rows and k columns: number p of row i goes to
// to[p*step+i]. The matrices lie next apart, and what becomes of them after.
func transpose[T Float](matrices int, x matrix[T], next, n, k int, to []T, step, after int) {
	done := transposeEights(matrices, x, next, n, k, to, step, after)
	for m := range matrices {
		for i := range n {
			first := k / 8 * 8
			if i >= done {
				first = 0
			}
			for p, v := range x.data[m*next+i*x.rs:][first:k] {
				to[m*after+(first+p)*step+i] = v
			}
		}
	}
}
