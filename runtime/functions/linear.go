package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.linear(x: float[...], W: float[O, I], b: float[O]? = nil, n_batch_axes: integer = 1) -> float[...]", Linear, catalog.Connection)
}

// Linear returns the affine transformation y = x W^T + b of every row of x.
//
// 日本語: 全結合層の計算 x W^T + b をします。
//
// The first n_batch_axes axes of x count the rows, the other axes together are
// the I inputs; W is [outputs, inputs], b has one number per output. The result
// has the batch axes of x and then O. b may be nil.
//
//	> F.linear(np.array{{1}, {2}}, np.array{{3}}, np.array{0.5})
//	variable([[3.5]
//	          [6.5]])
func Linear(x, W, b *Variable, nBatchAxes int) *Variable {
	shape := x.Shape()
	if nBatchAxes < 1 || nBatchAxes >= len(shape) {
		array.FailIn("linear", "n_batch_axes is %d, want at least 1 and fewer than the axes of x, %s", nBatchAxes, x.Data().Describe())
	}
	rows, inputs := 1, 1
	for i, n := range shape {
		if i < nBatchAxes {
			rows *= n
		} else {
			inputs *= n
		}
	}
	checkLinear(x, W, b, inputs)
	if len(shape) == 2 {
		return linearRows(x, W, b)
	}
	y := linearRows(Reshape(x, []int{rows, inputs}), W, b)
	return Reshape(y, append(append([]int{}, shape[:nBatchAxes]...), W.Shape()[0]))
}

func linearRows(x, W, b *Variable) *Variable {
	if b == nil {
		return apply1("linear", &linear{}, x, W)
	}
	return apply1("linear", &linear{}, x, W, b)
}

func checkLinear(x, W, b *Variable, inputs int) {
	w := W.Shape()
	if len(w) != 2 || w[1] != inputs {
		array.FailIn("linear", "W is %s, want [O, I] with I = %d, the inputs of x, %s", W.Data().Describe(), inputs, x.Data().Describe())
	}
	if b != nil && (len(b.Shape()) != 1 || b.Shape()[0] != w[0]) {
		array.FailIn("linear", "b is %s, want [O] with O = %d", b.Data().Describe(), w[0])
	}
}

type linear struct{ Node }

func (f *linear) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	y := array.MatMul(x[0], x[1], false, true).To(x[0].Dtype())
	if len(x) == 3 {
		array.AddInPlace(y, x[2])
	}
	return one(y)
}

func (f *linear) Backward(gy []*Variable) []*Variable {
	x, W := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2, 3)
	if f.NeedsGrad(0) {
		gx[0] = product(gy[0], W, false, false, x)
	}
	if f.NeedsGrad(1) {
		gx[1] = product(gy[0], x, true, false, W)
	}
	if f.Arity() == 3 {
		gx = append(gx, Sum(gy[0], array.Axes{0}, false))
	}
	return gx
}

func (f *linear) BackwardArrays(gy []*Array) []*Array {
	x, W := f.RetainedArray(0), f.RetainedArray(1)
	gx := f.Grads()
	if f.NeedsGrad(0) {
		gx[0] = f.NewGrad(0)
		array.MatMulInto(gx[0], gy[0], W, false, false)
	}
	if f.NeedsGrad(1) {
		if sum := f.GradSoFar(1); sum == nil || !array.AddMatMul(sum, gy[0], x, true, false) {
			gx[1] = f.NewGrad(1)
			array.MatMulInto(gx[1], gy[0], x, true, false)
		}
	}
	if f.Arity() == 3 {
		gx[2] = f.NewGrad(2)
		array.SumRows(gx[2], gy[0])
	}
	return gx
}
