package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.datasets.TupleDataset(datasets: value*) -> TupleDataset", NewTupleDataset, catalog.Datasets)
	catalog.Add("chainer.datasets.DictDataset(datasets: names) -> DictDataset", NewDictDataset, catalog.Datasets)
}

// parallel is a data set made of others side by side. An array of positions
// picks from each of them, as NumPy does.
type parallel interface{ pick(i array.Index) any }

// TupleDataset joins data sets of the same length side by side.
type TupleDataset struct{ parts []Dataset }

// NewTupleDataset makes a data set of several of the same length, such as images
// and their labels: example i is the table of all their examples i.
//
// 日本語: 入力と正解などを組にしたデータセットを作ります。
//
//	> d = chainer.datasets.TupleDataset(np.array{{1, 2}, {3, 4}}, np.array({0, 1}, "int32"))
//	> #d
//	2
//	> d[2][1]
//	[3. 4.]
//	> d[2][2]
//	1
func NewTupleDataset(datasets ...any) *TupleDataset {
	if len(datasets) == 0 {
		array.Fail("no datasets are given")
	}
	d := &TupleDataset{}
	for i, v := range datasets {
		part := Of("a data set", v)
		if n := part.Len(); i > 0 && n != d.Len() {
			array.Fail("data set %d has %d examples, the first has %d", i+1, n, d.Len())
		}
		d.parts = append(d.parts, part)
	}
	return d
}

// Len returns the number of examples.
func (d *TupleDataset) Len() int { return d.parts[0].Len() }

// Example returns the table of all examples i.
func (d *TupleDataset) Example(i int) any {
	t := make(Tuple, len(d.parts))
	for k, part := range d.parts {
		t[k] = part.Example(i)
	}
	return t
}

func (d *TupleDataset) load(i int) func() any {
	finish := make([]func() any, len(d.parts))
	for k, part := range d.parts {
		finish[k] = load(part, i)
	}
	return func() any {
		t := make(Tuple, len(d.parts))
		for k, f := range finish {
			t[k] = f()
		}
		return t
	}
}

func (d *TupleDataset) pick(i array.Index) any {
	t := make(Tuple, len(d.parts))
	for k, part := range d.parts {
		t[k] = pick(part, i)
	}
	return t
}

func pick(part Dataset, i array.Index) any {
	if r, ok := part.(rows); ok {
		return array.Get(r.a, i)
	}
	return GetItem(part, i)
}

// DictDataset joins data sets of the same length under names.
type DictDataset struct {
	names []string
	TupleDataset
}

// NewDictDataset makes a data set of several of the same length, given by name:
// example i is a table of all their examples i under these names.
//
//	> d = chainer.datasets.DictDataset{x = np.array{{1, 2}, {3, 4}}, t = np.array({0, 1}, "int32")}
//	> d[2].t
//	1
func NewDictDataset(datasets catalog.OrderedTable) *DictDataset {
	d := &DictDataset{names: datasets.Keys()}
	if len(d.names) == 0 {
		array.Fail("no datasets are given")
	}
	for _, name := range d.names {
		part := Of(name, datasets.Get(name))
		if len(d.parts) > 0 && part.Len() != d.Len() {
			array.Fail("dataset length conflicts at '%s': it has %d examples, '%s' has %d", name, part.Len(), d.names[0], d.Len())
		}
		d.parts = append(d.parts, part)
	}
	return d
}

func (d *DictDataset) named(values any) any {
	m := map[string]any{}
	for k, v := range values.(Tuple) {
		m[d.names[k]] = v
	}
	return m
}

// Example returns the table of all examples i by name.
func (d *DictDataset) Example(i int) any { return d.named(d.TupleDataset.Example(i)) }

func (d *DictDataset) load(i int) func() any {
	finish := d.TupleDataset.load(i)
	return func() any { return d.named(finish()) }
}

func (d *DictDataset) pick(i array.Index) any { return d.named(d.TupleDataset.pick(i)) }
