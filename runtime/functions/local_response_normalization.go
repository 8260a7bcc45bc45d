package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.local_response_normalization(x: float[...], n: integer = 5, k: number = 2, alpha: number = 1e-4, beta: number = 0.75) -> float[...]", LocalResponseNormalization, catalog.Normalization)
}

// LocalResponseNormalization divides each element by a measure of how large the
// elements of the neighbouring channels are, as AlexNet does:
// y = x / (k + alpha * sum of x^2)^beta, where the sum goes over the channel
// itself and the n / 2 (rounded down) channels on both sides.
//
// 日本語: 近くのチャンネルの大きさで割って値をそろえます。
//
// x is [N, C, ...] with C channels.
//
//	> F.local_response_normalization(np.array{{1, 2, 3}}, {n = 3, k = 1, alpha = 1, beta = 1})
//	variable([[0.16666667 0.13333333 0.2142857 ]])
func LocalResponseNormalization(x *Variable, n int, k, alpha, beta float64) *Variable {
	if len(x.Shape()) < 2 {
		array.FailIn("local_response_normalization", "x is %s, want [N, C, ...]", x.Data().Describe())
	}
	return apply1("local_response_normalization", &localResponse{half: n / 2, k: k, alpha: alpha, beta: beta}, x)
}

type localResponse struct {
	Node
	half           int
	k, alpha, beta float64
	size, scale    *Array // k + alpha * sum of x^2, and its power of -beta
}

func (f *localResponse) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	d := x[0].Dtype()
	f.size = withNeighbours(array.Square(x[0]), f.half)
	array.MulInPlace(f.size, array.Scalar(d, f.alpha))
	array.AddInPlace(f.size, array.Scalar(d, f.k))
	f.scale = f.power(f.size)
	return one(array.Mul(x[0], f.scale))
}

// power returns size^-beta. Numbers above 0 have logarithms, which are faster.
func (f *localResponse) power(size *Array) *Array {
	if !(f.k > 0 && f.alpha >= 0) {
		return array.Pow(size, array.Scalar(size.Dtype(), -f.beta))
	}
	return array.MapFloats(size,
		func(y, x []float32) { powerRow(y, x, float32(-f.beta)) },
		func(y, x []float64) { powerRow(y, x, -f.beta) })
}

func powerRow[T array.Float](y, x []T, c T) {
	kernel.Log(y, x)
	kernel.MulScalar(y, y, c)
	kernel.Exp(y, y)
}

func (f *localResponse) BackwardArrays(gy []*Array) []*Array {
	x := f.RetainedArray(0)
	g := array.Mul(gy[0], f.scale)
	sum := withNeighbours(array.Div(array.Mul(x, g), f.size), f.half)
	array.MulInPlace(sum, x)
	array.AddScaled(g, -2*f.alpha*f.beta, sum)
	return []*Array{g}
}

func (f *localResponse) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	size := AddScalar(MulScalar(neighbourSum(Square(x), f.half), f.alpha), f.k)
	g := Mul(gy[0], PowScalar(size, -f.beta))
	sum := neighbourSum(Div(Mul(x, g), size), f.half)
	return grads(Sub(g, MulScalar(Mul(sum, x), 2*f.alpha*f.beta)))
}

// neighbourSum adds to each channel those up to half before and after it.
func neighbourSum(x *Variable, half int) *Variable {
	return apply1("neighbour_sum", &neighbours{half: half}, x)
}

type neighbours struct {
	Node
	half int
}

func (f *neighbours) Forward(x []*Array) []*Array { return one(withNeighbours(x[0], f.half)) }

// Backward is the same sum: neighbours are mutual.
func (f *neighbours) Backward(gy []*Variable) []*Variable {
	return grads(neighbourSum(gy[0], f.half))
}

func withNeighbours(x *Array, half int) *Array {
	shape, y := x.Shape(), x.Copy()
	half = min(half, shape[1]-1)
	for i := range shape[0] {
		if from, to := x.Row(i), y.Row(i); y.Dtype() == array.Float32 {
			addNeighbours(array.Data[float32](to), array.Data[float32](from), half, shape[1])
		} else {
			addNeighbours(array.Data[float64](to), array.Data[float64](from), half, shape[1])
		}
	}
	return y
}

func addNeighbours[T array.Float](y, x []T, half, channels int) {
	for i := 1; i <= half; i++ {
		rest := len(x) - i*(len(x)/channels)
		kernel.Add(y[len(x)-rest:], y[len(x)-rest:], x[:rest])
		kernel.Add(y[:rest], y[:rest], x[len(x)-rest:])
	}
}
