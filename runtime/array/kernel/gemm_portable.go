package kernel

import "unsafe"

// portableTiles are the micro-kernels in Go: the reference of the assembly.
func portableTiles() (single, double tile) {
	return tile{rows: 4, cols: 4, run: []microKernel{4: portableTile[float32]}}, tile{rows: 4, cols: 4, run: []microKernel{4: portableTile[float64]}}
}

// portableTile computes a 4 by 4 tile of C.
func portableTile[T Float](k int, a unsafe.Pointer, rs, cs int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, add bool) {
	pa, pb := unsafe.Slice((*T)(a), 3*rs+(k-1)*cs+1), unsafe.Slice((*T)(b), ldb*(k-1)+4)
	var acc [4][4]T
	for p := 0; p < k; p++ {
		rb := pb[ldb*p : ldb*p+4 : ldb*p+4]
		b0, b1, b2, b3 := rb[0], rb[1], rb[2], rb[3]
		for i := range acc {
			v, row := pa[i*rs+p*cs], &acc[i]
			row[0] += v * b0
			row[1] += v * b1
			row[2] += v * b2
			row[3] += v * b3
		}
	}
	for i := range acc {
		row := unsafe.Slice((*T)(unsafe.Add(c, i*ldc*int(unsafe.Sizeof(acc[0][0])))), 4)
		for j, v := range acc[i] {
			if add {
				v += row[j]
			}
			row[j] = v
		}
	}
}
