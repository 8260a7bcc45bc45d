package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.clipped_relu(x: float[...], z: number = 20) -> float[...]", ClippedReLU, catalog.Activation)
	catalog.Add("F.relu6(x: float[...]) -> float[...]", ReLU6, catalog.Activation)
}

// ClippedReLU returns x cut off at both ends, min(max(0, x), z), element by
// element.
//
// 日本語: 0 以上 z 以下に収める ReLU です。
//
// x may have any shape; the result has the shape and dtype of x. z is the
// largest result and must be above 0. The gradient at 0, at z and outside is 0.
//
//	> F.clipped_relu(np.array{-5, 10, 30})
//	variable([ 0. 10. 20.])
//	> F.clipped_relu(np.array{-5, 10, 30}, 4)
//	variable([0. 4. 4.])
func ClippedReLU(x *Variable, z float64) *Variable {
	if !(z > 0) {
		array.FailIn("clipped_relu", "z is %g, want a number above 0", z)
	}
	return apply1("clipped_relu", &clippedReLU{z: z}, x)
}

// ReLU6 returns clipped_relu with z = 6: min(max(0, x), 6), element by element.
//
//	> F.relu6(np.array{-1, 2, 20})
//	variable([0. 2. 6.])
func ReLU6(x *Variable) *Variable { return apply1("relu6", &clippedReLU{z: 6}, x) }

type clippedReLU struct {
	Node
	z float64
}

func (f *clippedReLU) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0],
		func(y, x []float32) { clipRow(y, x, float32(f.z)) },
		func(y, x []float64) { clipRow(y, x, f.z) }))
}

// clipRow sets y to x between 0 and high; NaN stays.
func clipRow[T array.Float](y, x []T, high T) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = min(max(v, 0), high)
	}
}

func (f *clippedReLU) Backward(gy []*Variable) []*Variable {
	return grads(clipGrad("clipped_relu_grad", gy[0], f.RetainedOutput(0).Data(), f.z, 1))
}

// clipGrad returns slope * gy where y is between 0 and high, and 0 at both ends.
func clipGrad(label string, gy *Variable, y *Array, high, slope float64) *Variable {
	return slopes(label, gy, y,
		func(gx, gy, y []float32) { insideSlope(gx, gy, y, float32(high), float32(slope)) },
		func(gx, gy, y []float64) { insideSlope(gx, gy, y, high, slope) })
}

// insideSlope looks the slope up: a jump on every sign of x would be mispredicted
// half of the time.
func insideSlope[T array.Float](gx, gy, y []T, high, slope T) {
	factors := [2]T{0, slope}
	gx, gy = gx[:len(y)], gy[:len(y)]
	for i, v := range y {
		above, below := 0, 0
		if v > 0 {
			above = 1
		}
		if v < high {
			below = 1
		}
		gx[i] = gy[i] * factors[above&below]
	}
}
