package numpy

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	mode := `mode: "` + strings.Join(array.PadModes, `"|"`) + `" = "constant"`
	catalog.Add("np.pad(array: data, pad_width: value, "+mode+", constant_values: value = 0, end_values: value = 0) -> array", Pad, catalog.ArrayShape)
}

// Pad returns the array with elements added around it. pad_width is how many:
// one number, {before, behind}, or a table of these for each axis. What they are
// says mode: "constant" (constant_values, 0), "edge" (as the outermost element),
// "reflect" and "symmetric" (mirrored), "wrap" (from the other end),
// "linear_ramp" (down to end_values), "maximum", "mean", "median" or "minimum"
// of the axis.
//
// 日本語: 配列の周りを埋めて広げます。
//
//	> np.pad(np.array{1, 2}, 1)
//	[0. 1. 2. 0.]
//	> np.pad(np.array{1, 2, 3}, {0, 2}, "reflect")
//	[1. 2. 3. 2. 1.]
//	> np.pad(np.array{{5}}, {{0, 1}, {1, 0}}, {constant_values = 9})
//	[[9. 5.]
//	 [9. 9.]]
func Pad(a *Array, padWidth any, mode string, constantValues, endValues any) *Array {
	widths := make([][2]int, a.Ndim())
	for d, w := range sides("pad_width", a, padWidth) {
		widths[d] = [2]int{int(w[0]), int(w[1])}
		if float64(widths[d][0]) != w[0] || float64(widths[d][1]) != w[1] {
			array.Fail("pad_width is (%g, %g) for axis %d, want whole numbers", w[0], w[1], d)
		}
	}
	ends := sides("constant_values", a, constantValues)
	if mode == "linear_ramp" {
		ends = sides("end_values", a, endValues)
	}
	return array.Pad(a, widths, mode, ends)
}

// sides returns a number before and one behind for each axis.
func sides(name string, a *Array, x any) [][2]float64 {
	given := doubles(name, x)
	pairs := make([][2]float64, a.Ndim())
	if err := array.Try(func() { given = array.BroadcastTo(given, []int{a.Ndim(), 2}) }); err != nil {
		array.Fail("%s has shape %s, want a number, {before, behind} or one such pair for each of the %d axes", name, array.ShapeString(given.Shape()), a.Ndim())
	}
	for d := range pairs {
		pairs[d] = [2]float64{given.Float(2 * d), given.Float(2*d + 1)}
	}
	return pairs
}
