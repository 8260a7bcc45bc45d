package datasets

import (
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.dataset.concat_examples(batch: value, device: value = nil, padding: value = nil) -> value*", ConcatExamples, catalog.Datasets)
}

// ConcatExamples makes arrays of a batch, a list of examples: examples of two
// parts, x and t, give an array of all x and one of all t; examples with names
// give a table of arrays under these names; any other examples give one array.
//
// 日本語: データの並びを1つのミニバッチの配列にまとめます。
//
// All arrays of a part have the same shape, unless padding is given: then each
// is filled up with that number to the largest. padding may be a table with one
// number for each part. Whole numbers of the script become int64, other numbers
// the dtype of chainer.config. device is ignored, since all is on the CPU.
//
//	> x, t = chainer.dataset.concat_examples{ {np.array{1, 2}, 0}, {np.array{3, 4}, 1} }
//	> x
//	[[1. 2.]
//	 [3. 4.]]
//	> t
//	[0 1]
//	> chainer.dataset.concat_examples({np.array{1, 2}, np.array{3}}, nil, -1)
//	[[ 1.  2.]
//	 [ 3. -1.]]
func ConcatExamples(s *Session, batch, _, padding any) []any {
	examples := Of("batch", batch)
	list := make([]any, examples.Len())
	for i := range list {
		list[i] = examples.Example(i)
	}
	switch v := Concat(s, list, padding).(type) {
	case Tuple:
		return v
	default:
		return []any{v}
	}
}

// Concat is ConcatExamples for a list of examples. It returns an array, a Tuple
// of arrays or a map of arrays.
func Concat(s *Session, batch []any, padding any) any {
	if len(batch) == 0 {
		array.FailIn("concat_examples", "batch is empty")
	}
	c := &concat{s, batch, padding}
	switch first := batch[0].(type) {
	case Tuple:
		return c.tuple(len(first))
	case map[string]any:
		names := make([]string, 0, len(first))
		for name := range first {
			names = append(names, name)
		}
		return c.named(names)
	case catalog.OrderedTable:
		if names := first.Keys(); first.Len() == 0 && len(names) > 0 {
			return c.named(names)
		}
		return c.tuple(first.Len())
	}
	return c.array("batch", batch, padding)
}

type concat struct {
	s       *Session
	batch   []any
	padding any
}

func (c *concat) tuple(parts int) any {
	result := make(Tuple, parts)
	column := make([]any, len(c.batch))
	for k := range result {
		for i, example := range c.batch {
			switch e := example.(type) {
			case Tuple:
				if k < len(e) {
					column[i] = e[k]
					continue
				}
			case catalog.OrderedTable:
				if k < e.Len() {
					column[i] = e.Typed(k)
					continue
				}
			}
			array.FailIn("concat_examples", "example %d of the batch has no part %d, the first has %d parts", i+1, k+1, parts)
		}
		padding := c.padding
		if table, ok := padding.(catalog.Table); ok {
			padding = table.At(k)
		}
		result[k] = c.array("part "+strconv.Itoa(k+1), column, padding)
	}
	return result
}

func (c *concat) named(names []string) any {
	result := map[string]any{}
	column := make([]any, len(c.batch))
	for _, name := range names {
		for i, example := range c.batch {
			column[i] = nil
			switch e := example.(type) {
			case map[string]any:
				column[i] = e[name]
			case catalog.OrderedTable:
				column[i] = e.TypedName(name)
			}
			if column[i] == nil {
				array.FailIn("concat_examples", "example %d of the batch has no '%s'", i+1, name)
			}
		}
		padding := c.padding
		if table, ok := padding.(catalog.Table); ok {
			padding = table.Get(name)
		}
		result[name] = c.array("'"+name+"'", column, padding)
	}
	return result
}

// array joins the values of one part along a new first axis.
func (c *concat) array(what string, values []any, padding any) *Array {
	arrays := readValues(c.s, what, values)
	if padding == nil {
		return joined(what, arrays)
	}
	fill, ok := padding.(float64)
	if !ok {
		array.FailIn("concat_examples", "padding is %s, want a number, or a table with one for each part", autograd.Describe(padding))
	}
	return padded(what, arrays, fill)
}
