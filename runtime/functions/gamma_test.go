package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

func TestGamma(t *testing.T) {
	checkElementwise(t, "lgamma", Lgamma, 0.3, 6)
	checkElementwise(t, "lgamma below 0", Lgamma, -1.8, -1.2)
	checkElementwise(t, "digamma", Digamma, 0.3, 6)
	checkElementwise(t, "digamma below 0", Digamma, -1.7, -1.3)
}

// TestGammaTails has what Chainer gives at poles, near 0 and for large numbers.
func TestGammaTails(t *testing.T) {
	inf := math.Inf(1)
	checkRecorded(t, "lgamma", Lgamma, []float64{-1.5, 0, 1e-30, 1e5}, []float64{0.860047015376481, inf, 69.07755278982137, 1051287.7089736569},
		[]float64{0.7031566406452434, -inf, -9.999999999999999e+29, 11.512920464961896})
	checkRecorded(t, "digamma", Digamma, []float64{-1.5, 1e-3, 1e5}, []float64{0.7031566406452434, -1000.5755719318103, 11.512920464961896},
		[]float64{9.379246644989124, 1000001.6425331959, 1.0000050000166665e-05})
}

func TestPolygammaGradients(t *testing.T) {
	n := array.FromSlice([]int32{0, 1, 3})
	for _, shape := range [][]int{{}, {3}, {2, 3}, {0, 3}} {
		x := check.Positive(1, shape...)
		for i := range x.Size() {
			x.SetFloat(i, x.Float(i)+1)
		}
		check.Gradients(t, "polygamma", []*Array{x}, func(x ...*Variable) *Variable {
			return Polygamma(x[0].Session().Constant(n), x[0])
		})
	}
}

func TestZetaGradients(t *testing.T) {
	x := array.FromSlice([]float64{1.5, 2, 4})
	for _, shape := range [][]int{{}, {3}, {2, 3}, {0, 3}} {
		q := check.Positive(1, shape...)
		for i := range q.Size() {
			q.SetFloat(i, q.Float(i)+1)
		}
		check.Gradients(t, "zeta", []*Array{q}, func(q ...*Variable) *Variable {
			return Zeta(q[0].Session().Constant(x), q[0])
		})
	}
}
