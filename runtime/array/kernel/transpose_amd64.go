package kernel

import "unsafe"

// squareSide returns the side of the squares that there is assembly for, if n numbers are
// enough for one, otherwise 0.
func squareSide[T Float](n int) int {
	switch {
	case unsafe.Sizeof(*new(T)) != 4 || !vectors() || n < 8:
		return 0
	case active == avx512 && n >= 16:
		return 16
	}
	return 8
}

// transposeSquares is transpose for multiples of the side.
func transposeSquares[T Float](side, matrices int, x matrix[T], next, n, k int, to []T, step, after int) {
	run := transposeAVX2
	if side == 16 {
		run = transposeAVX512
	}
	last := matrices - 1
	for i := 0; i < n; i += side {
		from, to := x.data[i*x.rs:][:last*next+(side-1)*x.rs+k], to[i:][:last*after+(k-1)*step+side]
		run(matrices, k/side, unsafe.Pointer(&from[0]), x.rs, next, unsafe.Pointer(&to[0]), step, after)
	}
}
