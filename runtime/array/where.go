package array

// Where returns a where condition is true and b elsewhere, with broadcasting, in
// the dtype to which a and b are promoted.
func Where(condition, a, b *Array) *Array {
	d := ResultDtype(a, b)
	shape := BroadcastShapes(condition.shape, a.shape, b.shape)
	mask := BroadcastTo(condition.To(Bool), shape).elements().([]bool)
	z := Empty(d, shape...)
	a, b = BroadcastTo(a.To(d), shape), BroadcastTo(b.To(d), shape)
	switch to := z.elements().(type) {
	case []bool:
		choose(to, mask, a.elements().([]bool), b.elements().([]bool))
	case []uint8:
		choose(to, mask, a.elements().([]uint8), b.elements().([]uint8))
	case []int32:
		choose(to, mask, a.elements().([]int32), b.elements().([]int32))
	case []int64:
		choose(to, mask, a.elements().([]int64), b.elements().([]int64))
	case []float32:
		choose(to, mask, a.elements().([]float32), b.elements().([]float32))
	case []float64:
		choose(to, mask, a.elements().([]float64), b.elements().([]float64))
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
