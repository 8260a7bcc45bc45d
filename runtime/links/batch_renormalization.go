package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("BatchRenormalization(size: ints, rmax: number = 1, dmax: number = 0, decay: number = 0.9, eps: number = 2e-5, dtype: dtype? = nil, use_gamma: boolean = true, use_beta: boolean = true, initial_gamma: value = nil, initial_beta: value = nil, initial_avg_mean: value = nil, initial_avg_var: value = nil) -> BatchRenormalization", NewBatchRenormalization,
		"(x: float[...], finetune: boolean = false) -> Variable", (*BatchRenormalization).Forward)
	field("BatchRenormalization.rmax: number", func(l *BatchRenormalization) *float64 { return &l.Rmax })
	field("BatchRenormalization.dmax: number", func(l *BatchRenormalization) *float64 { return &l.Dmax })
}

// BatchRenormalization is a BatchNormalization that stays close to the running
// statistics.
type BatchRenormalization struct {
	BatchNormalization
	Rmax, Dmax float64
	before     [2]*Array // the running statistics of the first time in F.forget
}

// BatchRenormalizationOptions are the arguments of L.BatchRenormalization after size.
type BatchRenormalizationOptions struct {
	Rmax, Dmax, Decay, Eps                                   float64
	Dtype                                                    *array.Dtype
	UseGamma, UseBeta                                        bool
	InitialGamma, InitialBeta, InitialAvgMean, InitialAvgVar any
}

// NewBatchRenormalization makes a layer like L.BatchNormalization that differs less
// between the training and after it, and so does better with small batches (Ioffe,
// Batch Renormalization, arXiv:1702.03275): the statistics of the batch are moved
// towards the running ones, by a factor of at most rmax and a distance of at most
// dmax. See F.batch_renormalization.
//
// The other arguments are those of L.BatchNormalization; size must be given. As in
// Chainer 7, initial_avg_var is what avg_mean starts as, and initial_avg_mean is
// not used.
//
//	> model = L.BatchRenormalization(1, 3, 1)
//	> model(np.array{{1}, {3}})
//	variable([[1.001358e-05]
//	          [1.999990e+00]])
func NewBatchRenormalization(s *Session, size []int, opt BatchRenormalizationOptions) *BatchRenormalization {
	l := &BatchRenormalization{Rmax: opt.Rmax, Dmax: opt.Dmax}
	l.build(s, l, size, BatchNormalizationOptions{
		Decay: opt.Decay, Eps: opt.Eps, Dtype: opt.Dtype, UseGamma: opt.UseGamma, UseBeta: opt.UseBeta,
		InitialGamma: opt.InitialGamma, InitialBeta: opt.InitialBeta, InitialAvgMean: opt.InitialAvgVar,
	})
	return l
}

// Forward normalizes x, and updates the running statistics if the session trains.
//
//	> model = L.BatchRenormalization(1)
//	> model:forward(np.array{{1}, {3}})
//	variable([[-0.99999]
//	          [ 0.99999]])
func (l *BatchRenormalization) Forward(x *Variable, finetune bool) *Variable {
	gamma, beta := l.gammaBeta(x.Dtype())
	if !l.sess.Train {
		mean, variance := l.sess.Constant(l.AvgMean.Array()), l.sess.Constant(l.AvgVar.Array())
		return functions.FixedBatchNormalization(x, gamma, beta, mean, variance, l.Eps, nil)
	}
	opt := functions.BatchRenormalizationOptions{
		Rmax: l.Rmax, Dmax: l.Dmax, Eps: l.Eps, RunningMean: l.AvgMean.Array(), RunningVar: l.AvgVar.Array(),
	}
	switch {
	case l.sess.InRecomputing:
		opt.RunningMean, opt.RunningVar = l.before[0], l.before[1]
	case l.sess.WillRecompute:
		l.before = [2]*Array{opt.RunningMean.Copy(), opt.RunningVar.Copy()}
		fallthrough
	default:
		opt.Decay, opt.UpdateStatistics = decayOf(l.N, l.Decay, finetune), true
	}
	return functions.BatchRenormalization(x, gamma, beta, opt)
}

// Apply is a call, hooks and all.
func (l *BatchRenormalization) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, false) })
}
