package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// sparseExample is a 3 by 4 matrix of five entries, two of them at one place, or a
// stack of two such with entries that are not used.
func sparseExample(s *Session, data *Variable) *CooMatrix {
	row, col := array.FromSlice([]int32{0, 0, 2, 1, 2}), array.FromSlice([]int32{1, 3, 0, 2, 0})
	if len(data.Shape()) == 2 {
		row, col = array.FromSlice([]int32{0, 0, 2, 1, 2, 1, 0, -1, -1, -1}, 2, 5), array.FromSlice([]int32{1, 3, 0, 2, 0, 3, 0, -1, -1, -1}, 2, 5)
	}
	m := NewCooMatrix(s, data.Data(), row, col, []int{3, 4}, nil, false)
	m.Data = data
	return m
}

func TestSparseMatMulGradients(t *testing.T) {
	for _, stack := range [][]int{nil, {2}} {
		data := check.Input(1, append(stack, 5)...)
		for flags := range 4 {
			trans := [2]bool{flags&1 == 1, flags&2 == 2}
			shapes := map[bool][2][2]int{ // of the dense matrix on the right and on the left
				false: {{4, 2}, {2, 3}}, true: {{3, 2}, {2, 4}},
			}
			shape := func(transSparse, transDense bool, side int) []int {
				m := shapes[transSparse][side]
				if transDense {
					m[0], m[1] = m[1], m[0]
				}
				return append(append([]int{}, stack...), m[:]...)
			}
			right := check.Input(2, shape(trans[0], trans[1], 0)...)
			check.Gradients(t, "sparse times dense", []*Array{data, right}, func(x ...*Variable) *Variable {
				s := x[0].Session()
				return Square(SparseMatMul(s, sparseExample(s, x[0]), x[1], trans[0], trans[1]))
			})
			left := check.Input(2, shape(trans[1], trans[0], 1)...)
			check.Gradients(t, "dense times sparse", []*Array{data, left}, func(x ...*Variable) *Variable {
				s := x[0].Session()
				return Square(SparseMatMul(s, x[1], sparseExample(s, x[0]), trans[0], trans[1]))
			})
			checkDense(t, data, left, right, trans)
		}
	}
}

// checkDense compares with products of the dense form of the sparse matrix.
func checkDense(t *testing.T, data, left, right *Array, trans [2]bool) {
	t.Helper()
	s := autograd.NewSession()
	m := sparseExample(s, s.Variable(data))
	a, b := s.Variable(left), s.Variable(right)
	dense := s.Constant(m.ToDense())
	if err := check.Equal(SparseMatMul(s, m, b, trans[0], trans[1]).Data(), MatMul(dense, b, trans[0], trans[1]).Data(), false); err != nil {
		t.Errorf("sparse times dense, %v: %v", trans, err)
	}
	if err := check.Equal(SparseMatMul(s, a, m, trans[0], trans[1]).Data(), MatMul(a, dense, trans[0], trans[1]).Data(), false); err != nil {
		t.Errorf("dense times sparse, %v: %v", trans, err)
	}
}

func TestSparseMatMulRefusals(t *testing.T) {
	s := autograd.NewSession()
	m := sparseExample(s, s.Variable(check.Input(1, 5)))
	x := s.Variable(check.Input(1, 4, 2))
	wantRefusal(t, "neither a nor b is a sparse matrix", func() { SparseMatMul(s, x, x, false, false) })
	wantRefusal(t, "want an array of floats beside the sparse matrix", func() { SparseMatMul(s, m, m, false, false) })
	wantRefusal(t, "the dense matrix is float64(4, 2): it does not fit to a sparse one of shape (3, 4)", func() { SparseMatMul(s, m, x, true, false) })
	vector := s.Variable(check.Input(1, 4))
	wantRefusal(t, "the dense matrix is float64(4,): it does not fit", func() { SparseMatMul(s, m, vector, false, false) })
	m.Shape = []int{2, 4}
	wantRefusal(t, "sparse_matmul: entry 2 stands in row 2 and column 0, outside of a matrix of shape (2, 4)", func() { SparseMatMul(s, m, x, false, false) })
}
