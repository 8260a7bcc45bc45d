package autograd

import "nnlua/runtime/array"

// Add returns x0 + x1, differentiably and with broadcasting. It stands here,
// and not with the other functions, because backpropagation itself adds gradients.
func Add(x0, x1 *Variable) *Variable { return Apply1("+", &addition{}, x0, x1) }

type addition struct {
	Node
	shape0, shape1 []int
}

func (f *addition) Forward(x []*array.Array) []*array.Array {
	f.shape0, f.shape1 = x[0].Shape(), x[1].Shape()
	return []*array.Array{array.Add(x[0], x[1])}
}

func (f *addition) Backward(gy []*Variable) []*Variable {
	return []*Variable{SumTo(gy[0], f.shape0), SumTo(gy[0], f.shape1)}
}

func (f *addition) BackwardArrays(gy []*array.Array) []*array.Array {
	return []*array.Array{sumLike(gy[0], f.shape0), sumLike(gy[0], f.shape1)}
}

func sumLike(x *array.Array, shape []int) *array.Array {
	if array.SameShape(x.Shape(), shape) {
		return x
	}
	return array.SumTo(x, shape)
}

// SumTo returns x summed over the axes along which shape broadcasts to x's
// shape: the gradient of a broadcast.
func SumTo(x *Variable, shape []int) *Variable {
	if array.SameShape(x.Shape(), shape) {
		return x
	}
	return Apply1("sum_to", &sumTo{shape: shape}, x)
}

type sumTo struct {
	Node
	shape, from []int
}

func (f *sumTo) Forward(x []*array.Array) []*array.Array {
	f.from = x[0].Shape()
	return []*array.Array{array.SumTo(x[0], f.shape)}
}

func (f *sumTo) Backward(gy []*Variable) []*Variable {
	return []*Variable{BroadcastTo(gy[0], f.from)}
}

// BroadcastTo returns x expanded to shape by NumPy's rules of broadcasting.
func BroadcastTo(x *Variable, shape []int) *Variable {
	if array.SameShape(x.Shape(), shape) {
		return x
	}
	return Apply1("broadcast_to", &broadcastTo{shape: shape}, x)
}

type broadcastTo struct {
	Node
	shape, from []int
}

func (f *broadcastTo) Forward(x []*array.Array) []*array.Array {
	f.from = x[0].Shape()
	return []*array.Array{array.BroadcastTo(x[0], f.shape)}
}

func (f *broadcastTo) Backward(gy []*Variable) []*Variable {
	return []*Variable{SumTo(gy[0], f.from)}
}
