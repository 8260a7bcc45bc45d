package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.fixed_decorrelated_batch_normalization(x: float[...], mean: float[...], projection: float[...], groups: integer = 16) -> float[...]", FixedDecorrelatedBatchNormalization, catalog.Normalization)
}

// FixedDecorrelatedBatchNormalization is decorrelated_batch_normalization with a
// given mean and projection instead of those of the batch, as it is used after
// the training: y = projection (x - mean) for the channels of each group.
//
// x is [N, C, ...], mean is [groups, C / groups] and projection [groups,
// C / groups, C / groups], of one dtype. There are no gradients of gradients,
// and those of mean and projection are what Chainer 7 gives: not the
// derivatives, and that of projection not even in its shape.
//
//	> F.fixed_decorrelated_batch_normalization(np.array{{3, 4}}, np.array{{1, 1}}, np.array{{{0, 1}, {1, 0}}}, {groups = 1})
//	variable([[3. 2.]])
func FixedDecorrelatedBatchNormalization(x, mean, projection *Variable, groups int) *Variable {
	const op = "fixed_decorrelated_batch_normalization"
	c := checkGroups(op, x, groups)
	for i, v := range []*Variable{mean, projection} {
		name, shape := []string{"mean", "projection"}[i], [][]int{{groups, c}, {groups, c, c}}[i]
		if !array.SameShape(v.Shape(), shape) || v.Dtype() != x.Dtype() {
			array.FailIn(op, "%s is %s, want %s%s", name, v.Data().Describe(), x.Dtype(), array.ShapeString(shape))
		}
	}
	return outOfGroups(apply1(op, &fixedWhitening{}, intoGroups(x, groups), mean, projection), x.Shape())
}

type fixedWhitening struct{ Node }

func (f *fixedWhitening) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1, 2)
	mean := x[1].Reshape(append(x[1].Shape(), 1)...)
	return one(array.BatchMatMul(x[2], array.Sub(x[0], mean), false, false))
}

func (f *fixedWhitening) BackwardArrays(gy []*Array) []*Array {
	x, mean, projection := f.RetainedArray(0), f.RetainedArray(1), f.RetainedArray(2)
	gx := []*Array{array.BatchMatMul(projection, gy[0], true, false), nil, nil}
	if f.NeedsGrad(1) {
		first := array.TakeAxis(gx[0], []int{0}, 2)
		gx[1] = array.Neg(first).Reshape(mean.Shape()...)
	}
	if f.NeedsGrad(2) {
		column := array.BroadcastTo(mean.Reshape(append(mean.Shape(), 1)...), x.Shape())
		gx[2] = array.BatchMatMul(column, gy[0], true, false)
	}
	return gx
}

func (f *fixedWhitening) Backward(gy []*Variable) []*Variable {
	inputs := []*Variable{f.RetainedInput(0), f.RetainedInput(1), f.RetainedInput(2)}
	return onlyOnce(f.BackwardArrays, "it has no gradients of gradients", inputs, gy)
}
