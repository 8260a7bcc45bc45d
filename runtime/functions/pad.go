package functions

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	mode := `mode: "` + strings.Join(array.PadModes, `"|"`) + `"`
	catalog.Add("F.pad(x: float[...], pad_width: value, "+mode+", constant_values: value = nil, end_values: value = nil) -> float[...]", Pad, catalog.ArrayShape)
}

// Pad returns x with elements added around it. pad_width is how many: one
// number, {before, behind}, or a table of one such pair for each axis. What they
// are says mode, as in np.pad: "constant" takes constant_values (0 by itself),
// "linear_ramp" goes down to end_values (0); both are given like pad_width. The
// gradient of x is that of its own elements in the result: none comes from those
// that were added, also where they are copies.
//
// 日本語: 配列の周りを埋めて広げます。
//
//	> F.pad(np.array{1, 2}, {1, 2}, "constant")
//	variable([0. 1. 2. 0. 0.])
//	> F.pad(np.array{{5}}, {{0, 1}, {1, 0}}, "constant", {constant_values = 9})
//	variable([[9. 5.]
//	          [9. 9.]])
func Pad(x *Variable, padWidth any, mode string, constantValues, endValues any) *Variable {
	f := &pad{mode: mode, widths: make([][2]int, x.Ndim())}
	for d, w := range padPairs("pad_width", padWidth, x) {
		f.widths[d] = [2]int{int(w[0]), int(w[1])}
		if float64(f.widths[d][0]) != w[0] || float64(f.widths[d][1]) != w[1] || w[0] < 0 || w[1] < 0 {
			array.FailIn("pad", "pad_width is {%g, %g} for axis %d, want whole numbers of 0 or more", w[0], w[1], d)
		}
	}
	switch {
	case constantValues != nil && mode != "constant":
		array.FailIn("pad", `constant_values goes with mode "constant", but mode is "%s"`, mode)
	case endValues != nil && mode != "linear_ramp":
		array.FailIn("pad", `end_values goes with mode "linear_ramp", but mode is "%s"`, mode)
	case constantValues != nil:
		f.ends = padPairs("constant_values", constantValues, x)
	case endValues != nil:
		f.ends = padPairs("end_values", endValues, x)
	default:
		f.ends = make([][2]float64, x.Ndim())
	}
	return apply1("pad", f, x)
}

type pad struct {
	Node
	mode   string
	widths [][2]int
	ends   [][2]float64
	from   []int
}

func (f *pad) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	return one(array.Pad(x[0], f.widths, f.mode, f.ends))
}

// Backward takes what stands at the place of x.
func (f *pad) Backward(gy []*Variable) []*Variable {
	v := view{shape: f.from, strides: array.Strides(gy[0].Shape())}
	for d, w := range f.widths {
		v.offset += w[0] * v.strides[d]
	}
	return grads(v.of("pad", gy[0]))
}

// padPairs returns a number before and one behind for each axis of x.
func padPairs(name string, given any, x *Variable) [][2]float64 {
	rows := []any{given}
	if table, ok := given.(catalog.Table); ok && table.Len() > 0 {
		if _, nested := table.At(0).(catalog.Table); nested {
			rows = itemsOf(table)
		}
	}
	all := make([][2]float64, len(x.Shape()))
	if len(rows) != 1 && len(rows) != len(all) {
		array.FailIn("pad", "%s has %d pairs, want 1 or %d, one for each axis of x, %s", name, len(rows), len(all), x.Data().Describe())
	}
	for d := range all {
		all[d] = padPair(name, rows[min(d, len(rows)-1)])
	}
	return all
}

// padPair reads a number, which stands for both sides, or a table of one or two.
func padPair(name string, given any) [2]float64 {
	items := []any{given}
	if table, ok := given.(catalog.Table); ok {
		items = itemsOf(table)
	}
	if len(items) == 1 {
		items = append(items, items[0])
	}
	if len(items) == 2 {
		before, ok1 := items[0].(float64)
		behind, ok2 := items[1].(float64)
		if ok1 && ok2 {
			return [2]float64{before, behind}
		}
	}
	array.FailIn("pad", "%s is no number, no {before, behind} and no table of one such pair for each axis", name)
	return [2]float64{}
}

func itemsOf(table catalog.Table) []any {
	items := make([]any, table.Len())
	for i := range items {
		items[i] = table.At(i)
	}
	return items
}
