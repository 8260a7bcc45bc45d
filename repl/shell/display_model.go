package shell

import (
	"fmt"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/links"
)

// entry is a line of a model's tree: a link or a parameter.
type entry struct {
	depth int
	name  string
	what  string // the link with its arguments, or dtype and shape
	count int    // of the numbers in it
	known bool   // false while a parameter in it has no shape
}

// model shows a link as a tree of its links and parameters, with shapes and counts.
func (s *Shell) model(l *links.Link) string {
	entries := modelEntries(l)
	left := make([]string, len(entries))
	column := 0
	for i, e := range entries {
		left[i] = strings.Repeat("  ", e.depth)
		if e.name != "" {
			left[i] += e.name + ": "
		}
		left[i] += e.what
		column = max(column, width(left[i]))
	}
	column = min(column, s.Width-3-width(entries[0].counted()))
	cell := func(text string, n int) string { return cells.FillRight(cells.Truncate(text, n, "..."), n) }
	all := entries[0].counted() + s.Say(" parameters", " 個のパラメータ")
	lines := []string{s.Painted(Header, cell(left[0], min(column, s.Width-3-width(all)))) + "  " + all}
	for i, e := range entries[1:] {
		lines = append(lines, cell(left[i+1], column)+"  "+e.counted())
	}
	return strings.Join(lines, "\n")
}

// counted is the number of numbers in e, as far as it is known: the shape of some
// parameters comes with the first call.
func (e entry) counted() string {
	if e.known {
		return thousands(e.count)
	}
	return thousands(e.count) + " + ?"
}

// modelEntries lists a link, its parameters and the links in it, depth first.
func modelEntries(l *links.Link) []entry {
	pairs := l.NamedLinks(false)
	return appendLink(nil, pairs[0][1], "", 0)
}

func appendLink(all []entry, value any, name string, depth int) []entry {
	link := value.(interface{ AsLink() *links.Link }).AsLink()
	e := entry{depth: depth, name: name, what: modelName(link), known: true}
	var own []entry
	for _, pair := range link.NamedParams(true) {
		path, p := pair[0].(string)[1:], pair[1].(*links.Parameter)
		param := entry{depth: depth + 1, name: path, what: "?", known: p.IsInitialized()}
		if param.known {
			param.what, param.count = p.Data().Describe(), p.Size()
		}
		e.known = e.known && param.known
		e.count += param.count
		if !strings.Contains(path, "/") {
			own = append(own, param)
		}
	}
	all = append(append(all, e), own...)
	if sequence, ok := value.(*links.Sequential); ok { // functions are layers, too
		for i := range sequence.Len() {
			layer := sequence.At(float64(i + 1))
			name := strconv.Itoa(i)
			if f, ok := layer.(interface{ Name() string }); ok {
				all = append(all, entry{depth: depth + 1, name: name, what: f.Name(), known: true})
				continue
			}
			all = appendLink(all, layer, name, depth+1)
		}
		return all
	}
	for _, pair := range link.NamedLinks(true) {
		if path := pair[0].(string)[1:]; !strings.Contains(path, "/") {
			all = appendLink(all, pair[1], path, depth+1)
		}
	}
	return all
}

// modelName is the first line of a printed link: "Linear(in_size=2, ...)", "MLP".
func modelName(l *links.Link) string {
	line, _, more := strings.Cut(l.String(), "\n")
	if more {
		return strings.TrimSuffix(line, "(")
	}
	return strings.TrimSuffix(line, "()")
}

// thousands writes 12345 as 12,345.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// bytesText writes a number of bytes as people read it: "312.0 KiB".
func bytesText(n int) string {
	if n < 1024 {
		return fmt.Sprintf("%d B", n)
	}
	size := float64(n) / 1024
	for _, unit := range []string{"KiB", "MiB"} {
		if size < 1024 {
			return fmt.Sprintf("%.1f %s", size, unit)
		}
		size /= 1024
	}
	return fmt.Sprintf("%.1f GiB", size)
}

// arrayBytes is the memory of an array's numbers.
func arrayBytes(x *array.Array) int {
	if x == nil {
		return 0
	}
	return x.Size() * x.Dtype().Size()
}
