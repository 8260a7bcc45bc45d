package shell

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// TraceOptions say what Trace shows.
type TraceOptions struct {
	Watch       []string  // only these expressions, as a table: a row whenever one changes
	CSV         io.Writer // the table as comma-separated values, here instead
	First, Last int       // only these lines of the script; 0 for all
	JSON        bool      // everything as a list of TraceLine, one JSON object a line
}

// TraceLine is a line that ran: what the JSON of a trace consists of. Whoever
// applies To of all changes in turn goes forwards through the program, and with
// From in reverse order backwards.
type TraceLine struct {
	File    string        `json:"file"`
	Line    int           `json:"line"`
	Frame   int           `json:"frame"` // how many calls around it; 0 of the script itself
	In      string        `json:"in"`    // the function; "" of a script or file itself
	Changes []TraceChange `json:"changes"`
	Output  string        `json:"output"` // what it printed
	Error   string        `json:"error,omitempty"`
}

// TraceChange is a variable, or a part of one, that the line changed. null is
// what was not there.
type TraceChange struct {
	Path string  `json:"path"`
	From *string `json:"from"`
	To   *string `json:"to"`
}

// tracing is a program that is traced.
type tracing struct {
	stepper
	opt     TraceOptions
	path    string
	watches []*watch
	table   *table
	last    spot // the line that ran last, and the calls around it
	calls   int
	changes []Change
	output  strings.Builder
	flush   func(err error) // shows the line that ran last
}

// Trace runs a script and shows every line that runs with what it changed.
func (s *Shell) Trace(ctx context.Context, path string, args []string, opt TraceOptions) (err error) {
	defer s.guard(&err)
	if s.stepper != nil {
		return errors.New(s.Say("a program is being stepped already", "すでにステップ実行中です"))
	}
	t := &tracing{stepper: stepper{s: s}, opt: opt, path: path}
	t.visit, t.wants = t.pass, func(site) bool { return true }
	defer t.attach()()
	for _, source := range opt.Watch {
		w, err := t.newWatch(source)
		if err != nil {
			return err
		}
		t.watches = append(t.watches, w)
	}
	emit := s.Emit
	defer func() { s.Emit = emit }()
	switch {
	case opt.JSON:
		s.Emit = func(e Event) { t.output.WriteString(e.line()) }
		t.flush = t.writeJSON(emit)
	case len(opt.Watch) > 0:
		if opt.CSV == nil {
			s.Emit = func(Event) {} // the table is all that is shown
		}
		t.table = newTable(opt, emit)
		t.visit = t.passWatches
	default:
		t.flush = t.writeText
	}
	err = s.RunFile(ctx, path, args)
	t.end(err)
	return err
}

// isShown reports whether a line is one of those that were asked for. All run
// through the stepper, or a change would be told of the wrong line.
func (t *tracing) isShown(s site) bool {
	return t.opt.First == 0 || s.File == t.path && t.opt.First <= s.Line && s.Line <= t.opt.Last
}

// pass is called at every site: the line before it is done.
func (t *tracing) pass(p spot) {
	t.measure(&p)
	t.changes = append(t.changes, t.observe(p)...)
	if p.site.Stmt == nil {
		return
	}
	t.end(nil)
	t.last, t.calls = p, t.callsAround(p)
	if t.isShown(p.site) && !t.opt.JSON {
		t.writeLine(p)
	}
}

// end shows what is known of the line that ran last.
func (t *tracing) end(err error) {
	if t.flush != nil && t.last.site != nil && t.isShown(t.last.site) {
		t.flush(err)
	}
	t.output.Reset()
	t.changes, t.last = nil, spot{}
}

// writeLine shows a line before it runs, so that what it prints comes below.
func (t *tracing) writeLine(p spot) {
	s := t.s
	where := fmt.Sprintf("%4d | ", p.site.Line)
	if p.site.File != t.path {
		where = fmt.Sprintf("%s:%d | ", p.site.File, p.site.Line)
	}
	s.notice(s.Painted(Header, where) + strings.Repeat("  ", min(t.callsAround(p), 20)) + s.sourceLine(p.site.File, p.site.Line))
}

// callsAround counts the calls around a line that were seen. A coroutine has
// calls of its own.
func (t *tracing) callsAround(p spot) int { return len(t.frames[p.L]) - 1 }

func (t *tracing) writeText(error) {
	if text := t.s.changeText(merge(t.changes)); text != "" {
		const margin = "     |     "
		t.s.notice(margin + strings.ReplaceAll(text, "\n", "\n"+margin))
	}
}

func (t *tracing) writeJSON(emit func(Event)) func(error) {
	return func(err error) {
		site := t.last.site
		line := TraceLine{File: site.File, Line: site.Line, Frame: t.calls, In: site.Func.Name, Changes: []TraceChange{}, Output: t.output.String()}
		for _, c := range merge(t.changes) {
			line.Changes = append(line.Changes, TraceChange{c.Path, t.jsonPart(c.From), t.jsonPart(c.To)})
		}
		if err != nil {
			line.Error = err.Error()
		}
		text, _ := json.Marshal(line) // texts and numbers only: that cannot fail
		emit(Event{Kind: Output, Text: string(text) + "\n"})
	}
}

func (t *tracing) jsonPart(p *part) *string {
	if p == nil {
		return nil
	}
	text := t.s.partText(p)
	return &text
}

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
