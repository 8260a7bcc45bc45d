package array

import "nnlua/runtime/array/kernel"

// Any returns whether one element along the axes (nil: all) is true: not 0. Of
// no elements it is false.
func Any(a *Array, axes Axes, keepdims bool) *Array {
	return truths(a, axes, keepdims, true)
}

// All returns whether every element along the axes (nil: all) is true: not 0.
// Of no elements it is true.
func All(a *Array, axes Axes, keepdims bool) *Array {
	return truths(a, axes, keepdims, false)
}

// CountNonzero returns how many elements along the axes (nil: all) are not 0, in int64.
func CountNonzero(a *Array, axes Axes, keepdims bool) *Array {
	return Sum(a.To(Bool), axes, keepdims)
}

// truths looks for an element that is true (Any) or false (All), which settles the result.
func truths(a *Array, axes Axes, keepdims, settles bool) *Array {
	z := New(Bool, reducedShape(a.shape, axes, true)...)
	to := z.elements().([]bool)
	for i := range to {
		to[i] = !settles
	}
	switch x := a.elements().(type) {
	case []bool:
		reduction[bool, bool]{
			func(acc bool, x []bool) bool {
				if kernel.Contains(x, settles) {
					return settles
				}
				return acc
			},
			func(acc, x []bool) {
				for n := len(acc); len(x) >= n; x = x[n:] {
					for i, v := range x[:n] {
						if v == settles {
							acc[i] = settles
						}
					}
				}
			},
		}.into(to, z.shape, x, a.shape)
	case []uint8:
		truthOf[uint8](settles).into(to, z.shape, x, a.shape)
	case []int32:
		truthOf[int32](settles).into(to, z.shape, x, a.shape)
	case []int64:
		truthOf[int64](settles).into(to, z.shape, x, a.shape)
	case []float32:
		truthOf[float32](settles).into(to, z.shape, x, a.shape)
	case []float64:
		truthOf[float64](settles).into(to, z.shape, x, a.shape)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

func truthOf[T Number](settles bool) reduction[bool, T] {
	return reduction[bool, T]{
		func(acc bool, x []T) bool {
			for _, v := range x {
				if (v != 0) == settles {
					return settles
				}
			}
			return acc
		},
		func(acc []bool, x []T) {
			for n := len(acc); len(x) >= n; x = x[n:] {
				for i, v := range x[:n] {
					if (v != 0) == settles {
						acc[i] = settles
					}
				}
			}
		},
	}
}
