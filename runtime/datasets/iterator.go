package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers"
)

// Iterator draws batches from a data set, as chainer.dataset.Iterator.
type Iterator interface {
	// Next returns the next batch; ok is false at the end.
	Next() (batch []any, ok bool)
	Epoch() int                    // how often the whole data set was seen
	IsNewEpoch() bool              // whether the last batch ended one
	EpochDetail() float64          // Epoch with the fraction of the present one
	PreviousEpochDetail() *float64 // EpochDetail before the last batch, nil if there was none
	Reset()
	Finalize()
	Serialize(s serializers.Serializer)
}

func init() {
	catalog.AddClass("chainer.dataset.Iterator", NewIterator, catalog.Datasets)
	catalog.Add("Iterator:__call(args: value*) -> value", call, catalog.Datasets)
	catalog.Add("Iterator:next() -> value", Next, catalog.Datasets)
}

// call serves for batch in iterator do.
func call(it Iterator, _ ...any) any { return Next(it) }

// Next returns the next batch, a list of examples, and nil at the end. In a loop
// write: for batch in iterator do.
//
// 日本語: 次のバッチを返します。終わりに来たら nil を返します。
//
//	> it = chainer.iterators.SerialIterator({1, 2, 3}, 2, false, false)
//	> #it:next(), #it:next(), it:next()
//	2
//	1
//	nil
func Next(it Iterator) any {
	if batch, ok := it.Next(); ok {
		return batch
	}
	return nil
}

// ScriptIterator is an iterator that the script wrote.
type ScriptIterator struct{ object catalog.Object }

// NewIterator returns the class of iterators that scripts write: extend it with
// the method next(self), which returns a batch, a table of examples, and nil at
// the end. epoch, is_new_epoch, epoch_detail and previous_epoch_detail are fields
// or methods; reset, finalize and serialize(serializer) may be there.
//
// 日本語: 自分で書くイテレータの元になるクラスです。next でバッチを返します。
//
//	> Countdown = chainer.dataset.Iterator:extend("Countdown")
//	> function Countdown:init(n) self.n, self.epoch = n, 0 end
//	> function Countdown:next()
//	>   self.n = self.n - 1
//	>   if self.n >= 0 then return {self.n} end
//	> end
//	> for batch in Countdown(2) do print(batch[1]) end
//	1
//	0
func NewIterator() *ScriptIterator { return &ScriptIterator{} }

// SetObject joins the iterator with the script's side of it.
func (it *ScriptIterator) SetObject(o catalog.Object) { it.object = o }

// Object returns the script's side.
func (it *ScriptIterator) Object() catalog.Object { return it.object }

// Init does nothing.
func (it *ScriptIterator) Init([]any) {}

// Next calls the script's method next.
func (it *ScriptIterator) Next() ([]any, bool) {
	results, ok := it.object.Call("next")
	if !ok {
		array.Fail("%s has no method next: write function %[1]s:next() return a batch end", it.object.Class())
	}
	batch := example(results)
	if batch == nil {
		return nil, false
	}
	examples := Of("a batch", batch)
	list := make([]any, examples.Len())
	for i := range list {
		list[i] = examples.Example(i)
	}
	return list, true
}

// value returns what a field holds or the method of that name returns.
func (it *ScriptIterator) value(name string) any {
	v := it.object.Get(name)
	if _, isMethod := v.(catalog.Func); isMethod {
		results, _ := it.object.Call(name)
		return example(results)
	}
	return v
}

// Epoch returns the script's epoch.
func (it *ScriptIterator) Epoch() int {
	n, _ := it.value("epoch").(float64)
	return int(n)
}

// IsNewEpoch returns the script's is_new_epoch.
func (it *ScriptIterator) IsNewEpoch() bool {
	is, _ := it.value("is_new_epoch").(bool)
	return is
}

// EpochDetail returns the script's epoch_detail, or else its epoch.
func (it *ScriptIterator) EpochDetail() float64 {
	if n, ok := it.value("epoch_detail").(float64); ok {
		return n
	}
	return float64(it.Epoch())
}

// PreviousEpochDetail returns the script's previous_epoch_detail.
func (it *ScriptIterator) PreviousEpochDetail() *float64 {
	if n, ok := it.value("previous_epoch_detail").(float64); ok {
		return &n
	}
	return nil
}

// Reset calls the script's method reset.
func (it *ScriptIterator) Reset() {
	if _, ok := it.object.Call("reset"); !ok {
		array.Fail("%s has no method reset", it.object.Class())
	}
}

// Finalize calls the script's method finalize.
func (it *ScriptIterator) Finalize() { it.object.Call("finalize") }
