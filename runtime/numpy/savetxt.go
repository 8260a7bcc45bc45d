package numpy

import (
	"bufio"
	"io"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
)

func init() {
	catalog.Add("np.savetxt(fname: string, X: data, fmt: strings = \"%.18e\", delimiter: string = \" \", newline: string = \"\\n\", "+
		"header: string = \"\", footer: string = \"\", comments: string = \"# \")", SaveText, catalog.Files)
}

// SaveTextOptions are the optional arguments of np.savetxt.
type SaveTextOptions struct {
	Fmt                                          []string
	Delimiter, Newline, Header, Footer, Comments string
}

// SaveText writes an array to a text file, a row in each line:
// np.savetxt("x.csv", x, {fmt = "%.3f", delimiter = ","}). fmt is how a number is
// written ("%d", "%.3f", "%g"), a table of one for each column, or a whole line.
// header and footer are written above and below, behind comments.
//
//	> np.savetxt("x.txt", np.array{{1, 2.5}, {3, 4}}, {fmt = "%.1f"})
//	> for line in io.lines("x.txt") do print(line) end
//	1.0 2.5
//	3.0 4.0
func SaveText(fname string, x *Array, o SaveTextOptions) {
	if x.Ndim() != 1 && x.Ndim() != 2 {
		array.Fail("X is %s, want 1 or 2 axes", x.Describe())
	}
	if x.Ndim() == 1 {
		x = x.Reshape(-1, 1)
	}
	width := x.Shape()[1]
	row := lineFormat(o.Fmt, width, o.Delimiter)
	file.Write(fname, func(out io.Writer) error {
		w := bufio.NewWriter(out)
		note(w, o.Header, o)
		for i := range x.Shape()[0] {
			k := i * width
			for _, part := range row {
				w.WriteString(part.before)
				if part.verb != 0 {
					w.WriteString(part.text(x, k))
					k++
				}
			}
			w.WriteString(o.Newline)
		}
		note(w, o.Footer, o)
		return w.Flush()
	})
}

// note writes a header or footer, every line behind the mark of a comment.
func note(w *bufio.Writer, text string, o SaveTextOptions) {
	if text != "" {
		w.WriteString(o.Comments + strings.ReplaceAll(text, "\n", "\n"+o.Comments) + o.Newline)
	}
}
