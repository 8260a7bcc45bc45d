package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.leaky_relu(x: float[...], slope: number = 0.2) -> float[...]", LeakyReLU, catalog.Activation)
}

// LeakyReLU returns x where it is positive and slope * x elsewhere, element by
// element: a relu that lets a little of the negative numbers through.
//
// 日本語: 負の値を slope 倍に小さくする ReLU です。
//
// x may have any shape; the result has the shape and dtype of x. slope may be
// any number. The gradient at 0 is slope.
//
//	> F.leaky_relu(np.array{-2, 0, 3})
//	variable([-0.4  0.   3. ])
//	> F.leaky_relu(np.array{-2, 0, 3}, {slope = 0.5})
//	variable([-1.  0.  3.])
func LeakyReLU(x *Variable, slope float64) *Variable {
	if math.IsNaN(slope) {
		array.FailIn("leaky_relu", "slope is NaN, want a number")
	}
	return apply1("leaky_relu", &leakyReLU{slope: slope}, x)
}

type leakyReLU struct {
	Node
	slope float64
}

func (f *leakyReLU) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.MapFloats(x[0],
		func(y, x []float32) { leak(y, x, float32(f.slope)) },
		func(y, x []float64) { leak(y, x, f.slope) }))
}

func leak[T array.Float](y, x []T, slope T) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = max(v, 0) + T(slope*min(v, 0))
	}
}

func (f *leakyReLU) Backward(gy []*Variable) []*Variable {
	return grads(slopes("leaky_relu_grad", gy[0], f.RetainedInput(0).Data(),
		func(gx, gy, x []float32) { leakGrad(gx, gy, x, float32(f.slope)) },
		func(gx, gy, x []float64) { leakGrad(gx, gy, x, f.slope) }))
}

// leakGrad looks the slope up, as insideSlope does.
func leakGrad[T array.Float](gx, gy, x []T, slope T) {
	factors := [2]T{1, slope}
	gx, gy = gx[:len(x)], gy[:len(x)]
	for i, v := range x {
		low := 0
		if v <= 0 {
			low = 1
		}
		gx[i] = gy[i] * factors[low]
	}
}
