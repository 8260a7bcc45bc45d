package training

import (
	"fmt"
	"os"
	"sort"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
	"nnlua/runtime/links"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("chainer.training.Trainer(updater: value, stop_trigger: value = nil, out: string = \"result\", extensions: value = nil) -> Trainer", NewTrainer, catalog.Training)
	catalog.Add("Trainer:extend(extension: value, name: string? = nil, trigger: value = nil, priority: number? = nil, call_before_training: boolean = false)", (*Trainer).Extend, catalog.Training)
	catalog.Add("Trainer:run(show_loop_exception_msg: boolean = true)", (*Trainer).Run, catalog.Training)
	catalog.Add("Trainer:get_extension(name: string) -> value", (*Trainer).GetExtension, catalog.Training)
	catalog.AddProperty("Trainer.updater: value", (*Trainer).Updater, nil, catalog.Training)
	catalog.AddProperty("Trainer.stop_trigger: value", (*Trainer).StopTrigger, (*Trainer).SetStopTrigger, catalog.Training)
	catalog.AddProperty("Trainer.observation: value", (*Trainer).Observation, nil, catalog.Training)
	catalog.AddProperty("Trainer.reporter: Reporter", (*Trainer).Reporter, nil, catalog.Training)
	catalog.AddProperty("Trainer.out: string", (*Trainer).Out, func(t *Trainer, out string) { t.out = out }, catalog.Training)
	catalog.AddProperty("Trainer.elapsed_time: number", (*Trainer).ElapsedTime, nil, catalog.Training)
	catalog.AddProperty("Trainer.is_before_training: boolean", (*Trainer).IsBeforeTraining, nil, catalog.Training)
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

// Run trains until the stop trigger says stop. After an error, which
// show_loop_exception_msg announces, extensions can save what there is
// (on_error); in any case they and the updater are finalized. It runs once.
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> chainer.training.Trainer(updater, {5, "iteration"}):run()
//	> updater.iteration
//	5
func (t *Trainer) Run(showLoopExceptionMsg bool) {
	if t.done {
		array.Fail("cannot run training loop multiple times")
	}
	if err := file.MkdirAll(t.out, 0o777); err != nil {
		array.Fail("cannot make the folder '%s': %s", t.out, file.Reason(err))
	}
	order := append([]*entry{}, t.entries...)
	sort.SliceStable(order, func(i, k int) bool { return order[i].priority > order[k].priority })
	t.start = time.Now()
	for _, e := range order {
		if f, ok := e.trigger.(interface{ Finished() bool }); ok && f.Finished() {
			continue
		}
		if x, ok := e.extension.(interface{ Initialize(*Trainer) }); ok {
			x.Initialize(t)
		}
	}
	if t.IsBeforeTraining() {
		t.observe(func() {
			for _, e := range order {
				if e.atStart {
					e.extension.Run(t)
				}
			}
		})
	}
	t.loop(order, showLoopExceptionMsg)
	t.took = t.elapsed()
	t.done = true
}

// observe calls f with a new observation into which values are reported.
func (t *Trainer) observe(f func()) {
	t.observation = reporter.NewObservation(t.s)
	t.reporter.Scope(t.observation, f)
}

func (t *Trainer) loop(order []*entry, show bool) {
	defer t.finalize(order)
	defer func() {
		if r := recover(); r != nil {
			t.fail(order, r, show)
			panic(r)
		}
	}()
	for !t.stop.Fire(t) {
		t.observe(func() {
			t.updater.Update()
			for _, e := range order {
				if e.trigger.Fire(t) {
					e.extension.Run(t)
				}
			}
		})
	}
}

// fail tells the extensions of an error in the loop.
func (t *Trainer) fail(order []*entry, failure any, show bool) {
	if show {
		fmt.Fprintf(os.Stderr, "Exception in main training loop: %v\n", failure)
	}
	for _, e := range order {
		x, ok := e.extension.(interface{ OnError(t *Trainer, failure any) })
		if !ok {
			continue
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Fprintf(os.Stderr, "Exception in error handler: %v\n", r)
				}
			}()
			x.OnError(t, failure)
		}()
	}
}

func (t *Trainer) finalize(order []*entry) {
	for _, e := range order {
		if x, ok := e.extension.(interface{ Finalize() }); ok {
			x.Finalize()
		}
	}
	t.updater.Finalize()
}

// Updater returns the updater that the trainer was made with.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> chainer.training.Trainer(updater).updater.iteration
//	0
func (t *Trainer) Updater() any { return t.updater }

// StopTrigger returns the trigger that ends the training.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> trainer = chainer.training.Trainer(updater, {20, "epoch"})
//	> trainer.stop_trigger
//	IntervalTrigger(20, 'epoch')
func (t *Trainer) StopTrigger() any { return t.stop }

// SetStopTrigger replaces the trigger that ends the training.
func (t *Trainer) SetStopTrigger(trigger any) { t.stop = triggerOf("stop_trigger", trigger) }

// Observation returns the table of what was reported in the present iteration.
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) chainer.report{x = 7} return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {1, "iteration"})
//	> trainer:extend(function(trainer) print(trainer.observation.x) end)
//	> trainer:run()
//	7
func (t *Trainer) Observation() any { return t.observation }

// Reporter returns the reporter whose observers are the links of the model.
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(model))
//	> reporter = chainer.training.Trainer(updater).reporter
//	> reporter:report({loss = 1}, model)
//	> reporter.observation["main/loss"]
//	1
func (t *Trainer) Reporter() *reporter.Reporter { return t.reporter }

// Out returns the folder into which files go.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> chainer.training.Trainer(updater).out
//	"result"
func (t *Trainer) Out() string { return t.out }

// ElapsedTime returns the seconds that the training has taken, with those before
// the snapshot from which it was resumed.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> chainer.training.Trainer(updater).elapsed_time
//	example:1: elapsed_time: training has not been started yet
func (t *Trainer) ElapsedTime() float64 {
	if t.start.IsZero() {
		array.Fail("training has not been started yet")
	}
	if t.done {
		return t.took.Seconds()
	}
	return t.elapsed().Seconds()
}

func (t *Trainer) elapsed() time.Duration { return time.Since(t.start) + t.before }

// IsBeforeTraining reports whether no update was made yet.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> chainer.training.Trainer(updater).is_before_training
//	true
func (t *Trainer) IsBeforeTraining() bool { return t.updater.Iteration() == 0 }
