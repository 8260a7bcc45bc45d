package shell

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// passWatches is pass where only the watched expressions count.
func (t *tracing) passWatches(p spot) {
	changed := false
	for _, w := range t.watches {
		if len(t.look(w, p)) > 0 {
			changed = true
		}
	}
	ran := p.site
	if t.last.site != nil {
		ran = t.last.site
	}
	if changed && t.isShown(ran) {
		t.table.row(ran.Line, t.cells())
	}
	if p.site.Stmt != nil {
		t.last = p
	}
}

// cells are the values of the watched expressions as they are now.
func (t *tracing) cells() []string {
	var cells []string
	for _, w := range t.watches {
		text := ""
		if len(w.parts) > 0 {
			text = t.s.partText(&w.parts[0])
			if t.opt.CSV != nil && w.parts[0].array != nil && w.parts[0].array.Size() == 1 {
				text = fmt.Sprint(w.parts[0].array.Float(0)) // a number to plot
			}
		}
		cells = append(cells, text)
	}
	return cells
}

// table writes rows as they come: the columns are as wide as the first row asks for.
type table struct {
	emit   func(Event)
	csv    *csv.Writer
	header []string
	widths []int
}

func newTable(opt TraceOptions, emit func(Event)) *table {
	t := &table{emit: emit, header: append([]string{"line"}, opt.Watch...)}
	if opt.CSV != nil {
		t.csv = csv.NewWriter(opt.CSV)
		t.csv.Write(t.header)
		t.csv.Flush()
	}
	return t
}

func (t *table) row(line int, values []string) {
	row := append([]string{fmt.Sprint(line)}, values...)
	if t.csv != nil {
		t.csv.Write(row)
		t.csv.Flush()
		return
	}
	if t.widths == nil {
		for i, cell := range row {
			t.widths = append(t.widths, max(width(t.header[i]), width(cell), 4+8*min(i, 1)))
		}
		t.write(t.header)
	}
	t.write(row)
}

func (t *table) write(row []string) {
	text := ""
	for i, cell := range row {
		t.widths[i] = max(t.widths[i], width(cell))
		text += cell + strings.Repeat(" ", t.widths[i]-width(cell)+2)
	}
	t.emit(Event{Kind: Output, Text: strings.TrimRight(text, " ") + "\n"})
}
