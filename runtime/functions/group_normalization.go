package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.group_normalization(x: float[...], groups: integer, gamma: float[C], beta: float[C], eps: number = 1e-5) -> float[...]", GroupNormalization, catalog.Normalization)
	catalog.Add("F.layer_normalization(x: float[N, D], gamma: float[D], beta: float[D], eps: number = 1e-5) -> float[N, D]", LayerNormalization, catalog.Normalization)
}

// GroupNormalization puts the channels of each example into groups and gives
// each group mean 0 and variance 1. Then each channel is multiplied by its gamma
// and its beta is added:
// y = (x - mean) / sqrt(variance + eps) * gamma + beta.
//
// x is [N, C, ...] with C channels, of which there are C / groups in each group;
// gamma and beta are [C]. https://arxiv.org/abs/1803.08494
//
//	> F.group_normalization(np.array{{1, 3, 0, 4}}, 2, np.ones(4), np.zeros(4))
//	variable([[-0.999995   0.999995  -0.9999988  0.9999988]])
func GroupNormalization(x *Variable, groups int, gamma, beta *Variable, eps float64) *Variable {
	const op = "group_normalization"
	shape := x.Shape()
	if len(shape) < 2 || !array.SameShape(gamma.Shape(), shape[1:2]) {
		array.FailIn(op, "x is %s and gamma is %s, want [N, C, ...] and [C]", x.Data().Describe(), gamma.Data().Describe())
	}
	if groups < 1 || shape[1]%groups != 0 {
		array.FailIn(op, "groups is %d, want a number that divides %d, the number of channels", groups, shape[1])
	}
	checkPair(op, "gamma", "beta", gamma, beta)
	inner := 1
	for _, n := range shape[2:] {
		inner *= n
	}
	f := &normalization{
		stats:    layout{1, shape[0] * groups, shape[1] / groups * inner},
		channels: layout{shape[0], shape[1], inner}, eps: eps,
	}
	d := array.Promote(x.Dtype(), gamma.Dtype())
	return Cast(apply1(op, f, Cast(x, d), Cast(gamma, d), Cast(beta, d)), x.Dtype())
}

// LayerNormalization gives each row of x mean 0 and variance 1, multiplies each
// column by its gamma and adds its beta:
// y = (x - mean) / sqrt(variance + eps) * gamma + beta.
//
// 日本語: データ1件ごとに平均と分散で値をそろえます。
//
// x is [N, D], gamma and beta are [D]; all have one dtype.
// https://arxiv.org/abs/1607.06450
//
//	> F.layer_normalization(np.array{{1, 3}}, np.ones(2), np.zeros(2))
//	variable([[-0.999995  0.999995]])
func LayerNormalization(x, gamma, beta *Variable, eps float64) *Variable {
	const op = "layer_normalization"
	shape := x.Shape()
	if len(shape) != 2 || !array.SameShape(gamma.Shape(), shape[1:]) {
		array.FailIn(op, "x is %s and gamma is %s, want [N, D] and [D]", x.Data().Describe(), gamma.Data().Describe())
	}
	checkPair(op, "gamma", "beta", gamma, beta)
	sameDtype(op, x, gamma)
	return apply1(op, &normalization{stats: layout{1, shape[0], shape[1]}, channels: layout{shape[0], shape[1], 1}, eps: eps}, x, gamma, beta)
}
