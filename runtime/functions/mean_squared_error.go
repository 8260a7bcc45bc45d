package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.mean_squared_error(x0: float[...], x1: float[...]) -> float[]", MeanSquaredError, catalog.Loss)
}

// MeanSquaredError returns the mean of (x0 - x1)^2 over all elements, without
// a factor 1/2. x0 and x1 have the same shape and dtype.
//
// 日本語: 平均二乗誤差。差の2乗の平均を求めます。
//
//	> F.mean_squared_error(np.array{1, 2}, np.array{1, 4})
//	variable(2.)
func MeanSquaredError(x0, x1 *Variable) *Variable {
	checkPair("mean_squared_error", "x0", "x1", x0, x1)
	return apply1("mean_squared_error", &meanSquaredError{}, x0, x1)
}

// checkPair refuses two arrays that differ in shape or dtype or are no floats.
func checkPair(op, name0, name1 string, x0, x1 *Variable) {
	if !array.SameShape(x0.Shape(), x1.Shape()) {
		array.FailIn(op, "%s is %s, want the shape of %s, %s", name1, x1.Data().Describe(), name0, array.ShapeString(x0.Shape()))
	}
	if x0.Dtype() != x1.Dtype() || !x0.Dtype().IsFloat() {
		array.FailIn(op, "%s is %s and %s is %s, want one float dtype", name0, x0.Data().Describe(), name1, x1.Data().Describe())
	}
}

type meanSquaredError struct{ Node }

func (f *meanSquaredError) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	y := array.New(x[0].Dtype())
	if x[0].Dtype() == array.Float32 {
		array.Data[float32](y)[0] = meanSquare(array.Data[float32](x[0]), array.Data[float32](x[1]))
	} else {
		array.Data[float64](y)[0] = meanSquare(array.Data[float64](x[0]), array.Data[float64](x[1]))
	}
	return one(y)
}

// meanSquare returns the mean of the squares of x0 - x1. The differences are
// rounded before they are squared, as Chainer's are.
func meanSquare[T array.Float](x0, x1 []T) T {
	var few [32]T
	diff := few[:min(len(x0), len(few))]
	if len(x0) > len(few) {
		diff = make([]T, len(x0))
	}
	for i, v := range x0 {
		diff[i] = v - x1[i]
	}
	return kernel.Dot(diff, diff) / T(len(diff))
}

func (f *meanSquaredError) Backward(gy []*Variable) []*Variable {
	diff := Sub(f.RetainedInput(0), f.RetainedInput(1))
	g := MulScalar(Mul(BroadcastTo(gy[0], diff.Shape()), diff), 2/float64(diff.Data().Size()))
	if !f.NeedsGrad(1) {
		return grads(g, nil)
	}
	return grads(g, Neg(g))
}

func (f *meanSquaredError) BackwardArrays(gy []*Array) []*Array {
	x0, x1, gx := f.RetainedArray(0), f.RetainedArray(1), f.Grads()
	scale := 2 / float64(x0.Size())
	for i := range gx {
		if f.NeedsGrad(i) {
			gx[i] = f.NewGrad(i)
			squaredErrorGrads(gx[i], x0, x1, gy[0], scale)
		}
		scale = -scale
	}
	return gx
}

func squaredErrorGrads(gx, x0, x1, gy *Array, scale float64) {
	if gx.Dtype() == array.Float32 {
		squaredErrorGrad(array.Data[float32](gx), array.Data[float32](x0), array.Data[float32](x1), array.Data[float32](gy)[0], float32(scale))
	} else {
		squaredErrorGrad(array.Data[float64](gx), array.Data[float64](x0), array.Data[float64](x1), array.Data[float64](gy)[0], scale)
	}
}

func squaredErrorGrad[T array.Float](gx, x0, x1 []T, gy, scale T) {
	for i, v := range x0 {
		gx[i] = T(gy*(v-x1[i])) * scale
	}
}
