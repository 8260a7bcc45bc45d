package datasets

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
)

func init() {
	catalog.Add("chainer.datasets.TextDataset(paths: strings, encoding: value = nil, errors: value = nil, newline: value = nil, filter_func: function? = nil) -> TextDataset", NewTextDataset, catalog.Datasets)
}

// TextDataset is the lines of one or more text files.
type TextDataset struct{ examples []any }

// NewTextDataset returns the lines of a text file, each with its line break.
// Several paths, of files with the same number of lines, such as sentences and
// their translations, give examples of one line of each. filter_func, which gets
// these lines, says which examples are taken. Files are UTF-8; encoding, errors
// and newline are ignored.
//
//	> f = io.open("poem.txt", "w")
//	> _ = f:write("one\ntwo\n") and f:close()
//	> d = chainer.datasets.TextDataset("poem.txt")
//	> #d, d[2] == "two\n"
//	2
//	true
func NewTextDataset(paths []string, _, _, _ any, filterFunc catalog.Func) *TextDataset {
	if len(paths) == 0 {
		array.Fail("at least one text file must be specified")
	}
	files := make([][]string, len(paths))
	for k, path := range paths {
		text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(file.Read(path)))
		files[k] = strings.SplitAfter(text, "\n")
		if last := len(files[k]) - 1; files[k][last] == "" {
			files[k] = files[k][:last]
		}
		if len(files[k]) != len(files[0]) {
			array.Fail("%s has %d lines, %s has %d", path, len(files[k]), paths[0], len(files[0]))
		}
	}
	d := &TextDataset{}
	for i := range files[0] {
		lines := make(Tuple, len(files))
		for k := range files {
			lines[k] = files[k][i]
		}
		if filterFunc != nil {
			if keep := example(filterFunc.Call(lines...)); keep == nil || keep == false {
				continue
			}
		}
		if len(lines) == 1 {
			d.examples = append(d.examples, lines[0])
		} else {
			d.examples = append(d.examples, lines)
		}
	}
	return d
}

// Len returns the number of examples.
func (d *TextDataset) Len() int { return len(d.examples) }

// Example returns line i, or the lines i of all files.
func (d *TextDataset) Example(i int) any { return d.examples[i] }
