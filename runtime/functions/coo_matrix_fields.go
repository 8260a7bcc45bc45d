package functions

import "nnlua/runtime/catalog"

func init() {
	catalog.AddProperty("CooMatrix.data: Variable", cooData, nil, catalog.Mathematics)
	catalog.AddProperty("CooMatrix.row: int[...]", cooRow, nil, catalog.Mathematics)
	catalog.AddProperty("CooMatrix.col: int[...]", cooCol, nil, catalog.Mathematics)
	catalog.AddProperty("CooMatrix.shape: ints", cooShape, nil, catalog.Mathematics)
	catalog.AddProperty("CooMatrix.order: string", cooOrder, nil, catalog.Mathematics)
}

// cooData returns the values of the entries.
//
// 日本語: 0 でない要素の値です。
//
//	> i, j = np.array({0, 1}, "int32"), np.array({2, 0}, "int32")
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, i, j, {2, 3})
//	> m.data
//	variable([5. 7.])
func cooData(m *CooMatrix) *Variable { return m.Data }

// cooRow returns the rows of the entries, counted from 0.
//
//	> i, j = np.array({0, 1}, "int32"), np.array({2, 0}, "int32")
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, i, j, {2, 3})
//	> m.row
//	[0 1]
func cooRow(m *CooMatrix) *Array { return m.Row }

// cooCol returns the columns of the entries, counted from 0.
//
//	> i, j = np.array({0, 1}, "int32"), np.array({2, 0}, "int32")
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, i, j, {2, 3})
//	> m.col
//	[2 0]
func cooCol(m *CooMatrix) *Array { return m.Col }

// cooShape returns the numbers of rows and columns.
//
// 日本語: 行列の行数と列数です。
//
//	> i, j = np.array({0, 1}, "int32"), np.array({2, 0}, "int32")
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, i, j, {2, 3})
//	> m.shape[2]
//	3
func cooShape(m *CooMatrix) []int { return m.Shape }

// cooOrder returns how the entries are sorted: "C", by rows; "F", by columns; or "other".
//
//	> i, j = np.array({0, 1}, "int32"), np.array({2, 0}, "int32")
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, i, j, {2, 3})
//	> m.order
//	"C"
func cooOrder(m *CooMatrix) string { return m.Order }
