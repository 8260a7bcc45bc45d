package kernel

func loopsOf(l level) loops {
	switch l {
	case avx512:
		return loopsAVX512
	case avx2:
		return loopsAVX2
	}
	return loops{}
}
