package console

import (
	"fmt"
	"strings"

	"nnlua/repl/shell"
)

// tab completes the word at the cursor, or indents an empty line.
func (e *editor) tab() {
	b := &e.buffer
	before := string(b.text[b.lineStart(b.at):b.at])
	if strings.TrimSpace(before) == "" {
		b.insert("  ")
		return
	}
	text := b.String()
	head := b.head()
	c := e.shell.Complete(text, len(head))
	typed := head[c.Start:]
	columns, height := e.screen.size()
	if c.Signature != "" {
		e.below = append(e.below, c.Signature)
	}
	if len(c.Items) == 0 {
		return
	}
	if common := commonStart(c.Items); len(c.Items) == 1 || len(common) > len(typed) && sameFold(common, typed) {
		from := len([]rune(head[:c.Start]))
		b.replace(from, b.at, common)
	}
	if len(c.Items) == 1 {
		if detail := c.Items[0].Detail; detail != "" {
			e.below = append(e.below, detail)
		}
		return
	}
	e.below = append(e.below, list(c.Items, columns, max(3, height/2), e.page)...)
	e.page++
}

func sameFold(common, typed string) bool {
	return strings.EqualFold(common[:len(typed)], typed)
}

// commonStart is what all items begin with.
func commonStart(items []shell.Item) string {
	common := items[0].Text
	for _, item := range items[1:] {
		for !strings.HasPrefix(item.Text, common) {
			common = common[:len(common)-1]
		}
	}
	return strings.ToValidUTF8(common, "")
}

// list shows items with their details, one a line; many as names in columns, a
// page of as many as fit into so many rows. Behind the last page comes the first.
func list(items []shell.Item, columns, rows, page int) []string {
	if len(items) <= rows && len(items) <= 12 {
		return details(items, columns)
	}
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.Text
		if at := strings.LastIndexByte(strings.TrimSuffix(item.Text, "/"), '/'); at >= 0 {
			names[i] = item.Text[at+1:] // of a path, the file
		}
	}
	grid := func(names []string) []string { return strings.Split(shell.Grid(names, columns-1), "\n") }
	if lines := grid(names); len(lines) <= rows {
		return clipped(lines, columns)
	}
	size := 1
	for size < len(names) && len(grid(names[:size+1])) < rows {
		size++
	}
	pages := (len(names) + size - 1) / size
	page %= pages
	last := min(len(names), (page+1)*size)
	return append(clipped(grid(names[page*size:last]), columns), fmt.Sprintf("(%d/%d) Tab ...", page+1, pages))
}

func details(items []shell.Item, columns int) []string {
	widest := 0
	for _, item := range items {
		widest = max(widest, cells.StringWidth(item.Text))
	}
	var lines []string
	for _, item := range items {
		lines = append(lines, cells.FillRight(item.Text, widest+2)+item.Detail)
	}
	return clipped(lines, columns)
}

func clipped(lines []string, columns int) []string {
	for i, line := range lines {
		lines[i] = clip(line, columns)
	}
	return lines
}

// clip cuts a line to the width of the screen.
func clip(line string, columns int) string { return cells.Truncate(line, columns-1, "") }
