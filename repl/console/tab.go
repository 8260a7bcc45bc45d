package console

import (
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
	e.below = append(e.below, list(c.Items, columns, max(3, height/2))...)
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

// list shows items with their details, one a line; many as names in columns.
func list(items []shell.Item, columns, rows int) []string {
	var lines []string
	if len(items) <= rows && len(items) <= 12 {
		widest := 0
		for _, item := range items {
			widest = max(widest, cells.StringWidth(item.Text))
		}
		for _, item := range items {
			lines = append(lines, clip(cells.FillRight(item.Text, widest+2)+item.Detail, columns))
		}
		return lines
	}
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.Text
		if at := strings.LastIndexByte(strings.TrimSuffix(item.Text, "/"), '/'); at >= 0 {
			names[i] = item.Text[at+1:] // of a path, the file
		}
	}
	lines = strings.Split(shell.Grid(names, columns-1), "\n")
	if len(lines) > rows {
		lines = append(lines[:rows-1], "...")
	}
	for i, line := range lines {
		lines[i] = clip(line, columns)
	}
	return lines
}

// clip cuts a line to the width of the screen.
func clip(line string, columns int) string { return cells.Truncate(line, columns-1, "") }
