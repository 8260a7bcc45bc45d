package kernel

// Multiply sets C, with rows ldc apart, to A times the patches of x, which has so
// many channels. A has so many rows, lda apart, with a number for every point of the
// window on every channel. It uses up to so many threads; no sum depends on how many.
func (p *Patches[T]) Multiply(threads int, a []T, lda, rows int, x []T, channels int, c []T, ldc int) {
	g := product[T]{
		tile: p.tile, m: rows, n: p.Places, k: channels * p.points, alpha: 1,
		a: matrix[T]{a, lda, 1}, b: matrix[T]{data: x}, patchesB: p, c: matrix[T]{c, ldc, 1},
	}
	g.blocked(threads)
}

// Gradient sets sums, or with add adds to them, the product of the patches of x and
// the transposed y, which has so many rows, ldy apart. The sums of a row of the patches
// lie together, GradientLd numbers from those of the next. It uses up to so many
// threads; no sum depends on how many.
func (p *Patches[T]) Gradient(threads int, x []T, channels int, y []T, ldy, rows int, sums []T, add bool) {
	g := product[T]{
		tile: p.tile, m: channels * p.points, n: rows, k: p.Places, alpha: 1,
		a: matrix[T]{data: x}, patchesA: p, b: matrix[T]{y, 1, ldy}, c: matrix[T]{sums, GradientLd(rows), 1}, add: add, roomy: true,
	}
	if g.tile.narrow != nil && rows <= g.tile.cols/2 {
		g.tile = g.tile.half()
	}
	g.blocked(threads)
}

// PutGradient writes sums as weights: for each row of y a row of n numbers. It uses up to
// so many threads.
func PutGradient[T Float](threads int, w, sums []T, rows, n int) {
	const some = 64
	Each(threads, (rows+some-1)/some, func(part int) {
		i := part * some
		transpose(1, matrix[T]{sums[i:], GradientLd(rows), 1}, 0, n, min(some, rows-i), w[i*n:], n, 0)
	})
}
