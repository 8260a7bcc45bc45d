package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.log(x: float[...]) -> float[...]", Log, catalog.Mathematics) }

// Log returns the natural logarithm of x, element by element: NaN for x < 0, -inf for 0.
//
//	> F.log(np.array{1, 10})
//	variable([0.        2.3025851])
func Log(x *Variable) *Variable { return apply1("log", &logarithm{}, x) }

type logarithm struct{ Node }

func (f *logarithm) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.MapFloats(x[0], logRow[float32], logRow[float64]))
}

func (f *logarithm) Backward(gy []*Variable) []*Variable {
	return grads(Div(gy[0], f.RetainedInput(0)))
}

func logRow[T array.Float](y, x []T) {
	for i, v := range x {
		y[i] = T(math.Log(float64(v)))
	}
}
