package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.zoneout(h: float[...], x: float[...], ratio: number = 0.5) -> float[...]", Zoneout, catalog.Noise)
}

// Zoneout returns, element by element, h with the probability ratio and x
// otherwise: a part of the previous state h of a recurrent layer stays as it is.
// It draws one number of np.random for each element, and returns x when
// chainer.config.train is false (Krueger et al. 2016). h and x have the same
// shape and dtype.
//
//	> np.random.seed(0)
//	> F.zoneout(np.array{1, 2, 3, 4}, np.array{10, 20, 30, 40}, 0.6)
//	variable([ 1. 20. 30.  4.])
func Zoneout(h, x *Variable, ratio float64) *Variable {
	if !x.Session().Train {
		return x
	}
	if h.Data().Describe() != x.Data().Describe() {
		array.FailIn("zoneout", "h is %s, want the shape and dtype of x, %s", h.Data().Describe(), x.Data().Describe())
	}
	return where(atLeast(x.Session().Random, ratio, x.Shape()), x, h)
}

// atLeast draws a bool array: true where a number from 0 to 1 is not below ratio.
func atLeast(random *array.RandomState, ratio float64, shape []int) *Array {
	a := array.New(array.Bool, shape...)
	flags := array.Data[bool](a)
	for i := range flags {
		flags[i] = random.RandomSample() >= ratio
	}
	return a
}
