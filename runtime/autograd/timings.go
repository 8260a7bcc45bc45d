package autograd

import (
	"fmt"
	"time"

	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("TimerHook:total_time() -> number", (*Timings).TotalTime, catalog.Core)
	catalog.Add("TimerHook:summary() -> value", (*Timings).Summary, catalog.Core)
	catalog.Add("TimerHook:print_report(unit: \"auto\"|\"auto_foreach\"|\"sec\"|\"ms\"|\"us\"|\"ns\" = \"auto\")", (*Timings).PrintReport, catalog.Core)
	catalog.AddProperty("TimerHook.call_history: value", (*Timings).CallHistory, nil, catalog.Core)
}

// Timings are what the hooks measure that are called TimerHook: that of
// functions, and that of links.
type Timings struct {
	Heading string // of the names in a report
	calls   []timedCall
	running []time.Time // of what has begun; one may call another
	total   time.Duration
}

type timedCall struct {
	label string
	took  time.Duration
}

// Start starts the clock for a call.
func (h *Timings) Start() { h.running = append(h.running, time.Now()) }

// Stop stops the clock of the call that began last, and notes it under a name.
func (h *Timings) Stop(label string) {
	last := len(h.running) - 1
	if last < 0 { // taken away from another place meanwhile
		return
	}
	took := time.Since(h.running[last])
	h.running = h.running[:last]
	h.calls = append(h.calls, timedCall{label, took})
	if last == 0 {
		h.total += took
	}
}

// Forget forgets what an error has left unfinished.
func (h *Timings) Forget() { h.running = nil }

// CallHistory returns all measurements: {name, seconds} of every call.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.exp(np.zeros(3)) end)
//	> hook.call_history[1][1]
//	"exp"
func (h *Timings) CallHistory() []any {
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
func (h *Timings) TotalTime() float64 { return h.total.Seconds() }

// Summary returns for every function, by name, its elapsed_time in seconds and
// its occurrence, the number of calls.
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() F.exp(F.exp(np.zeros(3))) end)
//	> hook:summary().exp.occurrence
//	2
func (h *Timings) Summary() map[string]any {
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
func (h *Timings) records() []timerRecord {
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
func (h *Timings) PrintReport(s *Session, unit string) {
	rows := [][3]string{{h.Heading, "ElapsedTime", "Occurrence"}}
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
