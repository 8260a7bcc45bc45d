package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.select_item(x: array[N, C], t: int[N]) -> array[N]", SelectItem, catalog.ArrayShape)
}

// SelectItem returns one element of every row of x: y[i] = x[i, t[i]]. t counts
// from 0; negative numbers count from the end of the row. Its dtype is int32 or
// int64.
//
// 日本語: 各行から、番号（0から）で指定した要素を1つずつ取り出します。
//
//	> F.select_item(np.array{{1, 2}, {3, 4}}, np.array({1, 0}, "int32"))
//	variable([2. 3.])
func SelectItem(x, t *Variable) *Variable {
	checkSigned("select_item", "t", t)
	shape := x.Shape()
	if len(shape) != 2 || !array.SameShape(t.Shape(), shape[:1]) {
		array.FailIn("select_item", "x is %s and t is %s, want [N, C] and [N]", x.Data().Describe(), t.Data().Describe())
	}
	rows := array.New(array.Int64, shape[0])
	for i := range shape[0] {
		rows.SetFloat(i, float64(i))
		if at := t.Data().Float(i); at < -float64(shape[1]) || at >= float64(shape[1]) {
			array.FailIn("select_item", "t has the number %g, want 0 to %d", at, shape[1]-1)
		}
	}
	return GetItem(x, array.Index{{Array: rows}, {Array: t.Data()}})
}

// checkSigned refuses labels and positions that are no signed integers, as Chainer does.
func checkSigned(op, name string, t *Variable) {
	if d := t.Dtype(); d != array.Int32 && d != array.Int64 {
		array.FailIn(op, "%s is %s, want int32 or int64", name, t.Data().Describe())
	}
}
