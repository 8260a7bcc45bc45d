package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.batch_renormalization(x: float[...], gamma: float[...], beta: float[...], rmax: number, dmax: number, eps: number = 2e-5, running_mean: data? = nil, running_var: data? = nil, decay: number = 0.9, update_statistics: boolean = false) -> float[...]", BatchRenormalization, catalog.Normalization)
}

// BatchRenormalizationOptions are the arguments of F.batch_renormalization after beta.
type BatchRenormalizationOptions struct {
	Rmax, Dmax              float64
	Eps                     float64
	RunningMean, RunningVar *Array
	Decay                   float64
	UpdateStatistics        bool
}

// BatchRenormalization is batch normalization that stays close to what
// fixed_batch_normalization will compute: y = (hat * r + d) * gamma + beta, where
// hat is the standardized x and r = std / running std, kept within 1/rmax and
// rmax, and d = (mean - running mean) / running std, kept within -dmax and dmax,
// are taken as constants; https://arxiv.org/abs/1702.03275.
//
// x is [N, ...], gamma and beta have the shape of the axes of x after the first;
// where x has more axes, they are averaged too. running_mean and running_var
// must be given. With update_statistics = true they are changed in place, see
// batch_normalization. It is for the training only.
//
//	> F.batch_renormalization(np.array{{1}, {3}}, np.ones(1), np.zeros(1), 3, 1, {eps = 0, running_mean = np.zeros(1), running_var = np.ones(1)})
//	variable([[0.]
//	          [2.]])
func BatchRenormalization(x, gamma, beta *Variable, opt BatchRenormalizationOptions) *Variable {
	const op = "batch_renormalization"
	if opt.RunningMean == nil || opt.RunningVar == nil {
		array.FailIn(op, "running_mean and running_var must be given")
	}
	if !x.Session().Train {
		array.FailIn(op, "chainer.config.train is false: after the training use fixed_batch_normalization")
	}
	if !(opt.Rmax > 0) || !(opt.Dmax >= 0) {
		array.FailIn(op, "rmax is %g and dmax is %g, want rmax larger than 0 and dmax at least 0", opt.Rmax, opt.Dmax)
	}
	view := channelsOf(op, x, gamma, nil)
	checkPair(op, "gamma", "beta", gamma, beta)
	checkRunning(op, gamma.Shape(), opt.RunningMean, opt.RunningVar)
	d := array.Promote(x.Dtype(), gamma.Dtype())
	f := &standardization{layout: view.layout, eps: opt.Eps}
	hat := apply1(op, f, Reshape(Cast(x, d), view.shape()))
	r, shift := renormalizers(f.standard, opt)
	s := x.Session()
	column := func(z *Variable) *Variable { return Reshape(Cast(z, d), []int{1, view.keys, 1}) }
	y := Add(Mul(column(gamma), Add(Mul(hat, s.Constant(r)), s.Constant(shift))), column(beta))
	if opt.UpdateStatistics {
		m := float64(view.elements())
		updateRunning(opt.RunningMean, f.standard.mean, opt.Decay, 1)
		updateRunning(opt.RunningVar, f.standard.variance, opt.Decay, m/max(m-1, 1))
	}
	return Cast(Reshape(y, x.Shape()), x.Dtype())
}

// renormalizers returns r and d as columns.
func renormalizers(s *standard, opt BatchRenormalizationOptions) (r, shift *Array) {
	d := s.mean.Dtype()
	number := func(v float64) *Array { return array.Scalar(d, v) }
	flat := func(a *Array) *Array { return a.To(d).Reshape(-1) }
	std := array.Sqrt(array.Add(s.variance, number(opt.Eps)))
	running := array.Sqrt(array.Add(flat(opt.RunningVar), number(opt.Eps)))
	r = array.Clip(array.Div(std, running), number(1/opt.Rmax), number(opt.Rmax))
	shift = array.Clip(array.Div(array.Sub(s.mean, flat(opt.RunningMean)), running), number(-opt.Dmax), number(opt.Dmax))
	return r.Reshape(1, -1, 1), shift.Reshape(1, -1, 1)
}
