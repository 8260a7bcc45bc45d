package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.elu(x: float[...], alpha: number = 1) -> float[...]", ELU, catalog.Activation)
	catalog.Add("F.selu(x: float[...], alpha: number = 1.6732632423543772, scale: number = 1.0507009873554805) -> float[...]", SELU, catalog.Activation)
}

// ELU returns the exponential linear unit, element by element: x where it is
// positive, alpha * (exp(x) - 1) elsewhere.
//
// 日本語: 負の側をなめらかにした ReLU（ELU）です。
//
// x may have any shape; the result has the shape and dtype of x. alpha may be
// any number; -alpha is what very negative x come to. The gradient at 0 is alpha.
//
//	> F.elu(np.array{-100, -1, 0, 2})
//	variable([-1.         -0.63212055  0.          2.        ])
func ELU(x *Variable, alpha float64) *Variable { return apply1("elu", &elu{alpha: alpha}, x) }

// SELU returns scale * elu(x, alpha), element by element. With the alpha and
// scale that it has by itself the layers of a network keep mean 0 and variance 1.
// (Klambauer et al., Self-Normalizing Neural Networks, 2017.)
//
//	> F.selu(np.array{-1, 0, 2})
//	variable([-1.1113307  0.         2.101402 ])
func SELU(x *Variable, alpha, scale float64) *Variable { return MulScalar(ELU(x, alpha), scale) }

type elu struct {
	Node
	alpha float64
}

func (f *elu) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0],
		func(y, x []float32) { exponentialBelow(y, x, float32(f.alpha)) },
		func(y, x []float64) { exponentialBelow(y, x, f.alpha) }))
}

func exponentialBelow[T array.Float](y, x []T, alpha T) {
	y = y[:len(x)]
	for i, v := range x {
		if !(v > 0) {
			v = alpha * T(math.Expm1(float64(v)))
		}
		y[i] = v
	}
}

// Backward: below 0 the slope is alpha * exp(x), which is y + alpha.
func (f *elu) Backward(gy []*Variable) []*Variable {
	x, y := f.RetainedInput(0).Data(), f.RetainedOutput(0)
	positive := array.Greater(x, array.Scalar(x.Dtype(), 0))
	return grads(where(positive, gy[0], Mul(gy[0], AddScalar(y, f.alpha))))
}

func (f *elu) BackwardArrays(gy []*Array) []*Array {
	slope := array.ZipFloats(f.RetainedArray(0), f.RetainedOutput(0).Data(),
		func(slope, x, y []float32) { eluSlope(slope, x, y, float32(f.alpha)) },
		func(slope, x, y []float64) { eluSlope(slope, x, y, f.alpha) })
	array.MulInPlace(slope, gy[0])
	return one(slope)
}

func eluSlope[T array.Float](slope, x, y []T, alpha T) {
	slope, y = slope[:len(x)], y[:len(x)]
	for i, v := range x {
		slope[i] = 1
		if !(v > 0) {
			slope[i] = y[i] + alpha
		}
	}
}
