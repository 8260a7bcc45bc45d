package numpy

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("np.genfromtxt(fname: string, dtype: dtype = \"float64\", comments: string? = \"#\", delimiter: string? = nil, skip_header: integer = 0, "+
		"skip_footer: integer = 0, filling_values: number? = nil, usecols: ints? = nil, names: value = nil, unpack: boolean = false, max_rows: integer? = nil) -> value", GenFromText, catalog.Files)
}

// TableOptions are the optional arguments of np.genfromtxt.
type TableOptions struct {
	Dtype                  array.Dtype
	Comments               *string
	Delimiter              *string
	SkipHeader, SkipFooter int
	FillingValues          *float64
	Usecols                []int
	Names                  any
	Unpack                 bool
	MaxRows                *int
}

// GenFromText reads a text file with a row of numbers in each line, of which
// some may be missing: np.genfromtxt("iris.csv", {delimiter = ",", names = true}).
//
// 日本語: テキストファイルを読み込み、欠けた値は NaN にします。
//
// A word that is no number, or no word at all, becomes filling_values, which is
// nan by itself (-1 for integers). skip_header and skip_footer leave out lines
// at the start and the end. With names = true the first line names the columns,
// and the result is a table of columns: data.sepal_length. names may also be a
// table of names. In a name, spaces become underscores and signs are left out.
//
//	> np.savetxt("xy.csv", np.array{{1, 2}, {3, np.nan}}, {delimiter = ",", header = "x,y"})
//	> data = np.genfromtxt("xy.csv", {delimiter = ",", names = true})
//	> data.y
//	[ 2. nan]
func GenFromText(fname string, o TableOptions) any {
	text := lines(file.Read(fname), o.SkipHeader)
	text = text[:len(text)-min(max(o.SkipFooter, 0), len(text))]
	var result any
	loaded(fname, func() *Array { result = parseTable(text, o); return nil })
	return result
}

func parseTable(text []string, o TableOptions) any {
	c := &columns{delimiter: o.Delimiter, usecols: o.Usecols, maxRows: o.MaxRows}
	if o.Comments != nil {
		c.comments = *o.Comments
	}
	if o.Delimiter != nil && *o.Delimiter == "" {
		array.Fail("delimiter is empty, want a character or nil for white space")
	}
	first := o.SkipHeader + 1
	var names []string
	switch given := o.Names.(type) {
	case nil:
	case bool:
		if given {
			names, text, first = c.header(text, first)
		}
	case catalog.Table:
		for i := range given.Len() {
			names = append(names, fmt.Sprint(given.At(i)))
		}
		names = cleanNames(names)
	default:
		array.Fail("names is no table of names, want that or true")
	}
	fill := -1.0
	if o.Dtype.IsFloat() {
		fill = math.NaN()
	}
	if o.FillingValues != nil {
		fill = *o.FillingValues
	}
	values, rows, width := c.table(text, first, func(word string, _, _ int) float64 {
		if v, err := strconv.ParseFloat(word, 64); err == nil {
			return v
		}
		return fill
	})
	a := toDtype(values, rows, width, o.Dtype)
	switch {
	case names != nil:
		return byName(a, names)
	case rows*width == 1:
		return result(a.Reshape())
	case rows <= 1 || width == 1:
		return a.Reshape(-1)
	case o.Unpack:
		return array.Transpose(a)
	}
	return a
}

// header reads the names in the first line with words; it may stand in a comment.
func (c *columns) header(text []string, first int) ([]string, []string, int) {
	for i, line := range text {
		bare := *c
		bare.comments = ""
		if c.comments != "" {
			line = strings.TrimPrefix(strings.TrimSpace(line), c.comments)
		}
		if words := bare.fields(line); len(words) > 0 {
			return cleanNames(c.pick(words, first+i)), text[i+1:], first + i + 1
		}
	}
	return []string{}, nil, first
}

// byName cuts an array into its columns.
func byName(a *Array, names []string) any {
	if a.Shape()[0] > 0 && len(names) != a.Shape()[1] {
		array.Fail("there are %d names for %d columns", len(names), a.Shape()[1])
	}
	table := map[string]any{}
	for i, name := range names {
		if a.Shape()[0] == 0 {
			table[name] = array.New(a.Dtype(), 0)
			continue
		}
		table[name] = array.Range(a, 1, i, i+1).Reshape(-1)
	}
	return table
}

// cleanNames makes names that can follow a dot, all of them different.
func cleanNames(words []string) []string {
	seen := map[string]int{}
	names := make([]string, len(words))
	empty := 0
	for i, word := range words {
		word = strings.Trim(strings.TrimSpace(word), `"`)
		name := strings.ReplaceAll(word, " ", "_")
		name = strings.Map(func(r rune) rune {
			if strings.ContainsRune(`~!@#$%^&*()-=+\|]}[{';: /?.>,<`, r) {
				return -1
			}
			return r
		}, name)
		if name == "" {
			name = "f" + strconv.Itoa(empty)
			empty++
		}
		names[i] = name
		if n := seen[name]; n > 0 {
			names[i] = name + "_" + strconv.Itoa(n)
		}
		seen[name]++
	}
	return names
}
