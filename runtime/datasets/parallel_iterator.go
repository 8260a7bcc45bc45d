package datasets

import (
	"runtime"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const given = "(dataset: value, batch_size: integer, repeat: boolean = true, shuffle: boolean? = nil, "
	catalog.Add("chainer.iterators.MultithreadIterator"+given+"n_threads: integer = 1, order_sampler: function? = nil) -> MultithreadIterator", NewMultithreadIterator, catalog.Datasets)
	catalog.Add("chainer.iterators.MultiprocessIterator"+given+"n_processes: integer? = nil, n_prefetch: integer = 1, shared_mem: integer? = nil, "+
		"order_sampler: function? = nil, dataset_timeout: number = 30, maxtasksperchild: integer? = nil) -> MultithreadIterator", NewMultiprocessIterator, catalog.Datasets)
}

// MultithreadIterator loads the examples of the next batches while the script
// computes with the present one. It gives the same batches as SerialIterator.
type MultithreadIterator struct {
	SerialIterator
	ahead   int                     // how many batches are loaded before they are wanted
	workers chan struct{}           // as many places as may be loading at the same time
	loading map[int]chan func() any // by number of the example
}

// NewMultithreadIterator draws the same batches as SerialIterator. n_threads
// examples are loaded at the same time while the script computes: images are
// read and decoded that way. What a script computes of an example, in
// get_example or in a transform, stays in the script's own thread.
//
// 日本語: データを並列に読み込みながら、バッチを順に返すイテレータです。
//
//	> it = chainer.iterators.MultithreadIterator({10, 11, 12}, 2, {shuffle = false, n_threads = 2})
//	> batch = it:next()
//	> batch[1], batch[2]
//	10
//	11
func NewMultithreadIterator(s *Session, dataset any, batchSize int, repeat bool, shuffle *bool, nThreads int, orderSampler catalog.Func) *MultithreadIterator {
	if nThreads < 1 {
		array.Fail("n_threads is %d, want at least 1", nThreads)
	}
	it := &MultithreadIterator{ahead: 1, workers: make(chan struct{}, nThreads), loading: map[int]chan func() any{}}
	it.SerialIterator = *NewSerialIterator(s, dataset, batchSize, repeat, shuffle, orderSampler)
	return it
}

// MultiprocessOptions are the optional parameters of MultiprocessIterator.
type MultiprocessOptions struct {
	Repeat           bool
	Shuffle          *bool
	NProcesses       *int
	NPrefetch        int
	SharedMem        *int
	OrderSampler     catalog.Func
	DatasetTimeout   float64
	Maxtasksperchild *int
}

// NewMultiprocessIterator is MultithreadIterator under another name: one process
// uses all cores here. n_processes, by default the number of cores, is the number
// of threads and n_prefetch that of the batches that are loaded in advance;
// shared_mem, dataset_timeout and maxtasksperchild are ignored.
//
// 日本語: MultithreadIterator と同じものです。すべてのコアを使います。
//
//	> it = chainer.iterators.MultiprocessIterator({10, 11, 12}, 2, {shuffle = false})
//	> #it:next()
//	2
func NewMultiprocessIterator(s *Session, dataset any, batchSize int, opt MultiprocessOptions) *MultithreadIterator {
	n := runtime.NumCPU()
	if opt.NProcesses != nil {
		n = *opt.NProcesses
	}
	if n < 1 {
		array.Fail("n_processes is %d, want at least 1", n)
	}
	it := NewMultithreadIterator(s, dataset, batchSize, opt.Repeat, opt.Shuffle, n, opt.OrderSampler)
	it.ahead = max(opt.NPrefetch, 1)
	return it
}

// Next returns the next batch; ok is false at the end.
func (it *MultithreadIterator) Next() (batch []any, ok bool) {
	indices, ok := it.advance()
	for _, i := range indices {
		it.begin(i)
	}
	finish := make([]func() any, len(indices))
	for k, i := range indices {
		if waiting := it.loading[i]; waiting != nil {
			finish[k] = <-waiting
			delete(it.loading, i)
		} else { // the same example twice in a batch
			finish[k] = load(it.data, i)
		}
	}
	it.prefetch()
	for _, f := range finish {
		batch = append(batch, f())
	}
	return batch, ok
}

// prefetch begins to load the next batches of this epoch; the order of the next
// epoch is not drawn before its time.
func (it *MultithreadIterator) prefetch() {
	if !it.repeat && it.epoch > 0 {
		return
	}
	for _, i := range it.collect(nil, it.at, min(it.at+it.ahead*it.size, it.EpochSize())) {
		it.begin(i)
	}
}

// begin starts to load example i in the background, if it is not being loaded and
// the data set can do so without the script.
func (it *MultithreadIterator) begin(i int) {
	l, ok := it.data.(loader)
	if !ok || it.loading[i] != nil {
		return
	}
	waiting := make(chan func() any, 1)
	it.loading[i] = waiting
	go func() {
		it.workers <- struct{}{}
		defer func() { <-it.workers }()
		finish := caught(func() any { return l.load(i) })
		waiting <- func() any { return finish().(func() any)() }
	}()
}
