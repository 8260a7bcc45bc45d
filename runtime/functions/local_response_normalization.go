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
// x is [N, C, ...] with C channels.
//
//	> F.local_response_normalization(np.array{{1, 2, 3}}, {n = 3, k = 1, alpha = 1, beta = 1})
//	variable([[0.16666667 0.13333334 0.21428573]])
func LocalResponseNormalization(x *Variable, n int, k, alpha, beta float64) *Variable {
	if len(x.Shape()) < 2 {
		array.FailIn("local_response_normalization", "x is %s, want [N, C, ...]", x.Data().Describe())
	}
	size := AddScalar(MulScalar(neighbourSum(Square(x), n/2), alpha), k)
	return Mul(x, PowScalar(size, -beta))
}

// neighbourSum adds to each channel those up to half before and after it.
func neighbourSum(x *Variable, half int) *Variable {
	return apply1("neighbour_sum", &neighbours{half: half}, x)
}

type neighbours struct {
	Node
	half int
}

func (f *neighbours) Forward(x []*Array) []*Array {
	shape := x[0].Shape()
	half, y := min(f.half, shape[1]-1), x[0].Copy()
	for i := range shape[0] {
		if from, to := x[0].Row(i), y.Row(i); y.Dtype() == array.Float32 {
			addNeighbours(array.Data[float32](to), array.Data[float32](from), half, shape[1])
		} else {
			addNeighbours(array.Data[float64](to), array.Data[float64](from), half, shape[1])
		}
	}
	return one(y)
}

func addNeighbours[T array.Float](y, x []T, half, channels int) {
	for i := 1; i <= half; i++ {
		rest := len(x) - i*(len(x)/channels)
		kernel.Add(y[len(x)-rest:], y[len(x)-rest:], x[:rest])
		kernel.Add(y[:rest], y[:rest], x[len(x)-rest:])
	}
}

// Backward is the same sum: neighbours are mutual.
func (f *neighbours) Backward(gy []*Variable) []*Variable {
	return grads(neighbourSum(gy[0], f.half))
}
