package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.mean_absolute_error(x0: float[...], x1: float[...]) -> float[]", MeanAbsoluteError, catalog.Loss)
}

// MeanAbsoluteError returns the mean of |x0 - x1| over all elements. x0 and x1
// have the same shape and dtype. Where they are equal the gradient is 0.
//
// 日本語: 平均絶対誤差。差の絶対値の平均を求めます。
//
//	> F.mean_absolute_error(np.array{1, 2}, np.array{1, 4})
//	variable(1.)
func MeanAbsoluteError(x0, x1 *Variable) *Variable {
	checkPair("mean_absolute_error", "x0", "x1", x0, x1)
	return apply1("mean_absolute_error", &meanAbsoluteError{}, x0, x1)
}

type meanAbsoluteError struct {
	Node
	diff *Array
}

func (f *meanAbsoluteError) Forward(x []*Array) []*Array {
	f.diff = array.Sub(x[0], x[1])
	return one(array.Mean(array.Abs(f.diff).Reshape(-1), nil, false))
}

func (f *meanAbsoluteError) Backward(gy []*Variable) []*Variable {
	slope := gy[0].Session().Constant(array.Sign(f.diff))
	gx := Mul(MulScalar(gy[0], 1/float64(f.diff.Size())), slope)
	if !f.NeedsGrad(1) {
		return grads(gx, nil)
	}
	return grads(gx, Neg(gx))
}
