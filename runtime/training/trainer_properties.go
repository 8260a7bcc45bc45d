package training

import (
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.AddProperty("Trainer.updater: value", (*Trainer).Updater, nil, catalog.Training)
	catalog.AddProperty("Trainer.stop_trigger: value", (*Trainer).StopTrigger, (*Trainer).SetStopTrigger, catalog.Training)
	catalog.AddProperty("Trainer.observation: value", (*Trainer).Observation, nil, catalog.Training)
	catalog.AddProperty("Trainer.reporter: Reporter", (*Trainer).Reporter, nil, catalog.Training)
	catalog.AddProperty("Trainer.out: string", (*Trainer).Out, func(t *Trainer, out string) { t.out = out }, catalog.Training)
	catalog.AddProperty("Trainer.elapsed_time: number", (*Trainer).ElapsedTime, nil, catalog.Training)
	catalog.AddProperty("Trainer.is_before_training: boolean", (*Trainer).IsBeforeTraining, nil, catalog.Training)
}

// Updater returns the updater that the trainer was made with.
//
// 日本語: 更新を受け持つ updater です。
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
// 日本語: 直前に報告された値です。
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
// 日本語: 結果を書き出すフォルダーです。
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
