package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.gumbel_softmax(log_pi: float[...], tau: value = 0.1, axis: axis = 1) -> float[...]", GumbelSoftmax, catalog.Noise)
}

// GumbelSoftmax draws from the categories along an axis in a way that has
// gradients: softmax((log_pi + g) / tau), where log_pi are the logarithms of the
// probabilities, to which a number may have been added, and g is drawn from the
// Gumbel distribution of np.random (Jang et al. 2016). The smaller the
// temperature tau, the nearer is the result to 1 for one category and to 0 for
// the others. tau is a number other than 0, or an array or a Variable that
// broadcasts. If log_pi has no axes the result is 1.
//
// 日本語: ランダムな選択を微分できる形で近似します。
//
//	> np.random.seed(0)
//	> F.gumbel_softmax(np.log(np.array{{0.5, 0.3, 0.2}}), 1)
//	variable([[0.57969666 0.22040983 0.19989352]])
func GumbelSoftmax(logPi *Variable, tau any, axis array.Axis) *Variable {
	session := logPi.Session()
	if len(logPi.Shape()) == 0 {
		return session.Constant(array.Scalar(logPi.Dtype(), 1))
	}
	switch v := tau.(type) {
	case *Array:
	case float64:
		if v == 0 {
			array.FailIn("gumbel_softmax", "tau is 0, want a number other than 0")
		}
	default:
		if variableOf(tau) == nil {
			array.FailIn("gumbel_softmax", "tau is no number, array or Variable")
		}
	}
	draws := array.New(array.Float64, logPi.Shape()...)
	g := array.Data[float64](draws)
	for i := range g {
		g[i] = session.Random.Gumbel(0, 1)
	}
	x := Add(logPi, session.Constant(draws.To(logPi.Dtype())))
	return Softmax(Over(x, tau).(*Variable), axis)
}
