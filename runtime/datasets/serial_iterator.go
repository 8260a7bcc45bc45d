package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const given = "(dataset: value, batch_size: integer, repeat: boolean = true, shuffle: boolean? = nil, "
	catalog.Add("chainer.iterators.SerialIterator"+given+"order_sampler: function? = nil) -> SerialIterator", NewSerialIterator, catalog.Datasets)
	catalog.Add("SerialIterator:reset()", (*SerialIterator).Reset, catalog.Datasets)
	catalog.Add("SerialIterator:finalize()", (*SerialIterator).Finalize, catalog.Datasets)
	catalog.AddProperty("SerialIterator.epoch: integer", (*SerialIterator).Epoch, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.is_new_epoch: boolean", (*SerialIterator).IsNewEpoch, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.epoch_detail: number", (*SerialIterator).EpochDetail, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.previous_epoch_detail: number?", (*SerialIterator).PreviousEpochDetail, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.current_position: integer", (*SerialIterator).CurrentPosition, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.batch_size: integer", (*SerialIterator).BatchSize, (*SerialIterator).SetBatchSize, catalog.Datasets)
	catalog.AddProperty("SerialIterator.repeat: boolean", (*SerialIterator).Repeats, nil, catalog.Datasets)
	catalog.AddProperty("SerialIterator.dataset: value", (*SerialIterator).Dataset, nil, catalog.Datasets)
}

// SerialIterator draws batches one after the other.
type SerialIterator struct {
	data   Dataset
	given  any // the data set as the script gave it
	size   int
	repeat bool
	sample func(order *Array, at int) *Array // the order of the next epoch; nil: as they stand

	at, epoch int
	isNew     bool
	order     *Array
	previous  float64 // the epoch detail before the last batch; -1 of none
}

// NewSerialIterator draws batches of batch_size examples. At the end of the data
// set it begins anew, in the middle of a batch where need be; with repeat =
// false it ends there, with what is left as the last batch.
//
// 日本語: データセットからミニバッチを順に取り出します。
//
// With shuffle = true, the default, every epoch has an order of its own, drawn
// from np.random; with false the examples come as they stand. order_sampler is a
// function of the order of the last epoch, an array of numbers from 0, and the
// position in it, that returns the next order.
//
//	> it = chainer.iterators.SerialIterator({10, 11, 12}, 2, {shuffle = false})
//	> batch = it:next()
//	> batch[1], batch[2], it.epoch, it.is_new_epoch
//	10
//	11
//	0
//	false
//	> batch = it:next()
//	> batch[1], batch[2], it.epoch, it.is_new_epoch
//	12
//	10
//	1
//	true
func NewSerialIterator(s *Session, dataset any, batchSize int, repeat bool, shuffle *bool, orderSampler catalog.Func) *SerialIterator {
	it := &SerialIterator{data: Of("dataset", dataset), given: dataset, repeat: repeat}
	it.SetBatchSize(batchSize)
	switch {
	case orderSampler != nil && shuffle != nil:
		array.Fail("shuffle and order_sampler are both given")
	case orderSampler != nil:
		it.sample = func(order *Array, at int) *Array { return checkOrder(orderSampler.Call(order, float64(at)), order) }
	case shuffle == nil || *shuffle:
		it.sample = func(order *Array, _ int) *Array { return s.Random.Permutation(order.Size()) }
	}
	it.Reset()
	return it
}

// checkOrder returns the order that a script's function gave.
func checkOrder(results []any, old *Array) *Array {
	order, ok := example(results).(*Array)
	if !ok || order.Ndim() != 1 || !order.Dtype().IsInt() {
		array.Fail("order_sampler returned no array of whole numbers")
	}
	if order.Size() != old.Size() {
		array.Fail("order_sampler returned an order of %d numbers, the one before had %d", order.Size(), old.Size())
	}
	return order
}

// Next returns the next batch; ok is false at the end.
func (it *SerialIterator) Next() (batch []any, ok bool) {
	indices, ok := it.advance()
	for _, i := range indices {
		batch = append(batch, it.data.Example(i))
	}
	return batch, ok
}

// advance moves on by one batch and returns the numbers of its examples.
func (it *SerialIterator) advance() (indices []int, ok bool) {
	it.previous = it.EpochDetail()
	if !it.repeat && it.epoch > 0 {
		return nil, false
	}
	n := it.EpochSize()
	if it.repeat && n == 0 {
		array.Fail("an iterator that repeats wants at least one example")
	}
	if it.repeat {
		const bytes = 16 // of an example in the list
		array.CheckCount("a batch", it.size, bytes)
	}
	end := it.at + it.size
	it.isNew = false
	for end >= n {
		array.Poll()
		indices = it.collect(indices, it.at, n)
		if it.order != nil {
			it.order = it.sample(it.order, it.at)
		}
		it.epoch++
		it.isNew, it.at = true, 0
		if !it.repeat {
			return indices, true
		}
		end -= n
	}
	indices = it.collect(indices, it.at, end)
	it.at = end
	return indices, true
}

// collect appends the numbers of the examples from one position to another.
func (it *SerialIterator) collect(indices []int, from, to int) []int {
	for i := from; i < to; i++ {
		at := i
		if it.order != nil {
			at = position(it.data, int(it.order.Float(i)))
		}
		indices = append(indices, at)
	}
	return indices
}

// EpochSize returns the number of examples in an epoch.
func (it *SerialIterator) EpochSize() int {
	if it.order != nil {
		return it.order.Size()
	}
	return it.data.Len()
}

// Reset goes back to the first batch of epoch 0 and draws a new order.
//
// 日本語: 先頭に戻します。
//
//	> it = chainer.iterators.SerialIterator({1, 2}, 2, false, false)
//	> batch = it:next()
//	> it:reset()
//	> #it:next()
//	2
func (it *SerialIterator) Reset() {
	it.at, it.epoch, it.isNew, it.previous = 0, 0, false, -1
	if it.sample != nil {
		order := array.New(array.Int64, it.data.Len())
		for i := range array.Data[int64](order) {
			array.Data[int64](order)[i] = int64(i)
		}
		it.order = it.sample(order, 0)
	}
}

// Finalize ends the iterator's work in the background, if it has any.
//
//	> chainer.iterators.SerialIterator({1, 2}, 2):finalize()
func (it *SerialIterator) Finalize() {}

// Epoch returns how often the whole data set was seen.
//
// 日本語: データを何周したかを表します。
//
//	> chainer.iterators.SerialIterator({1, 2}, 2).epoch
//	0
func (it *SerialIterator) Epoch() int { return it.epoch }

// IsNewEpoch reports whether the last batch ended an epoch.
//
// 日本語: 直前のミニバッチで1周し終えたかどうかです。
//
//	> it = chainer.iterators.SerialIterator({1, 2}, 2)
//	> batch = it:next()
//	> it.is_new_epoch
//	true
func (it *SerialIterator) IsNewEpoch() bool { return it.isNew }

// EpochDetail returns epoch with the fraction of the present one that is done.
//
// 日本語: データを何周したかを小数で表します。
//
//	> it = chainer.iterators.SerialIterator({1, 2, 3, 4}, 1)
//	> batch = it:next()
//	> it.epoch_detail
//	0.25
func (it *SerialIterator) EpochDetail() float64 {
	return float64(it.epoch) + float64(it.at)/float64(it.EpochSize())
}

// PreviousEpochDetail returns epoch_detail as it was before the last batch, nil
// before the first.
//
//	> it = chainer.iterators.SerialIterator({1, 2, 3, 4}, 1)
//	> it.previous_epoch_detail
//	nil
func (it *SerialIterator) PreviousEpochDetail() *float64 {
	if it.previous < 0 {
		return nil
	}
	return &it.previous
}

// CurrentPosition returns how many examples of the present epoch were seen.
//
//	> it = chainer.iterators.SerialIterator({1, 2, 3}, 2)
//	> batch = it:next()
//	> it.current_position
//	2
func (it *SerialIterator) CurrentPosition() int { return it.at }

// BatchSize returns the number of examples in a batch. It can be changed.
//
// 日本語: ミニバッチの大きさです。
//
//	> chainer.iterators.SerialIterator({1, 2, 3}, 2).batch_size
//	2
func (it *SerialIterator) BatchSize() int { return it.size }

// SetBatchSize changes the number of examples in a batch.
func (it *SerialIterator) SetBatchSize(n int) {
	if n < 1 {
		array.Fail("batch_size is %d, want at least 1", n)
	}
	it.size = n
}

// Repeats reports whether the iterator begins anew at the end.
//
// 日本語: 終わりまで行ったら先頭に戻るかどうかです。
//
//	> chainer.iterators.SerialIterator({1, 2, 3}, 2)["repeat"]
//	true
func (it *SerialIterator) Repeats() bool { return it.repeat }

// Dataset returns the data set.
//
// 日本語: 取り出す元のデータセットです。
//
//	> #chainer.iterators.SerialIterator({1, 2, 3}, 2).dataset
//	3
func (it *SerialIterator) Dataset() any { return it.given }
