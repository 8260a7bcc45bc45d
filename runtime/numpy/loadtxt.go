package numpy

import (
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("np.loadtxt(fname: string, dtype: dtype = \"float64\", comments: string? = \"#\", delimiter: string? = nil, skiprows: integer = 0, "+
		"usecols: ints? = nil, unpack: boolean = false, ndmin: integer = 0, max_rows: integer? = nil) -> array", LoadText, catalog.Files)
	catalog.Add("np.fromstring(string: string, dtype: dtype = \"float64\", count: integer = -1, sep: string) -> array", FromString, catalog.Files)
}

// TextOptions are the optional arguments of np.loadtxt.
type TextOptions struct {
	Dtype     array.Dtype
	Comments  *string
	Delimiter *string
	Skiprows  int
	Usecols   []int
	Unpack    bool
	Ndmin     int
	MaxRows   *int
}

// LoadText reads a text file with a row of numbers in each line:
// np.loadtxt("data.csv", {delimiter = ",", skiprows = 1}).
//
// 日本語: 数を並べたテキストファイルを読み込みます。
//
// Numbers are cut at white space or at the delimiter; what follows comments ("#")
// and empty lines are left out. usecols chooses columns, counted from 0. One
// row or one column gives an array of one axis, unless ndmin is 2. unpack turns
// rows and columns round, so that t[1] is the first column. A line with other
// columns or with a word that is no number is an error that names the line.
//
//	> np.savetxt("xy.csv", np.array{{1, 2}, {3, 4}}, {delimiter = ",", header = "x,y"})
//	> np.loadtxt("xy.csv", {delimiter = ","})
//	[[1. 2.]
//	 [3. 4.]]
func LoadText(fname string, o TextOptions) *Array {
	text := lines(file.Read(fname), o.Skiprows)
	return loaded(fname, func() *Array { return parseText(text, o) })
}

// loaded adds the name of the file to the errors of reading it.
func loaded(fname string, read func() *Array) (a *Array) {
	if err := array.Try(func() { a = read() }); err != nil {
		array.Fail("%s: %s", fname, err)
	}
	return a
}

func parseText(text []string, o TextOptions) *Array {
	c := &columns{delimiter: o.Delimiter, usecols: o.Usecols, maxRows: o.MaxRows}
	if o.Comments != nil {
		c.comments = *o.Comments
	}
	if o.Delimiter != nil && *o.Delimiter == "" {
		array.Fail("delimiter is empty, want a character or nil for white space")
	}
	if o.Ndmin < 0 || o.Ndmin > 2 {
		array.Fail("ndmin is %d, want 0, 1 or 2", o.Ndmin)
	}
	values, rows, width := c.table(text, o.Skiprows+1, strictNumber)
	a := toDtype(values, rows, width, o.Dtype)
	if a.Size() == 0 {
		width = 1
		a = a.Reshape(0, 1)
	}
	if o.Ndmin < 2 && (rows == 1 || width == 1) && a.Ndim() == 2 {
		a = a.Reshape(slices.DeleteFunc([]int{rows, width}, func(n int) bool { return n == 1 })...)
	}
	if o.Ndmin == 1 && a.Ndim() == 0 {
		a = a.Reshape(1)
	}
	if o.Unpack {
		a = array.Transpose(a)
	}
	return a
}

// FromString reads the numbers of a text, which are cut at sep. A space in sep
// stands for any white space. count is how many are read, all by itself.
//
//	> np.fromstring("1 2 3.5", {sep = " "})
//	[1.  2.  3.5]
//	> np.fromstring("1, 2, 3", "int32", {sep = ","})
//	[1 2 3]
func FromString(text string, dtype array.Dtype, count int, sep string) *Array {
	if sep == "" {
		array.Fail("sep is empty, want the character between the numbers")
	}
	words := strings.Fields(text)
	if sep := strings.TrimSpace(sep); sep != "" {
		words = strings.Split(strings.TrimSuffix(strings.TrimSpace(text), sep), sep)
	}
	if len(words) == 1 && strings.TrimSpace(words[0]) == "" {
		words = nil
	}
	if count >= 0 {
		if count > len(words) {
			array.Fail("the text holds %d numbers, want %d", len(words), count)
		}
		words = words[:count]
	}
	values := make([]float64, len(words))
	for i, word := range words {
		values[i] = strictNumber(strings.TrimSpace(word), 0, i)
	}
	return toDtype(values, 1, len(values), dtype).Reshape(-1)
}
