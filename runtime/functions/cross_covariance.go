package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.cross_covariance(y: float[N, K], z: float[N, L], reduce: "half_squared_sum"|"no" = "half_squared_sum") -> float[...]`, CrossCovariance, catalog.Loss)
	catalog.Add(`F.decov(h: float[N, K], reduce: "half_squared_sum"|"no" = "half_squared_sum") -> float[...]`, DeCov, catalog.Loss)
}

// CrossCovariance returns how much the columns of y vary together with those of
// z: half the sum of the squares of their covariances. As a loss it makes the
// two independent. With reduce = "no" it is the [K, L] matrix of the
// covariances.
//
// y is [N, K] and z is [N, L] for N examples, of one dtype. A covariance is the
// mean of the products of the distances from the means of the columns.
//
//	> F.cross_covariance(np.array{{1}, {3}}, np.array{{2}, {6}})
//	variable(2.)
func CrossCovariance(y, z *Variable, reduce string) *Variable {
	if len(y.Shape()) != 2 || len(z.Shape()) != 2 || y.Shape()[0] != z.Shape()[0] || y.Shape()[0] == 0 {
		array.FailIn("cross_covariance", "y is %s and z is %s, want [N, K] and [N, L] with at least one row", y.Data().Describe(), z.Data().Describe())
	}
	sameDtype("cross_covariance", y, z)
	return halfSquaredSum("cross_covariance", covariances(centered(y), centered(z)), reduce)
}

// DeCov returns how much different columns of h vary together: half the sum of
// the squares of the covariances of each two of them. As a loss it makes the
// units of a layer different from each other. With reduce = "no" it is the
// [K, K] matrix of the covariances with zeros on the diagonal.
//
// h is [N, K], K units for N examples.
//
//	> F.decov(np.array{{1, 2}, {3, 6}})
//	variable(4.)
func DeCov(h *Variable, reduce string) *Variable {
	if len(h.Shape()) != 2 || h.Shape()[0] == 0 {
		array.FailIn("decov", "h is %s, want [N, K] with at least one row", h.Data().Describe())
	}
	n := h.Shape()[1]
	others := array.New(h.Dtype(), n, n)
	others.Fill(1)
	for i := range n {
		others.SetFloat(i*n+i, 0)
	}
	c := centered(h)
	return halfSquaredSum("decov", Mul(covariances(c, c), h.Session().Constant(others)), reduce)
}

// centered returns x with the mean of each column taken off.
func centered(x *Variable) *Variable { return Sub(x, Average(x, array.Axes{0}, nil, true)) }

func covariances(y, z *Variable) *Variable {
	return MulScalar(MatMul(y, z, true, false), 1/float64(y.Shape()[0]))
}

func halfSquaredSum(op string, covariance *Variable, reduce string) *Variable {
	if isWord(op, "reduce", reduce, "no", "half_squared_sum") {
		return covariance
	}
	return MulScalar(Sum(Square(covariance), nil, false), 0.5)
}
