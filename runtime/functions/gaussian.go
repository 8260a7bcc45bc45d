package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.gaussian(mean: float[...], ln_var: float[...], eps: float[...]? = nil, return_eps: boolean = false) -> value*", GaussianEps, catalog.Noise)
}

// Gaussian is F.gaussian(mean, ln_var); see GaussianEps.
func Gaussian(mean, lnVar *Variable) *Variable {
	return GaussianEps(mean, lnVar, nil, false)[0].(*Variable)
}

// GaussianEps returns, for each pair of elements, a number from the normal
// distribution with that mean and the variance exp(ln_var):
//
// 日本語: 平均 mean、分散の対数 ln_var の正規分布から乱数を作ります。
//
//	mean + exp(ln_var / 2) * eps
//
// eps is drawn from the standard normal distribution of np.random, so that
// gradients reach mean and ln_var (the reparameterization trick). mean and
// ln_var have the same shape and dtype.
//
// eps may be given instead, as an array of that shape and dtype. With return_eps
// the second result is the one that was used.
//
//	> np.random.seed(0)
//	> F.gaussian(np.array{0, 10}, np.array{0, -2})
//	variable([ 1.7640524 10.147209 ])
//	> F.gaussian(np.array{0, 10}, np.array{0, 0}, {eps = np.array{1, -1}})
//	variable([1. 9.])
func GaussianEps(mean, lnVar, eps *Variable, returnEps bool) []any {
	if mean.Data().Describe() != lnVar.Data().Describe() {
		array.FailIn("gaussian", "ln_var is %s, want the shape and dtype of mean, %s", lnVar.Data().Describe(), mean.Data().Describe())
	}
	f := &gaussian{}
	if eps == nil {
		draws := array.New(array.Float64, mean.Shape()...)
		mean.Session().Random.StandardNormals(array.Data[float64](draws))
		f.eps = draws.To(mean.Dtype())
	} else {
		f.eps = eps.Data()
		if f.eps.Describe() != mean.Data().Describe() {
			array.FailIn("gaussian", "eps is %s, want the shape and dtype of mean, %s", f.eps.Describe(), mean.Data().Describe())
		}
	}
	y := apply1("gaussian", f, mean, lnVar)
	if returnEps {
		return []any{y, f.eps}
	}
	return []any{y}
}

type gaussian struct {
	Node
	eps *Array
}

func (f *gaussian) Forward(x []*Array) []*Array {
	f.RetainInputs(1)
	deviation := array.Exp(array.Mul(x[1], array.Scalar(x[1].Dtype(), 0.5)))
	return one(array.Add(x[0], array.Mul(deviation, f.eps)))
}

func (f *gaussian) Backward(gy []*Variable) []*Variable {
	gx := grads(gy[0], nil)
	if f.NeedsGrad(1) {
		noise := Mul(Exp(MulScalar(f.RetainedInput(1), 0.5)), gy[0].Session().Constant(f.eps))
		gx[1] = MulScalar(Mul(gy[0], noise), 0.5)
	}
	return gx
}
