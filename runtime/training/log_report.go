package training

import (
	"io"
	"path/filepath"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("chainer.training.extensions.LogReport(keys: value = nil, trigger: value = nil, postprocess: function? = nil, filename: value = \"log\", log_name: string? = nil) -> LogReport", NewLogReport, catalog.Training)
	catalog.AddProperty("LogReport.log: value", (*LogReport).Log, nil, catalog.Training)
}

// LogReport writes the means of what was reported into a file.
type LogReport struct {
	settings
	s           *Session
	keys        []string // nil for all
	due         Trigger
	postprocess catalog.Func
	filename    string // "" for none
	log         []reporter.Observation
	summary     *reporter.DictSummary
}

// LogReportOptions are the arguments of LogReport after the trigger.
type LogReportOptions struct {
	Postprocess catalog.Func
	Filename    any
	LogName     *string
}

// NewLogReport collects what was reported and writes the means into the file
// filename, JSON, in the trainer's folder: every epoch, or when trigger says so,
// an entry with epoch, iteration and elapsed_time. keys, a table of names, says
// which values are taken. postprocess may change an entry, a table. With filename
// = false there is no file. "{epoch}" and other names in it are replaced by their
// values. log_name is an older name of filename.
//
// 日本語: 報告された値の平均をログに残します。
//
//	> report = chainer.training.extensions.LogReport{trigger = {2, "iteration"}, filename = false}
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) chainer.report{n = updater.iteration} return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> trainer:extend(report)
//	> trainer:run()
//	> report.log[1].n, report.log[2].n, report.log[2].iteration
//	0.5
//	2.5
//	4
func NewLogReport(s *Session, keys, trigger any, opt LogReportOptions) *LogReport {
	r := &LogReport{s: s, due: triggerOr(trigger, 1), postprocess: opt.Postprocess, summary: reporter.NewDictSummary(s)}
	r.settings = defaults("LogReport", PriorityReader, 1, "iteration")
	if table, ok := keys.(catalog.Table); ok {
		r.keys = texts("keys", table)
	}
	switch name := opt.Filename.(type) {
	case string:
		r.filename = name
	case nil, bool:
	default:
		array.Fail("filename is a name, or false for no file")
	}
	if opt.LogName != nil {
		r.filename = *opt.LogName
	}
	return r
}

// texts reads a table of names.
func texts(name string, table catalog.Table) []string {
	list := make([]string, table.Len())
	for i := range list {
		text, ok := table.At(i).(string)
		if !ok {
			array.Fail("%s is a table of names", name)
		}
		list[i] = text
	}
	return list
}

// Run adds what was observed and, when it is time, makes an entry of the means.
func (r *LogReport) Run(t *Trainer) {
	names := r.keys
	if names == nil {
		names = t.observation.Keys()
	}
	for _, name := range names {
		if v := t.observation.Get(name); v != nil {
			r.summary.Add(name, v)
		}
	}
	if !t.IsBeforeTraining() && !r.due.Fire(t) {
		return
	}
	entry := r.summary.ComputeMean()
	r.summary = reporter.NewDictSummary(r.s)
	entry.Set("epoch", float64(t.updater.Epoch()))
	entry.Set("iteration", float64(t.updater.Iteration()))
	entry.Set("elapsed_time", t.ElapsedTime())
	if r.postprocess != nil {
		r.postprocess.Call(entry)
	}
	r.log = append(r.log, entry)
	if r.filename != "" {
		r.write(t, entry)
	}
}

func (r *LogReport) write(t *Trainer, entry reporter.Observation) {
	name := r.filename
	for _, key := range entry.Keys() {
		name = strings.ReplaceAll(name, "{"+key+"}", jsonValue(key, entry.Get(key)))
	}
	file.Write(filepath.Join(t.out, name), func(w io.Writer) error {
		_, err := io.WriteString(w, logText(r.log, "    "))
		return err
	})
}

// Log returns the entries so far, tables of numbers by name.
//
// 日本語: これまでの記録です。1回分が、名前ごとの数を入れたテーブルになっています。
//
//	> #chainer.training.extensions.LogReport().log
//	0
func (r *LogReport) Log() any { return r.log }
