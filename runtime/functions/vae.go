package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.gaussian_kl_divergence(mean: float[...], ln_var: float[...], reduce: "sum"|"mean"|"no" = "sum") -> float[...]`, GaussianKLDivergence, catalog.Loss)
	catalog.Add(`F.gaussian_nll(x: float[...], mean: float[...], ln_var: float[...], reduce: "sum"|"mean"|"no" = "sum") -> float[...]`, GaussianNLL, catalog.Loss)
	catalog.Add(`F.bernoulli_nll(x: float[...], y: float[...], reduce: "sum"|"mean"|"no" = "sum") -> float[...]`, BernoulliNLL, catalog.Loss)
}

// GaussianKLDivergence returns how far normal distributions are from the
// standard one: (mean^2 + exp(ln_var) - ln_var - 1) / 2, where ln_var is the
// logarithm of the variance.
//
// 日本語: 正規分布と標準正規分布の KL ダイバージェンスを求めます。
//
// The result is the sum over all elements; reduce = "mean" divides it by their
// number, "no" leaves the elements as they are.
//
//	> F.gaussian_kl_divergence(np.array{0, 2}, np.array{0, 0})
//	variable(2.)
func GaussianKLDivergence(mean, lnVar *Variable, reduce string) *Variable {
	checkBroadcast("gaussian_kl_divergence", mean, lnVar)
	excess := AddScalar(Sub(Add(Mul(mean, mean), Exp(lnVar)), lnVar), -1)
	return reduced("gaussian_kl_divergence", MulScalar(excess, 0.5), reduce)
}

// GaussianNLL returns the negative log-likelihood of x under normal
// distributions with the given means and logarithms of variances:
// (ln_var + log(2 pi)) / 2 + (x - mean)^2 / (2 exp(ln_var)).
//
// 日本語: 正規分布の負の対数尤度を求めます。
//
// The result is the sum over all elements; reduce = "mean" divides it by their
// number, "no" leaves the elements as they are.
//
//	> F.gaussian_nll(np.array{0, 1}, np.array{0, 0}, np.array{0, 0})
//	variable(2.337877)
func GaussianNLL(x, mean, lnVar *Variable, reduce string) *Variable {
	checkBroadcast("gaussian_nll", x, mean, lnVar)
	diff := Sub(x, mean)
	power := MulScalar(Mul(Mul(diff, diff), Exp(Neg(lnVar))), -0.5)
	return reduced("gaussian_nll", Sub(MulScalar(AddScalar(lnVar, math.Log(2*math.Pi)), 0.5), power), reduce)
}

// BernoulliNLL returns the negative log-likelihood of x, numbers from 0 to 1,
// under yes-or-no distributions whose probability is the sigmoid of y:
// log(1 + exp(y)) - x * y.
//
// 日本語: ベルヌーイ分布の負の対数尤度を求めます。変分オートエンコーダーの復元誤差に使います。
//
// The result is the sum over all elements; reduce = "mean" divides it by their
// number, "no" leaves the elements as they are.
//
//	> F.bernoulli_nll(np.array{1, 0}, np.array{0, 2})
//	variable(2.8200753)
func BernoulliNLL(x, y *Variable, reduce string) *Variable {
	checkBroadcast("bernoulli_nll", x, y)
	return reduced("bernoulli_nll", Sub(apply1("bernoulli_nll", &logOnePlusExp{}, y), Mul(x, y)), reduce)
}

// logOnePlusExp is log(1 + exp(x)) without overflow.
type logOnePlusExp struct{ Node }

func (f *logOnePlusExp) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.LogAddExp(x[0], array.Scalar(x[0].Dtype(), 0)))
}

func (f *logOnePlusExp) Backward(gy []*Variable) []*Variable {
	return grads(Mul(gy[0], Sigmoid(f.RetainedInput(0))))
}

// checkBroadcast refuses arrays that differ in dtype or whose shapes do not broadcast.
func checkBroadcast(op string, xs ...*Variable) {
	shapes := make([][]int, len(xs))
	for i, x := range xs {
		sameDtype(op, xs[0], x)
		shapes[i] = x.Shape()
	}
	if err := array.Try(func() { array.BroadcastShapes(shapes...) }); err != nil {
		array.FailIn(op, "%v", err)
	}
}

// reduced returns the sum ("sum") or mean ("mean") of the losses, or the losses themselves.
func reduced(op string, losses *Variable, reduce string) *Variable {
	switch {
	case isWord(op, "reduce", reduce, "sum", "mean", "no"):
		return Sum(losses, nil, false)
	case reduce == "mean":
		return Average(losses, nil, nil, false)
	}
	return losses
}
