package array

import (
	"strconv"
	"strings"
)

// printer arranges the elements of one array in brackets and lines.
type printer struct {
	o         PrintOptions
	a         *Array
	separator string
	shown     []int            // which elements are shown; nil if all
	element   func(int) string // the text of element i
	width     int
}

// shownOf returns the elements that a summary shows, nil if all are shown.
func shownOf(a *Array, o PrintOptions) []int {
	if a.Size() <= o.Threshold {
		return nil
	}
	shown := []int{0}
	for _, n := range a.shape {
		var next []int
		for _, at := range shown {
			for i := 0; i < n; i++ {
				if n > 2*o.EdgeItems && i >= o.EdgeItems && i < n-o.EdgeItems {
					i = n - o.EdgeItems
					if o.EdgeItems == 0 {
						break
					}
				}
				next = append(next, at*n+i)
			}
		}
		shown = next
	}
	return shown
}

// split returns how many items of an axis of length n are shown at its front
// and at its end, and whether some between them are left out.
func (p *printer) split(n int) (head, tail int, cut bool) {
	if p.shown != nil && 2*p.o.EdgeItems < n {
		return p.o.EdgeItems, p.o.EdgeItems, true
	}
	return 0, n, false
}

// rows writes the sub-array at depth axes whose first element is the at-th of
// its kind. indent starts every line after the first.
func (p *printer) rows(depth, at int, indent string, width int) string {
	left := p.a.Ndim() - depth
	if left == 0 {
		return p.element(at)
	}
	n := p.a.shape[depth]
	head, tail, cut := p.split(n)
	w := &lineWriter{indent: indent, line: indent}
	if left == 1 {
		w.width = width - max(len(strings.TrimRight(p.separator, " ")), 1)
	}
	between := strings.TrimRight(p.separator, " ") + strings.Repeat("\n", left-1)
	var text strings.Builder
	put := func(i int, last bool) {
		word := p.rows(depth+1, at*n+i, indent+" ", width-1)
		if left == 1 {
			pollShown(i)
			w.add(word)
			if !last {
				w.line += p.separator
			}
			return
		}
		text.WriteString(indent + word)
		if !last {
			text.WriteString(between)
		}
	}
	for i := 0; i < head; i++ {
		put(i, false)
	}
	if cut && left == 1 {
		w.add("...")
		w.line += p.separator
	} else if cut {
		text.WriteString(indent + "..." + between)
	}
	for i := n - tail; i < n; i++ {
		put(i, i == n-1)
	}
	body := text.String()
	if left == 1 {
		body = w.done.String() + w.line
	}
	return "[" + body[len(indent):] + "]"
}

// lineWriter breaks a row of words into lines.
type lineWriter struct {
	done         strings.Builder
	line, indent string
	width        int
}

// add appends a word, on a new line if it does not fit and that would help.
func (w *lineWriter) add(word string) {
	if len(w.line)+len(word) > w.width && len(w.line) > len(w.indent) {
		w.done.WriteString(strings.TrimRight(w.line, " ") + "\n")
		w.line = w.indent
	}
	w.line += word
}

// intElements writes integers right-aligned to the longest one shown.
func intElements(a *Array, shown []int) func(i int) string {
	var text func(i int) string
	switch x := a.elements().(type) {
	case []uint8:
		text = func(i int) string { return strconv.Itoa(int(x[i])) }
	case []int32:
		text = func(i int) string { return strconv.Itoa(int(x[i])) }
	case []int64:
		text = func(i int) string { return strconv.FormatInt(x[i], 10) }
	}
	width := 0
	eachShown(a.Size(), shown, func(i int) { width = max(width, len(text(i))) })
	return func(i int) string { return padLeft(text(i), width) }
}

func eachShown(n int, shown []int, visit func(i int)) {
	if shown == nil {
		for i := 0; i < n; i++ {
			pollShown(i)
			visit(i)
		}
		return
	}
	for _, i := range shown {
		visit(i)
	}
}

// pollShown is called for every element that is shown.
func pollShown(i int) {
	if i%1024 == 1023 {
		Poll()
	}
}

func padLeft(s string, width int) string {
	if len(s) >= width {
		return s
	}
	return strings.Repeat(" ", width-len(s)) + s
}

func padRight(s string, width int) string {
	if len(s) >= width {
		return s
	}
	return s + strings.Repeat(" ", width-len(s))
}
