package training

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/datasets"
	"nnlua/runtime/links"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.AddClass("chainer.training.extensions.Evaluator", NewEvaluator, catalog.Training)
	catalog.Add("Evaluator:init(iterator: value, target: value, converter: function? = nil, device: value = nil, eval_hook: function? = nil, eval_func: function? = nil, progress_bar: boolean = false)", (*Evaluator).Start, catalog.Training)
	catalog.Add("Evaluator:__call(trainer: value = nil) -> value", (*Evaluator).call, catalog.Training)
	catalog.Add("Evaluator:evaluate() -> value", (*Evaluator).Evaluate, catalog.Training)
	catalog.Add("Evaluator:get_iterator(name: string) -> value", (*Evaluator).GetIterator, catalog.Training)
	catalog.Add("Evaluator:get_target(name: string) -> value", (*Evaluator).GetTarget, catalog.Training)
	catalog.AddProperty("Evaluator.name: string?", (*Evaluator).Name, (*Evaluator).SetName, catalog.Training)
}

// Evaluator reports how good a model is on a data set.
type Evaluator struct {
	settings
	s         *Session
	object    catalog.Object
	iterators members[datasets.Iterator]
	targets   members[linker]
	converter catalog.Func
	hook, fn  catalog.Func
	bar       *bar // nil if none is wanted
}

type linker interface{ AsLink() *links.Link }

// NewEvaluator returns an extension that calls the model with all batches of an
// iterator, at the end of every epoch, and reports the means of what the model
// reports: extensions.Evaluator(iterator, model). The names begin with
// "validation/main/". The iterator is made with repeat = false. See Evaluator:init
// for the arguments. Scripts extend the class to write a method evaluate.
//
// 日本語: 検証用のデータで誤差や正解率を測ります。
//
//	> model = chainer.Chain:extend("M")()
//	> evaluator = chainer.training.extensions.Evaluator(chainer.iterators.SerialIterator({1, 2, 6}, 1, false, false), model,
//	>   {eval_func = function(x) chainer.report({x = x[1]}, model) end})
//	> evaluator()["main/x"]
//	3
func NewEvaluator(s *Session) *Evaluator {
	e := &Evaluator{s: s}
	e.settings = defaults("validation", PriorityWriter, 1, "epoch")
	return e
}

// SetObject joins the evaluator with the script's side of it.
func (e *Evaluator) SetObject(o catalog.Object) { e.object = o }

// Object returns the script's side.
func (e *Evaluator) Object() catalog.Object { return e.object }

// Init does nothing: Start has the arguments.
func (e *Evaluator) Init([]any) {}

// EvaluatorOptions are the arguments of Evaluator after the target.
type EvaluatorOptions struct {
	Converter          catalog.Func
	Device             any
	EvalHook, EvalFunc catalog.Func
	ProgressBar        bool
}

// Start is the constructor. iterator and target, a link, are one each or tables
// of several by name, of which "main" is used. converter makes arrays of a batch;
// eval_hook(evaluator) is called before each evaluation; eval_func is called with
// the arrays instead of the target. progress_bar shows how far it is, on a screen.
// device is ignored.
//
// 日本語: イテレーターとモデルを受け取って準備します。
//
//	> E = chainer.training.extensions.Evaluator:extend("E")
//	> function E:evaluate() return {answer = 42} end
//	> E(chainer.iterators.SerialIterator({1}, 1, false), L.Linear(1, 1))().answer
//	42
func (e *Evaluator) Start(iterator, target any, opt EvaluatorOptions) {
	e.iterators = membersOf[datasets.Iterator]("iterator", "an iterator", iterator)
	e.targets = membersOf[linker]("target", "a link", target)
	e.converter, e.hook, e.fn = converterOf(opt.Converter), opt.EvalHook, opt.EvalFunc
	if e.bar = nil; opt.ProgressBar {
		if _, ok := e.iterators.get("main").(positioned); !ok {
			array.Fail("a progress bar wants an iterator that knows its current_position")
		}
		e.bar = &bar{length: 50, out: writerOf(e.s, nil)}
	}
}

// Run evaluates and reports the means.
func (e *Evaluator) Run(*Trainer) { e.call(nil) }

func (e *Evaluator) call(any) reporter.Observation {
	r := reporter.New(e.s)
	prefix := ""
	if e.name != "" {
		prefix = e.name + "/"
	}
	for _, name := range e.targets.names {
		observeLink(r, prefix+name, e.targets.get(name).AsLink().Self())
	}
	var result reporter.Observation
	r.With(func() {
		e.s.Using("train", false, func() { result = e.evaluate() })
	})
	for _, name := range result.Keys() {
		reporter.Report(e.s, name, result.Get(name), nil)
	}
	return result
}

// evaluate calls the script's method evaluate, if it wrote one.
func (e *Evaluator) evaluate() reporter.Observation {
	if e.object != nil && e.object.Get("evaluate") != nil {
		if results, ok := e.object.Call("evaluate"); ok && len(results) > 0 {
			if o, ok := results[0].(reporter.Observation); ok {
				return o
			}
		}
	}
	return e.Evaluate()
}

// Evaluate calls the model with all batches and returns the means of what was
// reported, a table by name.
//
// 日本語: 検証用のデータで測り、結果を返します。
//
//	> model = L.Linear(1, 1)
//	> evaluator = chainer.training.extensions.Evaluator(chainer.iterators.SerialIterator({2, 4}, 2, false, false), model,
//	>   {eval_func = function(x) chainer.report{x = x[1]} end})
//	> evaluator().x
//	2
func (e *Evaluator) Evaluate() reporter.Observation {
	it := e.iterators.get("main")
	f := e.fn
	if f == nil {
		f = e.s.FuncOf(e.targets.get("main").AsLink().Self())
	}
	callIf(e.hook, e)
	it.Reset()
	summary := reporter.NewDictSummary(e.s)
	current := reporter.Current(e.s)
	for {
		batch, ok := it.Next()
		if !ok {
			e.progress(it, true)
			return summary.ComputeMean()
		}
		observation := reporter.NewObservation(e.s)
		current.Scope(observation, func() {
			args := convert(e.s, e.converter, batch)
			e.s.Using("enable_backprop", false, func() { f.Call(args...) })
		})
		summary.AddAll(observation)
		e.progress(it, false)
	}
}

// Finalize ends the iterators.
func (e *Evaluator) Finalize() {
	for _, name := range e.iterators.names {
		e.iterators.get(name).Finalize()
	}
}

// GetIterator returns the iterator of that name.
//
// 日本語: 評価に使うイテレータを名前で返します。
//
//	> it = chainer.iterators.SerialIterator({1}, 1, false)
//	> chainer.training.extensions.Evaluator(it, L.Linear(1, 1)):get_iterator("main") == it
//	true
func (e *Evaluator) GetIterator(name string) any { return e.iterators.get(name) }

// GetTarget returns the link of that name.
//
//	> model = L.Linear(1, 1)
//	> chainer.training.extensions.Evaluator(chainer.iterators.SerialIterator({1}, 1, false), model):get_target("main") == model
//	true
func (e *Evaluator) GetTarget(name string) any { return e.targets.get(name) }

// Name returns the name with which the reported names begin; it can be set, and
// is "validation" in a trainer if it was not.
//
//	> chainer.training.extensions.Evaluator(chainer.iterators.SerialIterator({1}, 1, false), L.Linear(1, 1)).name
//	nil
func (e *Evaluator) Name() *string {
	if e.name == "" {
		return nil
	}
	return &e.name
}

// SetName changes the name.
func (e *Evaluator) SetName(name *string) {
	e.name = ""
	if name != nil {
		e.name = *name
	}
}
