package functions

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// einsumArguments returns the subscripts, in letters, and the arrays of a call.
func einsumArguments(s *Session, operands []any) (string, []*Variable) {
	if len(operands) == 0 {
		array.FailIn("einsum", "want subscripts and arrays")
	}
	var xs []*Variable
	if subscripts, ok := operands[0].(string); ok {
		for i, x := range operands[1:] {
			xs = append(xs, einsumOperand(s, i+2, x))
		}
		return subscripts, xs
	}
	var terms []string
	for i := 0; i+1 < len(operands); i += 2 {
		xs = append(xs, einsumOperand(s, i+1, operands[i]))
		terms = append(terms, sublist(i+2, operands[i+1]))
	}
	subscripts := strings.Join(terms, ",")
	if last := len(operands); last%2 == 1 {
		subscripts += "->" + sublist(last, operands[last-1])
	}
	return subscripts, xs
}

func einsumOperand(s *Session, i int, x any) *Variable {
	if v := variableOf(x); v != nil && v.Data() != nil {
		return v
	}
	a, ok := x.(*Array)
	if !ok {
		array.FailIn("einsum", "argument %d is no array", i)
	}
	return s.Constant(a)
}

// sublist writes a table of axis numbers in letters.
func sublist(i int, list any) string {
	table, ok := list.(catalog.Table)
	if !ok {
		array.FailIn("einsum", "argument %d is no table of axes", i)
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	text := ""
	for k := range table.Len() {
		switch v := table.At(k).(type) {
		case float64:
			if v != float64(int(v)) || v < 0 || int(v) >= len(letters) {
				array.FailIn("einsum", "argument %d holds %g, want whole numbers from 0 to %d", i, v, len(letters)-1)
			}
			text += letters[int(v) : int(v)+1]
		default:
			if v != "..." {
				array.FailIn("einsum", `argument %d holds something that is no number and not "..."`, i)
			}
			text += "..."
		}
	}
	return text
}
