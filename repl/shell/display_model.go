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
	count int    // of numbers in it
	known bool   // false for a parameter that has no shape yet
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
	column = min(column, s.Width-14)
	var lines []string
	for i, e := range entries {
		count := "-"
		if e.known {
			count = thousands(e.count)
		}
		if i == 0 {
			count += s.Say(" parameters", " 個のパラメータ")
			left[i] = s.Painted(Header, left[i]) + strings.Repeat(" ", max(0, column-width(left[i])))
		} else {
			left[i] += strings.Repeat(" ", max(0, column-width(left[i])))
		}
		lines = append(lines, left[i]+"  "+count)
	}
	return strings.Join(lines, "\n")
}

// modelEntries lists a link, its parameters and the links in it, depth first.
func modelEntries(l *links.Link) []entry {
	own := map[string][]entry{} // parameters by the path of their link
	for _, pair := range l.NamedParams(true) {
		path, p := pair[0].(string), pair[1].(*links.Parameter)
		at := strings.LastIndexByte(path, '/')
		e := entry{depth: depthOf(path), name: path[at+1:], what: "?", known: p.IsInitialized()}
		if e.known {
			e.what, e.count = p.Data().Describe(), p.Size()
		}
		own[path[:at]] = append(own[path[:at]], e)
	}
	var all []entry
	for _, pair := range l.NamedLinks(false) {
		path := strings.TrimSuffix(pair[0].(string), "/")
		link := pair[1].(interface{ AsLink() *links.Link }).AsLink()
		e := entry{depth: depthOf(path), name: path[strings.LastIndexByte(path, '/')+1:], what: modelName(link), known: true}
		for _, p := range link.Params(true) {
			if !p.IsInitialized() {
				e.known = false
				continue
			}
			e.count += p.Size()
		}
		all = append(append(all, e), own[path]...)
	}
	return all
}

func depthOf(path string) int { return strings.Count(path, "/") }

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
