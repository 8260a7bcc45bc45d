package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.batch_l2_norm_squared(x: float[...]) -> float[B]", BatchL2NormSquared, catalog.Mathematics)
}

// BatchL2NormSquared returns the sum of the squares of every x[i], one number for
// each element of the first axis.
//
// 日本語: データ1件ごとに、要素の2乗の和を求めます。
//
// x has two or more axes.
//
//	> F.batch_l2_norm_squared(np.array{{3, 4}, {1, 0}})
//	variable([25.  1.])
func BatchL2NormSquared(x *Variable) *Variable {
	if len(x.Shape()) < 2 {
		array.FailIn("batch_l2_norm_squared", "x is %s, want two or more axes", x.Data().Describe())
	}
	var axes array.Axes
	for i := range x.Shape()[1:] {
		axes = append(axes, i+1)
	}
	return Sum(Square(x), axes, false)
}
