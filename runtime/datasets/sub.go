package datasets

import (
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.datasets.SubDataset(dataset: value, start: integer, finish: integer, order: value = nil) -> SubDataset", NewSubDataset, catalog.Datasets)
	catalog.Add("chainer.datasets.ConcatenatedDataset(datasets: value*) -> ConcatenatedDataset", NewConcatenatedDataset, catalog.Datasets)
}

// SubDataset is a part of a data set.
type SubDataset struct {
	base          Dataset
	start, finish int
	order         []int
}

// NewSubDataset returns the examples start to finish - 1, counted from 0, of a
// data set. order, an array or table of numbers from 0 and as long as the data
// set, says in which order its examples stand first.
//
// 日本語: データセットの一部を切り出します。
//
//	> d = chainer.datasets.SubDataset({10, 11, 12, 13}, 1, 3)
//	> #d
//	2
//	> d[1]
//	11
//	> chainer.datasets.SubDataset({10, 11, 12, 13}, 0, 2, {3, 2, 1, 0})[1]
//	13
func NewSubDataset(dataset any, start, finish int, order any) *SubDataset {
	base := Of("dataset", dataset)
	return part(base, start, finish, orderOf(base, order))
}

func part(base Dataset, start, finish int, order []int) *SubDataset {
	if start < 0 || finish > base.Len() || finish < start {
		array.Fail("examples %d to %d - 1 are no part of a data set of %d", start, finish, base.Len())
	}
	return &SubDataset{base, start, finish, order}
}

// orderOf reads an order of the examples; nil is the order in which they stand.
func orderOf(base Dataset, v any) []int {
	if v == nil {
		return nil
	}
	numbers := Of("order", v)
	n := base.Len()
	if numbers.Len() != n {
		array.Fail("order has %d numbers, want one for each of the %d examples", numbers.Len(), n)
	}
	order := make([]int, n)
	for i := range order {
		at := -1.
		switch v := numbers.Example(i).(type) {
		case float64:
			at = v
		case array.Item:
			at = v.Value
		}
		if at < 0 {
			at += float64(n)
		}
		if at != float64(int(at)) || at < 0 || at >= float64(n) {
			array.Fail("number %d of order is none of the examples 0 to %d", i+1, n-1)
		}
		order[i] = int(at)
	}
	return order
}

// Len returns the number of examples.
func (d *SubDataset) Len() int { return d.finish - d.start }

// Example returns example i of the part.
func (d *SubDataset) Example(i int) any { return d.base.Example(d.at(i)) }

func (d *SubDataset) load(i int) func() any { return load(d.base, d.at(i)) }

func (d *SubDataset) at(i int) int {
	i += d.start
	if d.order != nil {
		i = d.order[i]
	}
	return i
}

// ConcatenatedDataset is one data set after the other.
type ConcatenatedDataset struct {
	parts []Dataset
	ends  []int // of the parts, in the whole
}

// NewConcatenatedDataset joins data sets end to end.
//
//	> d = chainer.datasets.ConcatenatedDataset({1, 2, 3}, {4, 5})
//	> #d
//	5
//	> d[4]
//	4
func NewConcatenatedDataset(datasets ...any) *ConcatenatedDataset {
	d := &ConcatenatedDataset{}
	for _, v := range datasets {
		part := Of("a data set", v)
		d.parts = append(d.parts, part)
		d.ends = append(d.ends, d.Len()+part.Len())
	}
	return d
}

// Len returns the number of examples.
func (d *ConcatenatedDataset) Len() int {
	if len(d.ends) == 0 {
		return 0
	}
	return d.ends[len(d.ends)-1]
}

// Example returns example i of all.
func (d *ConcatenatedDataset) Example(i int) any {
	part, i := d.at(i)
	return part.Example(i)
}

func (d *ConcatenatedDataset) load(i int) func() any {
	part, i := d.at(i)
	return load(part, i)
}

func (d *ConcatenatedDataset) at(i int) (Dataset, int) {
	k := sort.SearchInts(d.ends, i+1)
	if k > 0 {
		i -= d.ends[k-1]
	}
	return d.parts[k], i
}
