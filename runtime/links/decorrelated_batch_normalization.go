package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("DecorrelatedBatchNormalization(size: integer, groups: integer = 16, decay: number = 0.9, eps: number = 2e-5, dtype: dtype = \"float32\") -> DecorrelatedBatchNormalization", NewDecorrelatedBatchNormalization,
		"(x: float[...], finetune: boolean = false) -> Variable", (*DecorrelatedBatchNormalization).Forward)
	catalog.Add("DecorrelatedBatchNormalization:start_finetuning()", (*DecorrelatedBatchNormalization).StartFinetuning, catalog.Links)
	field("DecorrelatedBatchNormalization.groups: integer", func(l *DecorrelatedBatchNormalization) *int { return &l.Groups })
	field("DecorrelatedBatchNormalization.decay: number", func(l *DecorrelatedBatchNormalization) *float64 { return &l.Decay })
	field("DecorrelatedBatchNormalization.eps: number", func(l *DecorrelatedBatchNormalization) *float64 { return &l.Eps })
}

// DecorrelatedBatchNormalization is the layer of that name. It has no parameters.
type DecorrelatedBatchNormalization struct {
	Link
	AvgMean, AvgProjection *Persistent
	N                      *Persistent // calls with finetune = true
	Groups                 int
	Decay, Eps             float64
}

// NewDecorrelatedBatchNormalization makes a layer that gives the channels of a
// batch mean 0 and variance 1 and takes away how those of one group vary together
// (Huang and others, Decorrelated Batch Normalization, arXiv:1804.08450). See
// F.decorrelated_batch_normalization.
//
// size is the number of channels, which groups divides. While
// chainer.config.train is true, a call also updates the running statistics avg_mean
// and avg_projection: decay * old + (1 - decay) * new. When it is false, they are
// used in place of the batch's. They have the type dtype and are saved with the
// link. finetune is as in L.BatchNormalization.
//
//	> model = L.DecorrelatedBatchNormalization(2, 2)
//	> model(np.array{{1, 0}, {3, 4}})
//	variable([[-0.99999   -0.9999975]
//	          [ 0.99999    0.9999975]])
//	> model.avg_mean
//	[[0.2]
//	 [0.2]]
func NewDecorrelatedBatchNormalization(s *Session, size, groups int, decay, eps float64, dtype array.Dtype) *DecorrelatedBatchNormalization {
	if groups < 1 || size < 0 {
		array.Fail("groups is %d and size %d, want groups of at least one channel", groups, size)
	}
	if !dtype.IsFloat() {
		array.Fail("dtype is %s, want floats", dtype)
	}
	l := &DecorrelatedBatchNormalization{Groups: groups, Decay: decay, Eps: eps}
	l.setUp(s, l)
	c := size / groups
	projection := array.New(dtype, groups, c, c)
	for i := range groups * c {
		projection.SetFloat(i*c+i%max(c, 1), 1)
	}
	l.AvgMean, l.AvgProjection, l.N = l.Keep("avg_mean", array.New(dtype, groups, c)), l.Keep("avg_projection", projection), l.Keep("N", 0)
	return l
}

// Forward normalizes x, and updates the running statistics if the session trains.
//
//	> model = L.DecorrelatedBatchNormalization(1, 1)
//	> model:forward(np.array{{1}, {3}})
//	variable([[-0.99999]
//	          [ 0.99999]])
func (l *DecorrelatedBatchNormalization) Forward(x *Variable, finetune bool) *Variable {
	mean, projection := l.AvgMean.Array(), l.AvgProjection.Array()
	if !l.sess.Train {
		return functions.FixedDecorrelatedBatchNormalization(x, l.sess.Constant(mean), l.sess.Constant(projection), l.Groups)
	}
	if l.sess.InRecomputing { // F.forget must not count a batch twice
		return functions.DecorrelatedBatchNormalization(x, l.Groups, l.Eps, nil, nil, l.Decay)
	}
	return functions.DecorrelatedBatchNormalization(x, l.Groups, l.Eps, mean, projection, decayOf(l.N, l.Decay, finetune))
}

// StartFinetuning begins to count the calls with finetune = true anew. See
// BatchNormalization:start_finetuning.
//
//	> L.DecorrelatedBatchNormalization(2, 1):start_finetuning()
func (l *DecorrelatedBatchNormalization) StartFinetuning() { l.N.Value = 0 }

// Apply is a call, hooks and all.
func (l *DecorrelatedBatchNormalization) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, false) })
}
