package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.as_strided(x: array[...], shape: ints, strides: ints, storage_offset: integer = 0) -> array[...]", AsStrided, catalog.ArrayShape)
}

// AsStrided returns an array of the given shape whose element (i, j, ...) is
// number storage_offset + i*strides[1] + j*strides[2] + ... of the elements of x
// in row-major order, counted from 0. strides has one number for each axis of
// shape; it may be 0 or negative. An element may be taken many times, as in the
// sliding window of the example; its gradient is then the sum. It is an error
// to reach for elements before the first or behind the last.
//
//	> F.as_strided(np.array{1, 2, 3, 4}, {3, 2}, {1, 1})
//	variable([[1. 2.]
//	          [2. 3.]
//	          [3. 4.]])
func AsStrided(x *Variable, shape, strides []int, storageOffset int) *Variable {
	return view{shape, strides, storageOffset}.of("as_strided", x)
}

// view says which elements of an array another array consists of.
type view struct {
	shape, strides []int
	offset         int
}

// of returns the view of x; op is the name of the function that makes it.
func (v view) of(op string, x *Variable) *Variable { return apply1(op, &strided{view: v}, x) }

type strided struct {
	Node
	view view
	from []int
}

func (f *strided) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	return one(array.Strided(x[0], f.view.shape, f.view.strides, f.view.offset))
}

func (f *strided) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.Label(), &addStrided{view: f.view, to: f.from}, gy[0]))
}

// addStrided adds up every element of its input at the place from which the view took it.
type addStrided struct {
	Node
	view view
	to   []int
}

func (f *addStrided) Forward(gy []*Array) []*Array {
	gx := array.New(gy[0].Dtype(), f.to...)
	array.AddStrided(gx, gy[0], f.view.strides, f.view.offset)
	return one(gx)
}

func (f *addStrided) Backward(gy []*Variable) []*Variable {
	return grads(f.view.of(f.Label(), gy[0]))
}
