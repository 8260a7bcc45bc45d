package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.where(condition: array[...], x: float[...], y: float[...]) -> float[...]", Where, catalog.ArrayShape)
}

// Where returns x where condition is true and y elsewhere, element by element
// and with broadcasting. condition is a bool array, x and y have one dtype.
//
// 日本語: 条件が真のところは x、偽のところは y を選びます。
//
//	> F.where(np.less(np.array{1, 5}, 3), np.array{10, 20}, np.array{30, 40})
//	variable([10. 40.])
func Where(condition, x, y *Variable) *Variable {
	if condition.Dtype() != array.Bool {
		array.FailIn("where", "condition is %s, want an array of bool, as np.less makes it", condition.Data().Describe())
	}
	x, y = sameDtype("where", x, y)
	return where(condition.Data(), x, y)
}

// where is Where for a condition that is an array.
func where(condition *Array, x, y *Variable) *Variable {
	return apply1("where", &choice{condition: condition}, x, y)
}

type choice struct {
	Node
	condition      *Array
	xShape, yShape []int
}

func (f *choice) Forward(x []*Array) []*Array {
	f.xShape, f.yShape = x[0].Shape(), x[1].Shape()
	return one(array.Where(f.condition, x[0], x[1]))
}

func (f *choice) Backward(gy []*Variable) []*Variable {
	zero := gy[0].Session().Constant(array.Scalar(gy[0].Dtype(), 0))
	return grads(SumTo(where(f.condition, gy[0], zero), f.xShape), SumTo(where(f.condition, zero, gy[0]), f.yShape))
}
