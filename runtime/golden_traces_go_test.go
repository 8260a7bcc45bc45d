package runtime_test

import (
	"encoding/json"
	"math"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/functions"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
	"nnlua/runtime/optimizers"
)

// goTraceModels are the models of traceModels in Go: links by name, and what a
// call computes.
var goTraceModels = []struct {
	family string
	create func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable)
}{
	{"simple_linear", func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable) {
		l1 := goLinear(s, 1, 1)
		return map[string]any{"l1": l1}, l1.Apply
	}},
	{"mlp", func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable) {
		l1, l2 := goLinear(s, 4, 8), goLinear(s, 8, 3)
		return map[string]any{"l1": l1, "l2": l2}, func(x *autograd.Variable) *autograd.Variable {
			return l2.Apply(functions.ReLU(l1.Apply(x)))
		}
	}},
	{"cnn_bn", func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable) {
		conv, bn, fc := goConvolution(s), links.NewBatchNormalization(s, []int{3}, links.BatchNormalizationDefaults), goLinear(s, 27, 4)
		return map[string]any{"conv": conv, "bn": bn, "fc": fc}, func(x *autograd.Variable) *autograd.Variable {
			return fc.Apply(goPooling(functions.ReLU(bn.Apply(conv.Apply(x)))))
		}
	}},
	{"cnn", func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable) {
		conv, fc := goConvolution(s), goLinear(s, 27, 4)
		return map[string]any{"conv": conv, "fc": fc}, func(x *autograd.Variable) *autograd.Variable {
			return fc.Apply(goPooling(functions.ReLU(conv.Apply(x))))
		}
	}},
	{"lstm_char", func(s *autograd.Session) (map[string]any, func(x *autograd.Variable) *autograd.Variable) {
		in, units := 5, 7
		embed, lstm, out := links.NewEmbedID(s, 6, 5, nil, nil), links.NewLSTM(s, &in, &units, links.LSTMOptions{}), goLinear(s, 7, 6)
		return map[string]any{"embed": embed, "lstm": lstm, "out": out}, func(x *autograd.Variable) *autograd.Variable {
			return out.Apply(lstm.Apply(embed.Apply(x)))
		}
	}},
}

func goLinear(s *autograd.Session, in, out int) *links.Linear {
	return links.NewLinear(s, &in, &out, links.LinearOptions{})
}

func goConvolution(s *autograd.Session) *links.Convolution2D {
	in, o := 1, links.ConvolutionDefaults
	o.Pad = []int{1}
	return links.NewConvolution2D(s, &in, []int{3}, []int{3}, o)
}

func goPooling(x *autograd.Variable) *autograd.Variable {
	return functions.MaxPooling2D(x, []int{2}, []int{2}, []int{0}, true, false)[0].(*autograd.Variable)
}

// goTrainer is a training in Go.
type goTrainer struct {
	*luaState
	model     *links.Chain
	forward   func(x *autograd.Variable) *autograd.Variable
	lossOf    func(y, t *autograd.Variable) *autograd.Variable
	optimizer *optimizers.Optimizer
}

// goTrace makes the model and the steps in Go.
func goTrace(r *luaState, c *trace) tracer {
	r.evaluate(`np = require "numpy"`)
	g := &goTrainer{luaState: r, model: links.NewChain(r.b.Session), lossOf: functions.MeanSquaredError}
	for _, m := range goTraceModels {
		if strings.HasPrefix(c.Family, m.family) {
			var all map[string]any
			all, g.forward = m.create(r.b.Session)
			for name, link := range all {
				g.model.AddLink(name, link)
			}
			break
		}
	}
	if !strings.Contains(c.Loss, "mean_squared_error") {
		g.lossOf = func(y, t *autograd.Variable) *autograd.Variable {
			return functions.SoftmaxCrossEntropy(y, t, functions.SoftmaxCrossEntropyOptions{Normalize: true, IgnoreLabel: -1, Reduce: "mean"})
		}
	}
	g.optimizer = r.goObject("optimizers."+c.Optimizer.Name, c.Optimizer.Kwargs).(interface {
		AsOptimizer() *optimizers.Optimizer
	}).AsOptimizer()
	g.optimizer.Setup(g.model.AsLink())
	for _, h := range c.Optimizer.Hooks {
		g.optimizer.AddHook(r.goObject("chainer.optimizer_hooks."+h.Name, h.Kwargs), "", "auto")
	}
	g.set("model", g.model)
	data := func(raw json.RawMessage) *array.Array {
		if raw == nil {
			return nil
		}
		return check.Value(raw).(*array.Array)
	}
	x, t, seq := data(c.X), data(c.T), data(c.Seq)
	return tracer{
		iterate: func(iteration map[string]json.RawMessage) {
			var at [2]int
			switch {
			case iteration["columns"] != nil:
				json.Unmarshal(iteration["columns"], &at)
				g.columns(seq, at[0], at[1])
			case iteration["batch_rows"] != nil:
				json.Unmarshal(iteration["batch_rows"], &at)
				g.update(rowsOf(x, at), rowsOf(t, at))
			default:
				g.update(x, t)
			}
		},
		predict: func() { g.set("logits", g.forward(r.b.Session.Constant(x))) },
	}
}

func rowsOf(a *array.Array, at [2]int) *array.Array {
	return array.Get(a, array.Index{{Start: at[0], Stop: at[1] - 1, Step: 1}})
}

func (g *goTrainer) set(name string, v any) { g.L.SetGlobal(name, g.b.Push(v)) }

func (g *goTrainer) update(x, t *array.Array) {
	y, labels := g.forward(g.b.Session.Constant(x)), g.b.Session.Constant(t)
	if t.Ndim() == 1 {
		g.set("accuracy", functions.Accuracy(y, labels, nil))
	}
	g.set("y", y)
	g.learn(g.lossOf(y, labels))
}

func (g *goTrainer) learn(loss *autograd.Variable) {
	g.model.ClearGrads()
	loss.Backward(autograd.BackwardOptions{})
	square := 0.0
	for _, p := range g.model.Params(true) {
		for i := range p.Size() {
			square += p.Grad().Float(i) * p.Grad().Float(i)
		}
	}
	g.optimizer.Update(nil)
	g.set("loss", loss)
	g.set("grad_norm", math.Sqrt(square))
}

// columns predicts every column of seq from the one before.
func (g *goTrainer) columns(seq *array.Array, first, last int) {
	var loss *autograd.Variable
	losses := g.L.NewTable()
	column := func(k int) *autograd.Variable {
		return g.b.Session.Constant(array.Get(seq, array.Index{{}, {IsAt: true, At: k}}))
	}
	for k := first; k < last; k++ {
		step := g.lossOf(g.forward(column(k)), column(k+1))
		losses.Append(g.b.Push(step))
		loss = plus(loss, step)
	}
	g.L.SetGlobal("step_losses", losses)
	g.learn(loss)
	loss.UnchainBackward()
}
