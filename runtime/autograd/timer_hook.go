package autograd

import (
	"fmt"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.function_hooks.TimerHook() -> TimerHook", NewTimerHook, catalog.Core)
	catalog.Add("TimerHook:total_time() -> number", (*TimerHook).TotalTime, catalog.Core)
	catalog.Add("TimerHook:summary() -> value", (*TimerHook).Summary, catalog.Core)
	catalog.Add("TimerHook:print_report(unit: \"auto\"|\"auto_foreach\"|\"sec\"|\"ms\"|\"us\"|\"ns\" = \"auto\")", (*TimerHook).PrintReport, catalog.Core)
	catalog.AddProperty("TimerHook.call_history: value", (*TimerHook).CallHistory, nil, catalog.Core)
}

// TimerHook measures how long functions take.
type TimerHook struct {
	calls   []timedCall
	running []time.Time // of the functions that have begun; one may call another
	total   time.Duration
}

type timedCall struct {
	label string
	took  time.Duration
}

// NewTimerHook returns a hook that measures how long the functions take that
// are computed in hook:with(f), forward and backward. The way back of a
// function counts under its name; functions that it calls count too.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.sum(F.exp(np.zeros{10, 10})) end)
//	> hook:summary().exp.occurrence
//	1
func NewTimerHook() *TimerHook { return &TimerHook{} }

// Name is the name under which the hook is added.
func (h *TimerHook) Name() string { return "TimerHook" }

// Added does nothing.
func (h *TimerHook) Added(*Node) {}

// Deleted forgets the functions that an error has left unfinished.
func (h *TimerHook) Deleted(*Node) { h.running = nil }

// ForwardPreprocess starts the clock.
func (h *TimerHook) ForwardPreprocess(*Node, []*array.Array) { h.start() }

// ForwardPostprocess stops the clock.
func (h *TimerHook) ForwardPostprocess(f *Node, _ []*array.Array) { h.stop(f) }

// BackwardPreprocess starts the clock.
func (h *TimerHook) BackwardPreprocess(*Node, []*array.Array, []*array.Array) { h.start() }

// BackwardPostprocess stops the clock.
func (h *TimerHook) BackwardPostprocess(f *Node, _, _ []*array.Array) { h.stop(f) }

func (h *TimerHook) start() { h.running = append(h.running, time.Now()) }

func (h *TimerHook) stop(f *Node) {
	last := len(h.running) - 1
	if last < 0 { // taken away from another place meanwhile
		return
	}
	took := time.Since(h.running[last])
	h.running = h.running[:last]
	h.calls = append(h.calls, timedCall{f.label, took})
	if last == 0 {
		h.total += took
	}
}

// CallHistory returns all measurements: {name, seconds} of every call.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.exp(np.zeros(3)) end)
//	> hook.call_history[1][1]
//	"exp"
func (h *TimerHook) CallHistory() []any {
	all := make([]any, len(h.calls))
	for i, c := range h.calls {
		all[i] = []any{c.label, c.took.Seconds()}
	}
	return all
}

// TotalTime returns the seconds in all functions together.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:total_time()
//	0
func (h *TimerHook) TotalTime() float64 { return h.total.Seconds() }

// Summary returns for every function, by name, its elapsed_time in seconds and
// its occurrence, the number of calls.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.exp(F.exp(np.zeros(3))) end)
//	> hook:summary().exp.occurrence
//	2
func (h *TimerHook) Summary() map[string]any {
	summary := map[string]any{}
	for _, r := range h.records() {
		summary[r.label] = map[string]any{"elapsed_time": r.took.Seconds(), "occurrence": r.count}
	}
	return summary
}

type timerRecord struct {
	timedCall
	count int
}

// records sums up the calls of every function, in the order of their first calls.
func (h *TimerHook) records() []timerRecord {
	var records []timerRecord
	at := map[string]int{}
	for _, c := range h.calls {
		i, known := at[c.label]
		if !known {
			i = len(records)
			at[c.label] = i
			records = append(records, timerRecord{timedCall{label: c.label}, 0})
		}
		records[i].took += c.took
		records[i].count++
	}
	return records
}

var timeUnits = []struct {
	name   string
	factor float64
}{{"sec", 1}, {"ms", 1e3}, {"us", 1e6}, {"ns", 1e9}}

// PrintReport prints a table of the functions, with the time that they took and
// the number of their calls. unit is that of the times; "auto" is the unit of
// the longest time, "auto_foreach" for every function its own.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:print_report()
//	FunctionName  ElapsedTime  Occurrence
func (h *TimerHook) PrintReport(s *Session, unit string) {
	rows := [][3]string{{"FunctionName", "ElapsedTime", "Occurrence"}}
	records := h.records()
	var longest time.Duration
	for _, r := range records {
		longest = max(longest, r.took)
	}
	for _, r := range records {
		scale := longest
		if unit == "auto_foreach" {
			scale = r.took
		}
		name, factor := timeUnit(unit, scale)
		rows = append(rows, [3]string{r.label, fmt.Sprintf("%3.2f%s", r.took.Seconds()*factor, name), fmt.Sprint(r.count)})
	}
	var width [3]int
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], len(cell))
		}
	}
	for _, row := range rows {
		fmt.Fprintf(s.Stdout, "%*s  %*s  %*s\n", width[0], row[0], width[1], row[1], width[2], row[2])
	}
}

// timeUnit returns the named unit, or the largest in which t is at least 1.
func timeUnit(name string, t time.Duration) (string, float64) {
	for _, u := range timeUnits {
		if u.name == name || u.name == "ns" || name[0] == 'a' && t.Seconds()*u.factor >= 1 {
			return u.name, u.factor
		}
	}
	return "", 0
}
