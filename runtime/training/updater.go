package training

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/datasets"
	"nnlua/runtime/optimizers"
)

func init() {
	for _, module := range []string{"chainer.training.", "chainer.training.updaters."} {
		catalog.AddClass(module+"StandardUpdater", NewStandardUpdater, catalog.Training)
	}
	catalog.Add("StandardUpdater:init(iterator: value, optimizer: value, converter: function? = nil, device: value = nil, loss_func: function? = nil, "+
		"loss_scale: number? = nil, auto_new_epoch: boolean = true, input_device: value = nil)", (*StandardUpdater).Start, catalog.Training)
	catalog.Add("StandardUpdater:update()", (*StandardUpdater).update, catalog.Training)
	catalog.Add("StandardUpdater:update_core()", (*StandardUpdater).UpdateCore, catalog.Training)
}

// Updater changes the parameters once, at every iteration of a Trainer.
type Updater interface {
	Update()
	Iteration() int
	Epoch() int
	EpochDetail() float64
	PreviousEpochDetail() *float64
	IsNewEpoch() bool
	Finalize()
	OptimizerNames() []string
	GetOptimizer(name string) any
}

// StandardUpdater trains by the batches of an iterator.
type StandardUpdater struct {
	s          *Session
	object     catalog.Object
	iterators  members[datasets.Iterator]
	optimizers members[optimizer]
	converter  catalog.Func
	lossFunc   catalog.Func
	autoEpoch  bool
	iteration  int
}

type optimizer interface{ AsOptimizer() *optimizers.Optimizer }

// NewStandardUpdater returns the updater of most lessons:
// training.StandardUpdater(iterator, optimizer). At every update it takes a batch
// of the iterator, makes arrays of it, calls the loss function with them, and
// lets the optimizer change the parameters by the gradients. See
// StandardUpdater:init for the arguments.
//
// 日本語: ミニバッチを取り出して1回更新する係を作ります。
//
// Scripts extend the class to write a method update_core of their own; an init
// of their own calls training.StandardUpdater.init(self, iterator, optimizer).
//
//	> model = L.Linear(1, 1, {initialW = 1, nobias = true})
//	> optimizer = optimizers.SGD(0.1):setup(model)
//	> it = chainer.iterators.SerialIterator({np.array{1}, np.array{2}}, 2, true, false)
//	> updater = chainer.training.StandardUpdater(it, optimizer, {loss_func = function(x) return F.sum(model(x)) end})
//	> updater:update()
//	> model.W.data
//	[[0.7]]
func NewStandardUpdater(s *Session) *StandardUpdater { return &StandardUpdater{s: s} }

// SetObject joins the updater with the script's side of it.
func (u *StandardUpdater) SetObject(o catalog.Object) { u.object = o }

// Object returns the script's side.
func (u *StandardUpdater) Object() catalog.Object { return u.object }

// Init does nothing: Start has the arguments.
func (u *StandardUpdater) Init([]any) {}

// UpdaterOptions are the arguments of StandardUpdater after the optimizer.
type UpdaterOptions struct {
	Converter           catalog.Func
	Device, InputDevice any
	LossFunc            catalog.Func
	LossScale           *float64
	AutoNewEpoch        bool
}

// Start is the constructor. iterator and optimizer are one each, or tables of
// several by name, of which "main" is used. converter makes arrays of a batch;
// chainer.dataset.concat_examples if none is given. loss_func returns the loss,
// by default the optimizer's model does. auto_new_epoch counts the epochs of the
// optimizer. loss_scale is that of optimizer:set_loss_scale. device and
// input_device are ignored: all is on the CPU.
//
// 日本語: イテレーターとオプティマイザを受け取って準備します。
//
//	> Mine = chainer.training.StandardUpdater:extend("Mine")
//	> function Mine:init(it, optimizer) chainer.training.StandardUpdater.init(self, it, optimizer) end
//	> function Mine:update_core() self:get_iterator("main"):next() end
//	> updater = Mine(chainer.iterators.SerialIterator({1, 2}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> updater:update()
//	> updater.iteration, updater.epoch_detail
//	1
//	0.5
func (u *StandardUpdater) Start(iterator, optimizer any, opt UpdaterOptions) {
	u.iterators = membersOf[datasets.Iterator]("iterator", "an iterator", iterator)
	u.optimizers = membersOf[optimizerType]("optimizer", "an optimizer", optimizer)
	u.lossFunc, u.autoEpoch = opt.LossFunc, opt.AutoNewEpoch
	u.converter = converterOf(opt.Converter)
	for _, name := range u.optimizers.names {
		o := u.optimizers.get(name).AsOptimizer()
		o.Target() // an error before setup
		if opt.LossScale != nil {
			o.SetLossScale(*opt.LossScale)
		}
		o.CountEpochs(opt.AutoNewEpoch)
	}
}

type optimizerType = optimizer

// converterOf returns the converter of a script, nil for the usual one: that is
// called without leaving the runtime.
func converterOf(f catalog.Func) catalog.Func {
	if named, ok := f.(interface{ Name() string }); ok && named.Name() == "chainer.dataset.concat_examples" {
		return nil
	}
	return f
}

// convert makes the arguments of a loss function of a batch.
func convert(s *Session, converter catalog.Func, batch []any) []any {
	if converter == nil {
		switch v := datasets.Concat(s, batch, nil).(type) {
		case datasets.Tuple:
			return v
		default:
			return []any{v}
		}
	}
	results := converter.Call(batch, nil)
	if len(results) == 1 {
		if table, ok := results[0].(catalog.Table); ok && table.Len() > 0 {
			results = nil
			for i := range table.Len() {
				results = append(results, table.At(i))
			}
		}
	}
	return results
}

// Update makes one update, by the script's method if it wrote one.
func (u *StandardUpdater) Update() {
	if u.object != nil && u.object.Get("update") != nil {
		u.object.Call("update")
		return
	}
	u.update()
}

// update makes one update: update_core, which scripts may write, and then
// iteration = iteration + 1.
//
// 日本語: 1回更新します。
//
//	> model = L.Linear(1, 1)
//	> it = chainer.iterators.SerialIterator({np.array{1}}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> updater:update()
//	> updater.iteration
//	1
func (u *StandardUpdater) update() {
	written := false
	if u.object != nil && u.object.Get("update_core") != nil {
		_, written = u.object.Call("update_core")
	}
	if !written {
		u.UpdateCore()
	}
	u.iteration++
}

// UpdateCore takes a batch and changes the parameters by the gradients of its
// loss. Scripts write another one to train differently.
//
// 日本語: 更新の中身です。上書きして自分の更新を書けます。
//
//	> model = L.Linear(1, 1, {initialW = 1, nobias = true})
//	> it = chainer.iterators.SerialIterator({np.array{1}}, 1)
//	> updater = chainer.training.StandardUpdater(it, optimizers.SGD(0.5):setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> updater:update_core()
//	> model.W.data
//	[[0.5]]
func (u *StandardUpdater) UpdateCore() {
	it := u.iterators.get("main")
	batch, ok := it.Next()
	if !ok {
		array.Fail("the iterator is at its end: make it with repeat = true, which is the default")
	}
	optimizer := u.optimizers.get("main").AsOptimizer()
	lossFunc := u.lossFunc
	if lossFunc == nil {
		lossFunc = u.s.FuncOf(optimizer.Target())
	}
	optimizer.Update(lossFunc, convert(u.s, u.converter, batch)...)
	if u.autoEpoch && it.IsNewEpoch() {
		optimizer.NewEpoch(true)
	}
}
