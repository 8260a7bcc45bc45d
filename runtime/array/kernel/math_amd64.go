package kernel

import "unsafe"

// The reductions and cells of the level in use, to be called where vectors() is true.

func sum4(x unsafe.Pointer, n *[4]int, sums *[4]float32) {
	if active == avx512 {
		sum4AVX512(x, n, sums)
	} else {
		sum4AVX2(x, n, sums)
	}
}

func maxOf(x unsafe.Pointer, n int) (float32, bool) {
	if active == avx512 {
		return maxAVX512(x, n)
	}
	return maxAVX2(x, n)
}

func minOf(x unsafe.Pointer, n int) (float32, bool) {
	if active == avx512 {
		return minAVX512(x, n)
	}
	return minAVX2(x, n)
}

func indexOf(x unsafe.Pointer, n int, v float32) int {
	if active == avx512 {
		return indexAVX512(x, n, v)
	}
	return indexAVX2(x, n, v)
}

func packPatches(to unsafe.Pointer, step int, x, table unsafe.Pointer, points, parts, channels, plane int) {
	if active == avx512 {
		packPatchesAVX512(to, step, x, table, points, parts, channels, plane)
	} else {
		packPatchesAVX2(to, step, x, table, points, parts, channels, plane)
	}
}

func addPatches(x unsafe.Pointer, plane int, from unsafe.Pointer, step int, table unsafe.Pointer, points, parts, channels, panels int) {
	if active == avx512 {
		addPatchesAVX512(x, plane, from, step, table, points, parts, channels, panels)
	} else {
		addPatchesAVX2(x, plane, from, step, table, points, parts, channels, panels)
	}
}

func dot(x, y unsafe.Pointer, n int, lane *[lanes]float32) {
	if active == avx512 {
		dotAVX512(x, y, n, lane)
	} else {
		dotAVX2(x, y, n, lane)
	}
}

func lstmCells(p *[8]unsafe.Pointer, n int) {
	if active == avx512 {
		lstmAVX512(p, n)
	} else {
		lstmAVX2(p, n)
	}
}

func lstmGradCells(p *[8]unsafe.Pointer, n int) {
	if active == avx512 {
		lstmGradAVX512(p, n)
	} else {
		lstmGradAVX2(p, n)
	}
}

func twist(key, from unsafe.Pointer, n int) (done int) {
	switch active {
	case avx512:
		done = n / 16 * 16
		twistAVX512(key, from, n/16)
	case avx2:
		done = n / 8 * 8
		twistAVX2(key, from, n/8)
	}
	return done
}
