package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`chainer.utils.CooMatrix(data: float[...], row: int[...], col: int[...], shape: ints, order: "C"|"F"|"other"? = nil, requires_grad: boolean = false) -> CooMatrix`, NewCooMatrix, catalog.Mathematics)
	catalog.Add("CooMatrix:to_dense() -> array", (*CooMatrix).ToDense, catalog.Mathematics)
}

// CooMatrix is a sparse matrix, or a stack of them, in coordinate form: entry k
// has the value data[k] and stands in row row[k] and column col[k], counted from
// 0. Entries at one place add up. In a stack, data, row and col have two axes, and
// row and col are -1 for entries that are not used.
type CooMatrix struct {
	Data     *Variable
	Row, Col *Array
	Shape    []int  // rows and columns
	Order    string // "C": sorted by rows; "F": by columns; "other"
}

// NewCooMatrix makes a sparse matrix of the given shape, {rows, columns}, out of
// the values and places of its entries; places count from 0. See F.sparse_matmul.
//
// order says whether the entries are sorted by rows, "C", by columns, "F", or not,
// "other"; with nil the constructor looks. With requires_grad, data is a Variable
// that gets a gradient.
//
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, np.array({0, 1}, "int32"), np.array({2, 0}, "int32"), {2, 3})
//	> m:to_dense()
//	[[0. 0. 5.]
//	 [7. 0. 0.]]
func NewCooMatrix(s *Session, data, row, col *Array, shape []int, order *string, requiresGrad bool) *CooMatrix {
	const op = "CooMatrix"
	if n := data.Ndim(); n < 1 || n > 2 || row.Ndim() != n || !array.SameShape(row.Shape(), col.Shape()) {
		array.FailIn(op, "data is %s, row %s and col %s, want one axis each, or two for a stack", data.Describe(), row.Describe(), col.Describe())
	}
	if len(shape) != 2 || shape[0] < 1 || shape[1] < 1 {
		array.FailIn(op, "shape is %s, want two numbers greater than 0", array.ShapeString(shape))
	}
	m := &CooMatrix{Data: s.Constant(data), Row: row, Col: col, Shape: shape}
	if requiresGrad {
		m.Data = s.Variable(data)
	}
	if order != nil {
		m.Order = *order
	} else {
		m.Order = coordinateOrder(row, col)
	}
	return m
}

func coordinateOrder(row, col *Array) string {
	for i := range row.Size() {
		if (row.Float(i) < 0) != (col.Float(i) < 0) {
			array.FailIn("CooMatrix", "entry %d has row %g and column %g, want both from 0 on, or both -1", i, row.Float(i), col.Float(i))
		}
	}
	switch {
	case sortedBy(row, col):
		return "C"
	case sortedBy(col, row):
		return "F"
	}
	return "other"
}

// sortedBy reports whether the entries of every matrix are sorted by major, and by
// minor where that is equal.
func sortedBy(major, minor *Array) bool {
	n := major.Shape()[major.Ndim()-1]
	last := -1
	for i := range major.Size() {
		if i%n == 0 {
			last = -1
		}
		a, b := major.Float(i), minor.Float(i)
		if a < 0 {
			continue
		}
		if last >= 0 && (a < major.Float(last) || a == major.Float(last) && b < minor.Float(last)) {
			return false
		}
		last = i
	}
	return true
}

// ToDense returns the matrix, or the stack of matrices, as an array with all its
// zeros.
//
//	> i = np.array({0, 1}, "int32")
//	> chainer.utils.CooMatrix(np.array{5, 7}, i, i, {2, 2}):to_dense()
//	[[5. 0.]
//	 [0. 7.]]
func (m *CooMatrix) ToDense() *Array {
	m.check("to_dense")
	data := m.Data.Data()
	stack := data.Reshape(append([]int{-1}, data.Shape()[data.Ndim()-1])...)
	y := array.New(data.Dtype(), append(append([]int{}, data.Shape()[:data.Ndim()-1]...), m.Shape...)...)
	for i := range stack.Size() {
		if m.Row.Float(i) >= 0 {
			at := (i/stack.Shape()[1]*m.Shape[0]+int(m.Row.Float(i)))*m.Shape[1] + int(m.Col.Float(i))
			y.SetFloat(at, y.Float(at)+data.Float(i))
		}
	}
	return y
}

// check refuses entries without a place and places outside of the matrix.
func (m *CooMatrix) check(op string) {
	if !array.SameShape(m.Data.Shape(), m.Row.Shape()) {
		array.FailIn(op, "the sparse matrix has data %s but row %s", m.Data.Data().Describe(), m.Row.Describe())
	}
	stack := m.Row.Ndim() == 2
	for i := range m.Row.Size() {
		r, c := m.Row.Float(i), m.Col.Float(i)
		if r >= float64(m.Shape[0]) || c >= float64(m.Shape[1]) || (r < 0 || c < 0) && !(stack && r < 0 && c < 0) {
			array.FailIn(op, "entry %d stands in row %g and column %g, outside of a matrix of shape %s", i, r, c, array.ShapeString(m.Shape))
		}
	}
}
