package training

import (
	"fmt"
	"sort"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("Trainer:run(show_loop_exception_msg: boolean = true)", (*Trainer).Run, catalog.Training)
}

// Run trains until the stop trigger says stop. After an error, which
// show_loop_exception_msg announces, extensions can save what there is
// (on_error); in any case they and the updater are finalized. Ctrl-C ends the
// training after the present iteration, with a last snapshot of the trainer; a
// second one ends it at once. It runs once.
//
// 日本語: 学習を始め、終わるまで繰り返します。
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
	t.s.Looping(func(stopped func() bool) {
		t.loop(order, showLoopExceptionMsg, stopped)
		t.took = t.elapsed()
		t.done = true
	})
}

// observe calls f with a new observation into which values are reported.
func (t *Trainer) observe(f func()) {
	t.observation = reporter.NewObservation(t.s)
	t.reporter.Scope(t.observation, f)
}

func (t *Trainer) loop(order []*entry, show bool, stopped func() bool) {
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
		if stopped() {
			t.leave(order)
			return
		}
	}
}

// leave saves what the training has reached: whoever goes on loads that. What
// snapshot_object saves, such as the best model so far, stays as it is.
func (t *Trainer) leave(order []*entry) {
	for _, e := range order {
		if s, ok := e.extension.(*Snapshot); ok && s.Target == nil {
			fmt.Fprintf(t.s.Stderr, "saved %s\n", s.save(t))
		}
	}
}

// fail tells the extensions of an error in the loop.
func (t *Trainer) fail(order []*entry, failure any, show bool) {
	if show {
		fmt.Fprintf(t.s.Stderr, "Exception in main training loop: %v\n", failure)
	}
	for _, e := range order {
		x, ok := e.extension.(interface{ OnError(t *Trainer, failure any) })
		if !ok {
			continue
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Fprintf(t.s.Stderr, "Exception in error handler: %v\n", r)
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
