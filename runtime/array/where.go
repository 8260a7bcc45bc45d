package array

// Where returns a where condition is true and b elsewhere, with broadcasting, in
// the dtype to which a and b are promoted.
func Where(condition, a, b *Array) *Array {
	d := ResultDtype(a, b)
	shape := BroadcastShapes(condition.shape, a.shape, b.shape)
	mask := BroadcastTo(condition.To(Bool), shape).data.([]bool)
	z := Empty(d, shape...)
	a, b = BroadcastTo(a.To(d), shape), BroadcastTo(b.To(d), shape)
	switch to := z.data.(type) {
	case []bool:
		choose(to, mask, a.data.([]bool), b.data.([]bool))
	case []uint8:
		choose(to, mask, a.data.([]uint8), b.data.([]uint8))
	case []int32:
		choose(to, mask, a.data.([]int32), b.data.([]int32))
	case []int64:
		choose(to, mask, a.data.([]int64), b.data.([]int64))
	case []float32:
		choose(to, mask, a.data.([]float32), b.data.([]float32))
	case []float64:
		choose(to, mask, a.data.([]float64), b.data.([]float64))
	}
	return z
}

func choose[T Element](z []T, mask []bool, a, b []T) {
	for i, yes := range mask {
		if yes {
			z[i] = a[i]
		} else {
			z[i] = b[i]
		}
	}
}
