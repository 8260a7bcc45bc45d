package kernel

func elementaryOf(l level) elementary {
	switch l {
	case avx512:
		return elementary{16, expAVX512, logAVX512, tanhAVX512}
	case avx2:
		return elementary{8, expAVX2, logAVX2, tanhAVX2}
	}
	return elementary{}
}
