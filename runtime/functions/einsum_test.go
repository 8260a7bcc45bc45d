package functions

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/check"
)

func TestEinsumGradients(t *testing.T) {
	for _, c := range []struct {
		subscripts string
		shapes     [][]int
	}{
		{"ij,jk->ik", [][]int{{2, 3}, {3, 2}}}, {"ij,jk->ik", [][]int{{2, 0}, {0, 2}}}, {"ij->", [][]int{{2, 3}}}, {"ij->j", [][]int{{2, 3}}},
		{"ii", [][]int{{3, 3}}}, {"iij->j", [][]int{{2, 2, 3}}}, {"iji->ij", [][]int{{2, 3, 2}}}, {"iii->i", [][]int{{2, 2, 2}}},
		{"i,j", [][]int{{2}, {3}}}, {"ij,ij,ij->i", [][]int{{2, 3}, {2, 3}, {2, 3}}}, {"ii,ij,k->", [][]int{{2, 2}, {2, 3}, {4}}},
		{"...ij,jk->...ik", [][]int{{2, 1, 2, 3}, {3, 2}}}, {"i...->...i", [][]int{{2, 3}}}, {",i", [][]int{{}, {2}}},
	} {
		var inputs []*Array
		for i, shape := range c.shapes {
			inputs = append(inputs, check.Input(i, shape...))
		}
		check.Gradients(t, "einsum "+c.subscripts, inputs, func(x ...*Variable) *Variable {
			operands := []any{c.subscripts}
			for _, v := range x {
				operands = append(operands, v)
			}
			return Einsum(x[0].Session(), operands)
		})
	}
}

func TestEinsumRefusals(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 2, 3))
	many := []any{strings.Repeat(",", 64)}
	for range 65 {
		many = append(many, s.Variable(check.Input(1)))
	}
	for _, c := range []struct {
		text     string
		operands []any
	}{
		{"want subscripts and arrays", nil},
		{"name 1 arrays, got 0", []any{"ij"}},
		{"argument 2 is no array", []any{"ij", 1.0}},
		{"the letter 'j' stands for the lengths 3 and 2", []any{"ij,jk", x, x}},
		{"want 3 axes, got float64(2, 3)", []any{"ijk", x}},
		{"'1' in 'i1' is no letter", []any{"i1", x}},
		{"'k' occurs twice or in no array", []any{"ij->ik", x}},
		{`"..." may not be summed over`, []any{"...i->i", x}},
		{`"..." stands for different numbers of axes`, []any{"...i,...ij", s.Variable(check.Input(1, 2, 2)), s.Variable(check.Input(1, 2, 3))}},
		{`"..." stands for the lengths 2 and 1`, []any{"...i,...i->...i", x, s.Variable(check.Input(1, 1, 3))}},
		{"argument 2 is no table of axes", []any{x, x}},
		{"there are 65 arrays, want at most 64", many},
		{"array 1 is int64(2,), want floats", []any{"i", s.Constant(check.Input(1, 2).To(array.Int64))}},
	} {
		wantRefusal(t, "einsum: ", func() { Einsum(s, c.operands) })
		wantRefusal(t, c.text, func() { Einsum(s, c.operands) })
	}
}

var _ catalog.Table = list{}

// list is a script's table that holds only a sequence.
type list []any

func (l list) Len() int            { return len(l) }
func (l list) At(i int) any        { return l[i] }
func (l list) Swap(i, k int)       { l[i], l[k] = l[k], l[i] }
func (l list) Get(name string) any { return nil }
func (l list) Names() []string     { return nil }

func TestEinsumSublists(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 2, 3))
	y := s.Variable(check.Input(2, 3, 4))
	got := Einsum(s, []any{x, list{"...", 0.0}, y, list{0.0, 51.0}, list{51.0, "..."}})
	want := Einsum(s, []any{"ij,jk->ki", x, y})
	if err := check.Equal(got.Data(), want.Data(), false); err != nil {
		t.Error(err)
	}
	wantRefusal(t, "argument 2 holds 52, want whole numbers from 0 to 51", func() { Einsum(s, []any{x, list{0.0, 52.0}}) })
	wantRefusal(t, `argument 2 holds something that is no number and not "..."`, func() { Einsum(s, []any{x, list{0.0, "j"}}) })
}
