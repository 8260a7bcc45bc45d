package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Dataset:__len() -> integer", Dataset.Len, catalog.Datasets)
	catalog.Add("Dataset:__getitem(i: index) -> value", GetItem, catalog.Datasets)
	catalog.Add("Dataset:get_example(i: integer) -> value", GetExample, catalog.Datasets)
}

// Dataset is a sequence of examples. An example is a number, an array, a Tuple
// or a map of these, or what the script made.
type Dataset interface {
	Len() int
	Example(i int) any // i counts from 0 and is less than Len
}

// Tuple is an example of several parts, such as an image and its label.
type Tuple []any

// Of returns what a script gave as a data set: one of ours, an array, whose rows
// are the examples, or a table of examples.
func Of(name string, v any) Dataset {
	switch v := v.(type) {
	case Dataset:
		return v
	case *Array:
		if v.Ndim() > 0 {
			return rows{v}
		}
	case interface{ AsVariable() *autograd.Variable }:
		a := v.AsVariable().Data()
		if a == nil {
			array.Fail("%s is a Parameter that has no data yet", name)
		}
		return Of(name, a)
	case catalog.OrderedTable:
		return list{v}
	}
	array.Fail("%s is %s, want a data set: an array, a table, or an object with a length and examples", name, autograd.Describe(v))
	return nil
}

// rows is an array as a data set.
type rows struct{ a *Array }

func (r rows) Len() int { return r.a.Shape()[0] }

func (r rows) Example(i int) any {
	if r.a.Ndim() == 1 {
		return r.a.Item(i)
	}
	return r.a.Row(i)
}

// list is a table as a data set.
type list struct{ t catalog.OrderedTable }

func (l list) Len() int          { return l.t.Len() }
func (l list) Example(i int) any { return l.t.Typed(i) }

// GetItem is d[i]. A number, from 1, gives that example, -1 the last one; a range
// d[{ {first, last} }] and an array of numbers from 0 give a list of examples.
func GetItem(d Dataset, i array.Index) any {
	if len(i) != 1 || i[0].NewAxis {
		array.Fail("a data set has one axis: write d[i], d[{ {first, last} }] or d[array]")
	}
	if i[0].IsAt {
		return d.Example(position(d, i[0].At))
	}
	if p, ok := d.(parallel); ok && i[0].Array != nil {
		return p.pick(i)
	}
	examples := []any{}
	for _, at := range positions(d, i) {
		examples = append(examples, d.Example(at))
	}
	return examples
}

// positions lists the examples that a range or an array selects.
func positions(d Dataset, i array.Index) []int {
	all := array.New(array.Int64, d.Len())
	for k := range array.Data[int64](all) {
		array.Data[int64](all)[k] = int64(k)
	}
	selected := array.Get(all, i)
	list := make([]int, selected.Size())
	for k := range list {
		list[k] = int(selected.Float(k))
	}
	return list
}

// position turns a position that may count from the end into one from 0.
func position(d Dataset, at int) int {
	n := d.Len()
	if _, joined := d.(*ConcatenatedDataset); at < 0 && !joined {
		at += n
	}
	if at < 0 || at >= n {
		array.Fail("there is no such example: the data set has %d, counted from 1", n)
	}
	return at
}

// GetExample is d[i] for one example: i counts from 1, -1 is the last one.
//
//	> d = chainer.datasets.TupleDataset(np.array{5, 6}, np.array({0, 1}, "int32"))
//	> d:get_example(2)[1]
//	6
func GetExample(d Dataset, i int) any {
	if i == 0 {
		array.Fail("there is no example 0: examples count from 1")
	}
	if i > 0 {
		i--
	}
	return d.Example(position(d, i))
}
