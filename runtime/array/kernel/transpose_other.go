//go:build !amd64

package kernel

func squareSide[T Float](n int) int { return 0 }

func transposeSquares[T Float](side, matrices int, x matrix[T], next, n, k int, to []T, step, after int) {
}
