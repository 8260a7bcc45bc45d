package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

// TestStepRows: rows are in the order of TransposeSequence, and the way there and
// back has gradients of any order, also where only one sequence is used.
func TestStepRows(t *testing.T) {
	xs := []*Array{check.Input(1, 4, 2), check.Input(2, 4, 2), check.Input(3, 1, 2)}
	check.Gradients(t, "rows", xs, func(x ...*Variable) *Variable {
		rows, lengths := StepRows(x)
		if err := check.Near(rows.Data(), Concat(TransposeSequence(x), 0).Data(), check.Tolerance{}); err != nil {
			t.Error(err)
		}
		back := Sequences(Square(rows), lengths)
		for i, y := range back {
			if err := check.Near(y.Data(), Square(x[i]).Data(), check.Tolerance{}); err != nil {
				t.Errorf("sequence %d: %v", i, err)
			}
		}
		return Square(back[1])
	})
}
