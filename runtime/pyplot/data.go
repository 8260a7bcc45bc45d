package pyplot

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// numbers returns what a script gave under a name as an array: an array, a
// Variable, a number, or a table of numbers or of equally long tables of them.
func numbers(name string, v any) *Array {
	switch x := v.(type) {
	case *Array:
		return x
	case *autograd.Variable:
		return present(name, x)
	case interface{ AsVariable() *autograd.Variable }:
		return present(name, x.AsVariable())
	case float64:
		return array.FromSlice([]float64{x})
	case []float64:
		return array.FromSlice(x)
	case catalog.Table:
		values, shape := nested(name, x)
		return array.FromSlice(values, shape...)
	}
	array.Fail("%s is no array or table of numbers", name)
	return nil
}

func present(name string, v *autograd.Variable) *Array {
	if v.Data() == nil {
		array.Fail("%s has no data yet", name)
	}
	return v.Data()
}

// nested returns the numbers of a table and its lengths.
func nested(name string, t catalog.Table) (values []float64, shape []int) {
	var inner []int
	for i := range t.Len() {
		var lengths []int
		switch item := t.At(i).(type) {
		case float64:
			values = append(values, item)
		case bool:
			values = append(values, map[bool]float64{true: 1}[item])
		case catalog.Table:
			var below []float64
			below, lengths = nested(name, item)
			values = append(values, below...)
		case nil, string, catalog.Func:
			array.Fail("item %d of %s is no number", i+1, name)
		default:
			x := numbers(name, item)
			values, lengths = append(values, list(name, x)...), x.Shape()
		}
		if i == 0 {
			inner = lengths
		} else if !slices.Equal(inner, lengths) {
			array.Fail("the items of %s have different lengths, see item %d", name, i+1)
		}
	}
	return values, append([]int{t.Len()}, inner...)
}

// list returns numbers in a row, whatever their shape.
func list(name string, v any) []float64 {
	x := numbers(name, v)
	values := make([]float64, x.Size())
	for i := range values {
		values[i] = x.Float(i)
	}
	return values
}

// pair returns two lists of one length.
func pair(nameX string, x any, nameY string, y any) (xs, ys []float64) {
	xs, ys = list(nameX, x), list(nameY, y)
	sameLength(nameX, len(xs), nameY, len(ys))
	return xs, ys
}

func sameLength(nameX string, x int, nameY string, y int) {
	if x != y {
		array.Fail("%s has %d and %s has %d numbers, want as many", nameX, x, nameY, y)
	}
}

// spread returns a list of n numbers: one that the script gave, or n times the same.
func spread(name string, v any, n int) []float64 {
	values := list(name, v)
	if len(values) == 1 {
		values = slices.Repeat(values, n)
	}
	if len(values) != n {
		array.Fail("%s has %d numbers, want one or %d", name, len(values), n)
	}
	return values
}

// matrix returns numbers that must have two axes.
func matrix(name string, v any) (values []float64, rows, cols int) {
	x := numbers(name, v)
	if x.Ndim() != 2 || x.Size() == 0 {
		array.Fail("%s has shape %s, want a matrix", name, array.ShapeString(x.Shape()))
	}
	return list(name, x), x.Shape()[0], x.Shape()[1]
}
