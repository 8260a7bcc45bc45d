package numpy

import (
	"testing"

	"nnlua/runtime/array"
)

// FuzzText reads texts as np.loadtxt and np.genfromtxt do: whatever stands in
// them, the result is an array or an error of the runtime.
func FuzzText(f *testing.F) {
	for _, text := range []string{"1 2\n3 4\n", "x,y\n1,2\n", "# a\n1 nan # b\n", "\ufeff1\r\n2\r\n", "1,,\"3\"\n", "1e999 -0x1p-3\n"} {
		f.Add(text, ",", 0, 2)
		f.Add(text, "", 1, -1)
	}
	f.Fuzz(func(t *testing.T, text, delimiter string, skip, column int) {
		comments := "#"
		o := TextOptions{Dtype: array.Float64, Comments: &comments, Skiprows: skip}
		table := TableOptions{Dtype: array.Int32, Comments: &comments, Names: true}
		if delimiter != "" {
			o.Delimiter, table.Delimiter = &delimiter, &delimiter
		}
		if column >= -3 {
			o.Usecols, table.Usecols = []int{column}, []int{column}
		}
		array.Try(func() { parseText(lines([]byte(text), skip), o) })
		array.Try(func() { parseTable(lines([]byte(text), 0), table) })
		array.Try(func() { lineFormat([]string{text}, 2, delimiter) })
	})
}
