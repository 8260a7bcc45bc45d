package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.broadcast(args: array[...]*) -> array[...]*", Broadcast, catalog.ArrayShape)
}

// Broadcast returns its arguments expanded to one shape, as many values as there
// are arguments. The shapes are aligned at the last axis; where they differ, one
// of the lengths must be 1. Every argument keeps its dtype.
//
//	> x, y = F.broadcast(np.array{{1}, {2}}, np.array{3, 4})
//	> x
//	variable([[1. 1.]
//	          [2. 2.]])
//	> y
//	variable([[3. 4.]
//	          [3. 4.]])
func Broadcast(args ...*Variable) []*Variable {
	if len(args) == 0 {
		array.FailIn("broadcast", "want at least one argument")
	}
	if len(args) == 1 {
		return args
	}
	return apply("broadcast", &broadcast{}, args...)
}

type broadcast struct {
	Node
	from [][]int
}

func (f *broadcast) Forward(x []*Array) []*Array {
	for _, a := range x {
		f.from = append(f.from, a.Shape())
	}
	shape := array.BroadcastShapes(f.from...)
	ys := make([]*Array, len(x))
	for i, a := range x {
		ys[i] = array.BroadcastTo(a, shape)
	}
	return ys
}

func (f *broadcast) Backward(gy []*Variable) []*Variable {
	gx := make([]*Variable, len(gy))
	for i, g := range gy {
		if g != nil {
			gx[i] = SumTo(g, f.from[i])
		}
	}
	return gx
}
