package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.datasets.TransformDataset(dataset: value, transform: function) -> TransformDataset", NewTransformDataset, catalog.Datasets)
	catalog.AddClass("chainer.dataset.DatasetMixin", NewDatasetMixin, catalog.Datasets)
}

// TransformDataset changes the examples of a data set by a function.
type TransformDataset struct {
	base      Dataset
	transform catalog.Func
}

// NewTransformDataset returns a data set whose examples are transform(example)
// of another one. transform is called each time an example is read, so that it
// may draw random numbers. Several results make an example of several parts.
//
// 日本語: 取り出すたびに変換するデータセットを作ります。
//
//	> d = chainer.datasets.TransformDataset({1, 2, 3}, function(x) return x * x end)
//	> d[3]
//	9
func NewTransformDataset(dataset any, transform catalog.Func) *TransformDataset {
	return &TransformDataset{Of("dataset", dataset), transform}
}

// Len returns the number of examples.
func (d *TransformDataset) Len() int { return d.base.Len() }

// Example returns transform(example i).
func (d *TransformDataset) Example(i int) any { return example(d.transform.Call(d.base.Example(i))) }

func (d *TransformDataset) load(i int) func() any {
	finish := load(d.base, i)
	return func() any { return example(d.transform.Call(finish())) }
}

// example makes an example of the results of a script's function.
func example(results []any) any {
	switch len(results) {
	case 0:
		return nil
	case 1:
		return results[0]
	}
	return Tuple(results)
}

// DatasetMixin is a data set that the script wrote.
type DatasetMixin struct{ object catalog.Object }

// NewDatasetMixin returns the class of data sets that scripts write: extend it
// with the methods len(self), which returns the number of examples, and
// get_example(self, i), which returns example i, counted from 1. Several results
// make an example of several parts. d[i], ranges and iterators then work.
//
// 日本語: データセットを自分で書くためのクラスです。
//
//	> Squares = chainer.dataset.DatasetMixin:extend("Squares")
//	> function Squares:init(n) self.n = n end
//	> function Squares:len() return self.n end
//	> function Squares:get_example(i) return i * i end
//	> d = Squares(5)
//	> #d, d[5], d[-2]
//	5
//	25
//	16
func NewDatasetMixin() *DatasetMixin { return &DatasetMixin{} }

// SetObject joins the data set with the script's side of it.
func (d *DatasetMixin) SetObject(o catalog.Object) { d.object = o }

// Object returns the script's side.
func (d *DatasetMixin) Object() catalog.Object { return d.object }

// Init does nothing.
func (d *DatasetMixin) Init([]any) {}

// Len calls the script's method len, or __len.
func (d *DatasetMixin) Len() int {
	results, ok := d.object.Call("len")
	if !ok {
		results, ok = d.object.Call("__len")
	}
	if !ok {
		array.Fail("%s has no method len: write function %[1]s:len() return the number of examples end", d.object.Class())
	}
	n, ok := example(results).(float64)
	if !ok || n != float64(int(n)) || n < 0 {
		array.Fail("%s:len returned no number of examples", d.object.Class())
	}
	return int(n)
}

// Example calls the script's method get_example.
func (d *DatasetMixin) Example(i int) any {
	results, ok := d.object.Call("get_example", float64(i+1))
	if !ok {
		array.Fail("%s has no method get_example: write function %[1]s:get_example(i) return example i, from 1 end", d.object.Class())
	}
	return example(results)
}
