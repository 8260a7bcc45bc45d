package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// TestCooMatrixOrder has the orders that Chainer finds.
func TestCooMatrixOrder(t *testing.T) {
	s := autograd.NewSession()
	for _, c := range []struct {
		row, col []int32
		want     string
	}{
		{[]int32{0, 1}, []int32{1, 0}, "C"}, {[]int32{1, 0}, []int32{0, 1}, "F"}, {[]int32{0, 1}, []int32{0, 1}, "C"},
		{[]int32{1, 0, 1}, []int32{0, 1, 1}, "F"}, {[]int32{1, 0, 1}, []int32{1, 0, 0}, "other"}, {nil, nil, "C"},
	} {
		m := NewCooMatrix(s, array.New(array.Float32, len(c.row)), array.FromSlice(c.row), array.FromSlice(c.col), []int{2, 2}, nil, false)
		if m.Order != c.want {
			t.Errorf("rows %v and columns %v: order %s, want %s", c.row, c.col, m.Order, c.want)
		}
	}
}

func TestToCoo(t *testing.T) {
	s := autograd.NewSession()
	x := array.FromSlice([]float32{0, 2, 0, 1, 0, 3, 1, 0, 0, 0, 0, 0}, 2, 2, 3)
	m := ToCoo(s, x, 4, true)
	if got := m.Row.String() + m.Col.String(); got != "[[ 0  1  1 -1]\n [ 0 -1 -1 -1]][[ 1  0  2 -1]\n [ 0 -1 -1 -1]]" || m.Order != "C" || !m.Data.RequiresGrad() {
		t.Errorf("rows and columns are %s, order %s", got, m.Order)
	}
	if err := check.Equal(m.ToDense(), x, false); err != nil {
		t.Errorf("back to dense: %v", err)
	}
	wantRefusal(t, "to_coo: x is float32(12,), want a matrix", func() { ToCoo(s, x.Reshape(-1), 0, false) })
}

func TestCooMatrixRefusals(t *testing.T) {
	s := autograd.NewSession()
	two, three := check.Input(1, 2), check.Input(1, 3)
	at := array.FromSlice([]int64{0, 1})
	off := array.FromSlice([]int64{0, -1})
	wantRefusal(t, "CooMatrix: data is float64(1, 2), row int64(2,) and col int64(2,), want one axis each", func() {
		NewCooMatrix(s, two.Reshape(1, 2), at, at, []int{2, 2}, nil, false)
	})
	wantRefusal(t, "CooMatrix: shape is (2, 0), want two numbers greater than 0", func() { NewCooMatrix(s, two, at, at, []int{2, 0}, nil, false) })
	wantRefusal(t, "CooMatrix: entry 1 has row 1 and column -1", func() { NewCooMatrix(s, two, at, off, []int{2, 2}, nil, false) })
	wantRefusal(t, "to_dense: the sparse matrix has data float64(3,) but row int64(2,)", func() {
		NewCooMatrix(s, three, at, at, []int{2, 2}, nil, false).ToDense()
	})
}
