package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
	"nnlua/runtime/reporter"
)

func init() {
	add("Classifier(predictor: value, lossfun: function? = nil, accfun: function? = nil, label_key: value = -1) -> Classifier", NewClassifier,
		"(args: value*, named: names = nil) -> value", (*Classifier).Forward)
	catalog.AddProperty("Classifier.lossfun: function?", (*Classifier).lossfun, (*Classifier).setLossfun, catalog.Links)
	catalog.AddProperty("Classifier.accfun: function?", (*Classifier).accfun, (*Classifier).setAccfun, catalog.Links)
	catalog.AddProperty("Classifier.compute_accuracy: boolean", (*Classifier).computeAccuracy, (*Classifier).setComputeAccuracy, catalog.Links)
	catalog.AddProperty("Classifier.y: value", (*Classifier).prediction, nil, catalog.Links)
	catalog.AddProperty("Classifier.loss: value", (*Classifier).lastLoss, nil, catalog.Links)
	catalog.AddProperty("Classifier.accuracy: value", (*Classifier).lastAccuracy, nil, catalog.Links)
}

// Classifier is a model with a loss and an accuracy.
type Classifier struct {
	Chain
	LossFun, AccFun   catalog.Func // of a prediction and its labels; nil for softmax_cross_entropy and accuracy
	ComputeAccuracy   bool
	Y, Loss, Accuracy any // of the last call, nil before
	labelKey          any
}

// ClassifierOptions are the arguments of L.Classifier after the predictor.
type ClassifierOptions struct {
	Lossfun, Accfun catalog.Func
	LabelKey        any
}

// NewClassifier makes a link that calls predictor, any link, and compares what
// it returns with the right labels: a call gets the inputs of the predictor and
// the labels, and returns lossfun(y, t). Functions for regression do as well.
//
// 日本語: モデルに誤差と正解率の計算を付け加えます。
//
// lossfun is F.softmax_cross_entropy and accfun F.accuracy if nothing else is
// said. label_key says which argument the labels are, counted from 0; -1 is the
// last; a name means a keyword. After a call the attributes y, loss and accuracy
// hold the prediction and what came of it; with compute_accuracy = false there
// is no accuracy. Loss and accuracy are also reported, as chainer.report does, so
// that a trainer knows them as main/loss and main/accuracy.
//
//	> model = L.Classifier(L.Linear(2, 2, {initialW = chainer.initializers.Identity()}))
//	> model(np.array{{3, 0}, {0, 0}}, np.array({0, 1}, "int32"))
//	variable(0.37086725)
//	> model.accuracy
//	variable(0.5)
//	> reporter = chainer.Reporter()
//	> reporter:add_observer("main", model)
//	> reporter(function() model(np.array{{3, 0}}, np.array({0}, "int32")) end)
//	> reporter.observation["main/accuracy"]
//	variable(1.)
func NewClassifier(s *Session, predictor any, opt ClassifierOptions) *Classifier {
	switch key := opt.LabelKey.(type) {
	case string:
	case float64:
		if key == float64(int(key)) {
			break
		}
		array.FailIn("Classifier", "label_key is %v, want a whole number or a name", key)
	default:
		array.FailIn("Classifier", "label_key is a whole number or a name")
	}
	l := &Classifier{LossFun: opt.Lossfun, AccFun: opt.Accfun, ComputeAccuracy: true, labelKey: opt.LabelKey}
	l.setUp(s, l)
	l.AddLink("predictor", predictor)
	return l
}

// Forward returns the loss of the predictor. named are arguments by name.
//
// 日本語: モデルの出力を求め、正解との誤差を返します。
//
//	> model = L.Classifier(L.Linear(2, 2, {initialW = 0}))
//	> model:forward(np.ones{1, 2}, np.array({0}, "int32"))
//	variable(0.6931472)
func (l *Classifier) Forward(args []any, named map[string]any) any {
	args, named, t := l.takeLabels(args, named)
	if len(named) > 0 {
		args = append(args[:len(args):len(args)], named)
	}
	l.Y, l.Loss, l.Accuracy = nil, nil, nil
	y := first(call(l.attribute("predictor"), args))
	l.Y = y
	l.Loss = l.compare(l.LossFun, y, t, func(y, t *Variable) *Variable {
		return functions.SoftmaxCrossEntropy(y, t, functions.SoftmaxCrossEntropyOptions{Normalize: true, IgnoreLabel: -1, Reduce: "mean", SoftTargetLoss: "cross-entropy"})
	})
	reporter.Report(l.sess, "loss", l.Loss, l)
	if l.ComputeAccuracy {
		l.Accuracy = l.compare(l.AccFun, y, t, func(y, t *Variable) *Variable { return functions.Accuracy(y, t, nil) })
		reporter.Report(l.sess, "accuracy", l.Accuracy, l)
	}
	return l.Loss
}

// compare calls a function of the script or else the given one.
func (l *Classifier) compare(f catalog.Func, y, t any, otherwise func(y, t *Variable) *Variable) any {
	if f != nil {
		return first(f.Call(y, t))
	}
	return otherwise(asVariable(l.sess, y), asVariable(l.sess, t))
}

func first(results []any) any { return append(results, nil)[0] }

// takeLabels takes the labels out of the arguments.
func (l *Classifier) takeLabels(args []any, named map[string]any) (rest []any, others map[string]any, t any) {
	if name, ok := l.labelKey.(string); ok {
		others = map[string]any{}
		for k, v := range named {
			others[k] = v
		}
		t, ok = others[name]
		if !ok {
			array.Fail("there is no argument '%s', which the labels should be", name)
		}
		delete(others, name)
		return args, others, t
	}
	at := int(l.labelKey.(float64))
	if at < -len(args) || at >= len(args) {
		array.Fail("argument %d should be the labels, counted from 0, but there are %d arguments", at, len(args))
	}
	if at < 0 {
		at += len(args)
	}
	return append(append([]any{}, args[:at]...), args[at+1:]...), named, args[at]
}
