package kernel

// tiles returns the micro-kernels of a level for float32 and float64.
func tiles(l level) (single, double tile) {
	switch l {
	case avx512:
		return tile{14, 32, sgemmAVX512, sgemmAVX512narrow, steppedAVX512, steppedAVX512narrow},
			tile{14, 16, dgemmAVX512, dgemmAVX512narrow, nil, nil}
	case avx2:
		return tile{6, 16, sgemmAVX2, sgemmAVX2narrow, steppedAVX2, nil}, tile{6, 8, dgemmAVX2, dgemmAVX2narrow, nil, nil}
	}
	return portableTiles()
}
