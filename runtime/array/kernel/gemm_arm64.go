package kernel

import "unsafe"

//go:noescape
func sgemmNEON(k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool)

//go:noescape
func dgemmNEON(k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool)

// tiles returns the micro-kernels of a level for float32 and float64.
func tiles(l level) (single, double tile) {
	if l == neon {
		return tile{rows: 8, cols: 8, run: []microKernel{8: sgemmNEON}}, tile{rows: 8, cols: 4, run: []microKernel{8: dgemmNEON}}
	}
	return portableTiles()
}
