package training

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.training.extensions.PrintReport(entries: strings, log_report: value = \"LogReport\", out: value = nil) -> PrintReport", NewPrintReport, catalog.Training)
}

// PrintReport prints the entries of a LogReport as a table.
type PrintReport struct {
	settings
	entries   []string
	logReport any
	out       func(text string)
	screen    bool // whether out is a screen, on which bars may stand
	started   bool
	printed   int // entries of the log
}

// NewPrintReport prints the given entries of the log, such as "epoch" and
// "main/loss", as a table that grows by a line whenever the log does. log_report
// is the name of a LogReport in the trainer or a LogReport. out is a function
// that gets the text instead of the screen.
//
// 日本語: ログの値を表にして表示します。
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) chainer.report{n = 1 / 3} return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {2, "iteration"})
//	> trainer:extend(chainer.training.extensions.LogReport())
//	> write = function(text) io.write((text:gsub(" +\n", "\n"))) end
//	> trainer:extend(chainer.training.extensions.PrintReport({"iteration", "n", "m"}, {out = write}))
//	> trainer:run()
//	iteration   n           m
//	1           0.333333
//	2           0.333333
func NewPrintReport(s *Session, entries []string, logReport any, out any) *PrintReport {
	r := &PrintReport{entries: entries, logReport: logReport}
	r.settings = defaults("PrintReport", PriorityReader, 1, "iteration")
	r.out, r.screen = writerOf(s, out), out == nil
	if r.out == nil { // a file gets the table too
		r.out, r.screen = func(text string) { io.WriteString(s.Stdout, text) }, false
	}
	return r
}

// Run prints the entries that the log has got since the last time.
func (r *PrintReport) Run(t *Trainer) {
	if !r.started {
		r.started = true
		r.header()
	}
	var report *LogReport
	switch v := r.logReport.(type) {
	case string:
		report, _ = t.GetExtension(v).(*LogReport)
	case *LogReport:
		report = v
		report.Run(t)
	}
	if report == nil {
		array.Fail("log_report is no LogReport and no name of one")
	}
	for ; r.printed < len(report.log); r.printed++ {
		if r.screen {
			r.out("\x1b[J") // what a progress bar left
		}
		entry, line := report.log[r.printed], ""
		for _, name := range r.entries {
			line += fmt.Sprintf("%-*s  ", r.width(name), column(entry.Get(name)))
		}
		r.out(line + "\n")
	}
}

func (r *PrintReport) header() {
	columns := make([]string, len(r.entries))
	for i, name := range r.entries {
		columns[i] = fmt.Sprintf("%-*s", r.width(name), name)
	}
	r.out(strings.Join(columns, "  ") + "\n")
}

func (r *PrintReport) width(name string) int { return max(10, len(name)) }

// column writes a value with six digits, as Python's format "g".
func column(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return digits(v, 6)
	}
	return fmt.Sprint(v)
}

// digits writes a number with so many digits, as Python's format "g".
func digits(v float64, n int) string {
	return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'g', n, 64), "+"))
}

// isTerminal reports whether what is written can be seen and moved about in.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
