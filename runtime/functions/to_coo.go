package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.utils.to_coo(x: float[...], ldnz: integer = 0, requires_grad: boolean = false) -> CooMatrix", ToCoo, catalog.Mathematics)
}

// ToCoo makes a sparse matrix of the elements of x that are not 0. x is a matrix,
// or a stack of them with three axes. There are at least ldnz entries; those that
// are left over have row and column -1.
//
//	> m = chainer.utils.to_coo(np.array{{0, 2}, {1, 0}})
//	> m.data
//	variable([2. 1.])
//	> m.row, m.col
//	[0 1]
//	[1 0]
func ToCoo(s *Session, x *Array, ldnz int, requiresGrad bool) *CooMatrix {
	if x.Ndim() != 2 && x.Ndim() != 3 {
		array.FailIn("to_coo", "x is %s, want a matrix or a stack of matrices", x.Describe())
	}
	lead, shape := x.Shape()[:x.Ndim()-2], x.Shape()[x.Ndim()-2:]
	size := shape[0] * shape[1]
	places := make([][]int, 1)
	if len(lead) == 1 {
		places = make([][]int, lead[0])
	}
	n := max(ldnz, 0)
	for i := range x.Size() {
		if x.Float(i) != 0 {
			places[i/size] = append(places[i/size], i)
			n = max(n, len(places[i/size]))
		}
	}
	full := append(append([]int{}, lead...), n)
	data, row, col := array.New(x.Dtype(), full...), array.New(array.Int32, full...), array.New(array.Int32, full...)
	row.Fill(-1)
	col.Fill(-1)
	for i, list := range places {
		for k, at := range list {
			data.SetFloat(i*n+k, x.Float(at))
			row.SetFloat(i*n+k, float64(at%size/shape[1]))
			col.SetFloat(i*n+k, float64(at%shape[1]))
		}
	}
	return NewCooMatrix(s, data, row, col, shape, nil, requiresGrad)
}
