package links

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("BatchNormalization(size: ints? = nil, decay: number = 0.9, eps: number = 2e-5, dtype: dtype? = nil, use_gamma: boolean = true, use_beta: boolean = true, initial_gamma: value = nil, initial_beta: value = nil, axis: ints? = nil, initial_avg_mean: value = nil, initial_avg_var: value = nil) -> BatchNormalization", NewBatchNormalization,
		"(x: float[...], finetune: boolean = false) -> Variable", (*BatchNormalization).Forward)
	catalog.Add("BatchNormalization:start_finetuning()", (*BatchNormalization).StartFinetuning, catalog.Links)
	optional("BatchNormalization.gamma: Parameter?", func(l *BatchNormalization) **Parameter { return &l.Gamma })
	optional("BatchNormalization.beta: Parameter?", func(l *BatchNormalization) **Parameter { return &l.Beta })
	field("BatchNormalization.decay: number", func(l *BatchNormalization) *float64 { return &l.Decay })
	field("BatchNormalization.eps: number", func(l *BatchNormalization) *float64 { return &l.Eps })
	field("BatchNormalization.axis: ints?", func(l *BatchNormalization) *[]int { return &l.Axis })
}

// BatchNormalization is the layer of that name. Gamma and Beta may be absent.
type BatchNormalization struct {
	Link
	Gamma, Beta     *Parameter
	AvgMean, AvgVar *Persistent
	N               *Persistent // calls with finetune = true
	Decay, Eps      float64
	Axis            []int // nil for all but those of gamma
	dtype           array.Dtype
	startMean       any // how the running statistics start
	startVar        any
}

// BatchNormalizationOptions are the arguments of L.BatchNormalization after size.
type BatchNormalizationOptions struct {
	Decay, Eps                                               float64
	Dtype                                                    *array.Dtype
	UseGamma, UseBeta                                        bool
	InitialGamma, InitialBeta, InitialAvgMean, InitialAvgVar any
	Axis                                                     []int
}

// BatchNormalizationDefaults are the options where nothing is said.
var BatchNormalizationDefaults = BatchNormalizationOptions{Decay: 0.9, Eps: 2e-5, UseGamma: true, UseBeta: true}

// NewBatchNormalization makes a layer that gives every channel of a batch mean 0
// and variance 1 and then multiplies it by gamma and adds beta, which are learned
// (Ioffe and Szegedy, Batch Normalization, 2015): y = (x - mean) /
// sqrt(variance + eps) * gamma + beta. See F.batch_normalization.
//
// 日本語: バッチ正規化の層を作ります。
//
// size is the shape of gamma and beta: the number of channels, or several axes of x
// behind the first. With size = nil and axis, over which axes to average, the
// first call tells it; one of the two must be given. gamma starts as 1, beta as 0;
// initial_gamma and initial_beta change that, use_gamma = false and
// use_beta = false leave them away. Parameters and statistics have the type dtype,
// chainer.config.dtype for nil.
//
// While chainer.config.train is true, a call also updates the running statistics
// avg_mean and avg_var: decay * old + (1 - decay) * new. When it is false, they are
// used in place of the batch's. They start as 0 and 1, or as initial_avg_mean and
// initial_avg_var, and are saved with the link. With finetune = true they become
// plain means over the calls, N in number, since start_finetuning(). decay, eps and
// axis are attributes that may be changed.
//
//	> model = L.BatchNormalization(1)
//	> model(np.array{{1}, {3}})
//	variable([[-0.99999]
//	          [ 0.99999]])
//	> print(model.avg_mean, model.avg_var)
//	[0.2]	[1.1]
func NewBatchNormalization(s *Session, size []int, opt BatchNormalizationOptions) *BatchNormalization {
	l := &BatchNormalization{}
	l.build(s, l, size, opt)
	return l
}

func (l *BatchNormalization) build(s *Session, self any, size []int, opt BatchNormalizationOptions) {
	if size == nil && opt.Axis == nil {
		array.Fail("size or axis is missing")
	}
	l.setUp(s, self)
	l.Decay, l.Eps, l.Axis = opt.Decay, opt.Eps, opt.Axis
	l.dtype = dtypeOf(s, opt.Dtype)
	if !l.dtype.IsFloat() {
		array.Fail("dtype is %s, want floats", l.dtype)
	}
	l.startMean, l.startVar = opt.InitialAvgMean, opt.InitialAvgVar
	l.N, l.AvgMean, l.AvgVar = l.Keep("N", 0), l.Keep("avg_mean", nil), l.Keep("avg_var", nil)
	if opt.UseGamma {
		l.Gamma = l.AddParam("gamma", cast{initializer{&l.dtype}, initializerOf(opt.InitialGamma, constant(1))}, nil)
	}
	if opt.UseBeta {
		l.Beta = l.AddParam("beta", cast{initializer{&l.dtype}, initializerOf(opt.InitialBeta, constant(0))}, nil)
	}
	if size != nil {
		l.initialize(size)
	}
}

func (l *BatchNormalization) initialize(shape []int) {
	l.AvgMean.Value, l.AvgVar.Value = l.statistics(l.startMean, 0, shape), l.statistics(l.startVar, 1, shape)
	for _, p := range []*Parameter{l.Gamma, l.Beta} {
		if p != nil {
			p.Initialize(shape)
		}
	}
}

func (l *BatchNormalization) statistics(start any, otherwise float64, shape []int) *Array {
	if start == nil {
		start = otherwise
	}
	return GenerateArray(l.sess, start, shape, nil, &l.dtype)
}

func (l *BatchNormalization) printed() []any {
	var size, dtype any
	if a := l.AvgMean.Array(); a != nil {
		dtype = a.Dtype()
		if a.Ndim() > 0 {
			size = a.Shape()[0]
		}
	}
	return []any{"size", size, "decay", l.Decay, "eps", l.Eps, "dtype", dtype, "use_gamma", true, "use_beta", true} // Chainer says true of both
}

// Forward normalizes x, and updates the running statistics if the session trains.
//
//	> model = L.BatchNormalization(1)
//	> model:forward(np.array{{1}, {3}})
//	variable([[-0.99999]
//	          [ 0.99999]])
func (l *BatchNormalization) Forward(x *Variable, finetune bool) *Variable {
	if l.AvgMean.Array() == nil {
		shape := []int{}
		for i, n := range x.Shape() {
			if !slices.Contains(l.Axis, i) {
				shape = append(shape, n)
			}
		}
		l.initialize(shape)
	}
	gamma, beta := l.gammaBeta(l.dtype)
	if !l.sess.Train {
		mean, variance := l.sess.Constant(l.AvgMean.Array()), l.sess.Constant(l.AvgVar.Array())
		return functions.FixedBatchNormalization(x, gamma, beta, mean, variance, l.Eps, l.Axis)
	}
	opt := functions.BatchNormalizationOptions{Eps: l.Eps, Axis: l.Axis}
	if !l.sess.InRecomputing { // F.forget must not count a batch twice
		opt.RunningMean, opt.RunningVar, opt.Decay = l.AvgMean.Array(), l.AvgVar.Array(), decayOf(l.N, l.Decay, finetune)
	}
	return functions.BatchNormalization(x, gamma, beta, opt)
}

// gammaBeta returns gamma and beta, ones and zeros where they are absent.
func (l *BatchNormalization) gammaBeta(d array.Dtype) (gamma, beta *Variable) {
	gamma, beta = l.Gamma.orNil(), l.Beta.orNil()
	shape := l.AvgMean.Array().Shape()
	if gamma == nil {
		ones := array.New(d, shape...)
		ones.Fill(1)
		gamma = l.sess.Constant(ones)
	}
	if beta == nil {
		beta = l.sess.Constant(array.New(d, shape...))
	}
	return gamma, beta
}

// decayOf returns the decay of a call in the training. With finetune it counts the call:
// decays of 1 - 1/n make a mean.
func decayOf(n *Persistent, decay float64, finetune bool) float64 {
	if !finetune {
		return decay
	}
	n.Value = n.Int() + 1
	return 1 - 1/float64(n.Int())
}

// StartFinetuning begins to count the calls with finetune = true anew: the running
// statistics become the means over all calls from now on.
//
//	> model = L.BatchNormalization(1)
//	> model:start_finetuning()
//	> y = model(np.array{{1}, {3}}, {finetune = true})
//	> print(model.N, model.avg_mean)
//	1	[2.]
func (l *BatchNormalization) StartFinetuning() { l.N.Value = 0 }

// Apply is a call, hooks and all.
func (l *BatchNormalization) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, false) })
}
