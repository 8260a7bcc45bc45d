package training

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("StandardUpdater:get_optimizer(name: string) -> value", (*StandardUpdater).GetOptimizer, catalog.Training)
	catalog.Add("StandardUpdater:get_all_optimizers() -> value", (*StandardUpdater).GetAllOptimizers, catalog.Training)
	catalog.Add("StandardUpdater:get_iterator(name: string) -> value", (*StandardUpdater).GetIterator, catalog.Training)
	catalog.Add("StandardUpdater:finalize()", (*StandardUpdater).Finalize, catalog.Training)
	catalog.AddProperty("StandardUpdater.iteration: integer", (*StandardUpdater).Iteration, func(u *StandardUpdater, n int) { u.iteration = n }, catalog.Training)
	catalog.AddProperty("StandardUpdater.epoch: integer", (*StandardUpdater).Epoch, nil, catalog.Training)
	catalog.AddProperty("StandardUpdater.epoch_detail: number", (*StandardUpdater).EpochDetail, nil, catalog.Training)
	catalog.AddProperty("StandardUpdater.previous_epoch_detail: number?", (*StandardUpdater).PreviousEpochDetail, nil, catalog.Training)
	catalog.AddProperty("StandardUpdater.is_new_epoch: boolean", (*StandardUpdater).IsNewEpoch, nil, catalog.Training)
	catalog.AddProperty("StandardUpdater.converter: function?", (*StandardUpdater).Converter, nil, catalog.Training)
	catalog.AddProperty("StandardUpdater.loss_func: function?", (*StandardUpdater).LossFunc, nil, catalog.Training)
}

// OptimizerNames returns the names of the optimizers.
func (u *StandardUpdater) OptimizerNames() []string { return u.optimizers.names }

// GetOptimizer returns the optimizer of that name.
//
// 日本語: 名前の示すオプティマイザを返します。
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD(0.5):setup(L.Linear(1, 1)))
//	> updater:get_optimizer("main").lr
//	0.5
func (u *StandardUpdater) GetOptimizer(name string) any { return u.optimizers.get(name) }

// GetAllOptimizers returns a table of the optimizers by name.
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD(0.5):setup(L.Linear(1, 1)))
//	> updater:get_all_optimizers().main.lr
//	0.5
func (u *StandardUpdater) GetAllOptimizers() any { return u.optimizers.table() }

// GetIterator returns the iterator of that name.
//
// 日本語: 名前の示すイテレーターを返します。
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD(0.5):setup(L.Linear(1, 1)))
//	> updater:get_iterator("main") == it
//	true
func (u *StandardUpdater) GetIterator(name string) any { return u.iterators.get(name) }

// Finalize ends the iterators.
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))):finalize()
func (u *StandardUpdater) Finalize() {
	for _, name := range u.iterators.names {
		u.iterators.get(name).Finalize()
	}
}

// Iteration returns the number of updates so far.
//
// 日本語: 何回更新したかを表します。
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).iteration
//	0
func (u *StandardUpdater) Iteration() int { return u.iteration }

// Epoch returns that of the main iterator.
//
// 日本語: データを何周したかを表します。
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).epoch
//	0
func (u *StandardUpdater) Epoch() int { return u.iterators.get("main").Epoch() }

// EpochDetail returns that of the main iterator.
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).epoch_detail
//	0
func (u *StandardUpdater) EpochDetail() float64 { return u.iterators.get("main").EpochDetail() }

// PreviousEpochDetail returns that of the main iterator.
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).previous_epoch_detail
//	nil
func (u *StandardUpdater) PreviousEpochDetail() *float64 {
	return u.iterators.get("main").PreviousEpochDetail()
}

// IsNewEpoch returns that of the main iterator.
//
// 日本語: 直前の更新でエポックが終わったかどうかです。
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).is_new_epoch
//	false
func (u *StandardUpdater) IsNewEpoch() bool { return u.iterators.get("main").IsNewEpoch() }

// Converter returns the function that makes arrays of a batch.
//
// 日本語: データの並びをミニバッチにまとめる関数です。
//
//	> it = chainer.iterators.SerialIterator({np.array{1}, np.array{2}}, 2)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1)))
//	> updater.converter(it:next()).shape[1]
//	2
//	> updater.converter == chainer.dataset.concat_examples
//	true
func (u *StandardUpdater) Converter() catalog.Func {
	if u.converter == nil {
		return u.s.FuncOf(catalog.Lookup("chainer.dataset.concat_examples"))
	}
	return u.converter
}

// LossFunc returns the loss function, nil if it is the model.
//
//	> it = chainer.iterators.SerialIterator({1}, 1)
//	> chainer.training.StandardUpdater(it, optimizers.SGD():setup(L.Linear(1, 1))).loss_func
//	nil
func (u *StandardUpdater) LossFunc() catalog.Func { return u.lossFunc }
