package shell

import (
	"context"
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

// tracing is a program that is traced.
type tracing struct {
	stepper
	opt     TraceOptions
	path    string
	watches []*watch
	table   *table
	last    spot // the line that ran last
	callOf  int  // the number of its call
	around  int  // how many calls are around that
	changes []Change
	output  strings.Builder
	flush   func(err error) // shows the line that ran last
}

// Trace runs a script and shows every line that runs with what it changed.
func (s *Shell) Trace(ctx context.Context, path string, args []string, opt TraceOptions) (err error) {
	defer guard(&err)
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
		t.tells = true
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
	t.changes = append(t.changes, t.observe(p)...)
	if p.site.Stmt == nil {
		return
	}
	t.end(nil)
	t.last, t.callOf, t.around = p, t.call, t.callsAround(p)
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
	s.notice(s.Painted(Header, where) + strings.Repeat("  ", min(t.around, 20)) + indented(s.rawLine(p.site.File, p.site.Line)))
}

// callsAround counts the calls around a line that were seen. Those of a
// coroutine stand on the calls that resumed it.
func (t *tracing) callsAround(p spot) int {
	n := -1
	for L := p.L; L != nil; L = L.Parent {
		n += len(t.frames[L])
	}
	return n
}

func (t *tracing) writeText(error) {
	if text := t.s.changeText(merge(t.changes), t.s.Width-11); text != "" {
		const margin = "     |     "
		t.s.notice(margin + strings.ReplaceAll(text, "\n", "\n"+margin))
	}
}
