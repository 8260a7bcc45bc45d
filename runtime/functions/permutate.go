package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.permutate(x: array[...], indices: int[N], axis: axis = 0, inv: boolean = false) -> array[...]", Permutate, catalog.ArrayShape)
}

// Permutate puts the parts of x along an axis in another order: part i of the
// result is part indices[i] of x, or, with inv, part i of x goes to the place
// indices[i]. indices holds every number from 0 to the length of the axis, less
// 1, once; dtype int32 or int64.
//
//	> F.permutate(np.array{10, 20, 30}, np.array({2, 0, 1}, "int32"))
//	variable([30. 10. 20.])
//	> F.permutate(np.array{10, 20, 30}, np.array({2, 0, 1}, "int32"), {inv = true})
//	variable([20. 30. 10.])
func Permutate(x, indices *Variable, axis array.Axis, inv bool) *Variable {
	checkSigned("permutate", "indices", indices)
	d := axis.Resolve(len(x.Shape()))
	n := x.Shape()[d]
	f := &permutate{axis: d, order: make([]int, n), inverse: make([]int, n)}
	for i := range f.inverse {
		f.inverse[i] = -1
	}
	fits := indices.Data().Ndim() == 1 && indices.Data().Size() == n
	for i := 0; fits && i < n; i++ {
		at := int(indices.Data().Float(i))
		if at < 0 {
			at += n
		}
		if fits = at >= 0 && at < n && f.inverse[at] < 0; fits {
			f.order[i], f.inverse[at] = at, i
		}
	}
	if !fits {
		array.FailIn("permutate", "indices is %s, want every number from 0 to %d once, as axis %d of x has length %d", indices.Data().Describe(), n-1, d, n)
	}
	if inv {
		f.order, f.inverse = f.inverse, f.order
	}
	return apply1("permutate", f, x)
}

type permutate struct {
	Node
	axis           int
	order, inverse []int
}

func (f *permutate) Forward(x []*Array) []*Array {
	return one(array.TakeAxis(x[0], f.order, f.axis))
}

func (f *permutate) Backward(gy []*Variable) []*Variable {
	return grads(apply1("permutate", &permutate{axis: f.axis, order: f.inverse, inverse: f.order}, gy[0]))
}
