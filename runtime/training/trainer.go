package training

import (
	"fmt"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("chainer.training.Trainer(updater: value, stop_trigger: value = nil, out: string = \"result\", extensions: value = nil) -> Trainer", NewTrainer, catalog.Training)
	catalog.Add("Trainer:extend(extension: value, name: string? = nil, trigger: value = nil, priority: number? = nil, call_before_training: boolean = false)", (*Trainer).Extend, catalog.Training)
	catalog.Add("Trainer:get_extension(name: string) -> value", (*Trainer).GetExtension, catalog.Training)
}

// Trainer is the loop of training.
type Trainer struct {
	s           *Session
	updater     Updater
	stop        Trigger
	out         string
	observation reporter.Observation
	reporter    *reporter.Reporter
	entries     []*entry // in the order in which they were added
	done        bool
	start       time.Time     // of the loop; zero before
	before      time.Duration // what earlier runs took, from a snapshot
	took        time.Duration // all of it, when done
}

// entry is an extension in a trainer.
type entry struct {
	name      string
	extension Extension
	given     any // what the script gave
	trigger   Trigger
	priority  float64
	atStart   bool
}

// NewTrainer returns a trainer. Until stop_trigger says stop, such as {20,
// "epoch"}, run calls the updater and after it the extensions that are due.
// Files go into the folder out. extensions is a table of them.
//
// 日本語: 学習の繰り返し全体を受け持ちます。
//
//	> model = L.Linear(1, 1, {initialW = 1, nobias = true})
//	> it = chainer.iterators.SerialIterator({np.array{1}}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD(0.5):setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {3, "iteration"})
//	> trainer:extend(function(trainer) print(trainer.updater.iteration, model.W.data) end)
//	> trainer:run()
//	1	[[0.5]]
//	2	[[0.]]
//	3	[[-0.5]]
func NewTrainer(s *Session, updater, stopTrigger any, out string, extensions any) *Trainer {
	u, ok := updater.(Updater)
	if !ok {
		array.Fail("updater is %s, want an updater such as training.StandardUpdater", autograd.Describe(updater))
	}
	t := &Trainer{s: s, updater: u, stop: triggerOf("stop_trigger", stopTrigger), out: out, reporter: reporter.New(s), observation: reporter.NewObservation(s)}
	for _, name := range u.OptimizerNames() {
		observeLink(t.reporter, name, u.GetOptimizer(name).(optimizer).AsOptimizer().Target())
	}
	if extensions != nil {
		list, ok := extensions.(catalog.Table)
		if !ok {
			array.Fail("extensions is %s, want a table of extensions", autograd.Describe(extensions))
		}
		for i := range list.Len() {
			t.Extend(list.At(i), nil, nil, nil, false)
		}
	}
	return t
}

// observeLink lets a link and those in it report under a name.
func observeLink(r *reporter.Reporter, name string, target any) {
	r.AddObserver(name, target)
	for _, pair := range target.(interface{ AsLink() *links.Link }).AsLink().NamedLinks(true) {
		r.AddObserver(name+pair[0].(string), pair[1])
	}
}

// Extend adds an extension: one of chainer.training.extensions, one made by
// make_extension or a class that extends chainer.training.Extension, or a
// function of the trainer. name, trigger and priority replace those of the
// extension; of equal priority, those added first are called first. A name that
// is taken gets a number behind it, such as "LogReport_1". With
// call_before_training it is called once before the first update too.
//
// 日本語: 記録や表示などの拡張を加えます。
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> trainer:extend(function() print("two more") end, {name = "counter", trigger = {2, "iteration"}})
//	> trainer:run()
//	two more
//	two more
func (t *Trainer) Extend(extension any, name *string, trigger any, priority *float64, callBeforeTraining bool) {
	e := &entry{extension: extensionOf(extension), given: extension, atStart: callBeforeTraining}
	settings := e.extension.known()
	switch {
	case name != nil:
		e.name = *name
	case settings.name != "":
		e.name = settings.name
	default:
		e.name = settings.defaultName
	}
	if e.name == "training" {
		array.Fail("the name 'training' is prohibited as an extension name")
	}
	if trigger == nil {
		trigger = settings.trigger
	}
	e.trigger = triggerOf("trigger", trigger)
	e.priority = settings.priority
	if priority != nil {
		e.priority = *priority
	}
	base := e.name
	for n := 1; t.find(e.name) != nil; n++ {
		e.name = fmt.Sprintf("%s_%d", base, n)
	}
	settings.name = e.name
	t.entries = append(t.entries, e)
}

func (t *Trainer) find(name string) *entry {
	for _, e := range t.entries {
		if e.name == name {
			return e
		}
	}
	return nil
}

// GetExtension returns the extension of that name.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> trainer = chainer.training.Trainer(updater)
//	> trainer:extend(chainer.training.extensions.LogReport())
//	> #trainer:get_extension("LogReport").log
//	0
func (t *Trainer) GetExtension(name string) any {
	e := t.find(name)
	if e == nil {
		names := make([]string, len(t.entries))
		for i, e := range t.entries {
			names[i] = e.name
		}
		near := catalog.Nearest(name, names)
		if near != "" {
			near = " (did you mean '" + near + "'?)"
		}
		array.Fail("extension %s not found%s", name, near)
	}
	return e.given
}
