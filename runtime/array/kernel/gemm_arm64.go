package kernel

import "unsafe"

//go:noescape
func sgemmNEON(k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool)

//go:noescape
func dgemmNEON(k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool)

// tiles returns the micro-kernels of a level for float32 and float64.
func tiles(l level) (single, double tile) {
	if l == neon {
		return tile{8, 8, []microKernel{8: sgemmNEON}, nil}, tile{8, 4, []microKernel{8: dgemmNEON}, nil}
	}
	return portableTiles()
}
