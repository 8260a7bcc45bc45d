package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.where(condition: data, x: value = nil, y: value = nil) -> value", Where, catalog.Creation)
}

// Where returns x where condition is true (or not zero), else y, element by
// element and with broadcasting. x and y may be numbers. With the condition
// alone it returns the positions of its true elements, as np.nonzero.
//
// 日本語: 条件が真のところは x、偽のところは y を選びます。
//
//	> np.where(np.array{true, false, true}, np.array{1, 2, 3}, 0)
//	[1. 0. 3.]
//	> np.where(np.array{0, 5, 6})[1]
//	[1 2]
func Where(condition *Array, x, y any) any {
	if x == nil && y == nil {
		return array.Nonzero(condition)
	}
	a, b := branches(x, y)
	return array.Where(condition, a, b)
}

// branches returns x and y as arrays; a number takes the dtype of the array beside it.
func branches(x, y any) (*Array, *Array) {
	a, aIsArray := x.(*Array)
	b, bIsArray := y.(*Array)
	d := array.Float32
	switch {
	case aIsArray:
		d = a.Dtype()
	case bIsArray:
		d = b.Dtype()
	}
	if !aIsArray {
		a = branch(x, d, "x")
	}
	if !bIsArray {
		b = branch(y, d, "y")
	}
	return a, b
}

func branch(v any, d array.Dtype, name string) *Array {
	switch v := v.(type) {
	case float64:
		if !d.IsFloat() && v != float64(int64(v)) {
			d = array.Float64
		}
		return array.Scalar(d, v)
	case bool:
		z := array.New(array.Bool)
		array.Data[bool](z)[0] = v
		return z
	}
	array.FailIn("where", "%s is no array and no number", name)
	return nil
}
