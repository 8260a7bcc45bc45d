package links

import (
	"fmt"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.link_hooks.TimerHook() -> TimerHook", NewTimerHook, catalog.Links)
	catalog.Add("LinkTimerHook:total_time() -> number", (*TimerHook).TotalTime, catalog.Links)
	catalog.Add("LinkTimerHook:summary() -> value", (*TimerHook).Summary, catalog.Links)
	catalog.Add("LinkTimerHook:print_report(unit: \"auto\"|\"auto_foreach\"|\"sec\"|\"ms\"|\"us\"|\"ns\" = \"auto\")", (*TimerHook).PrintReport, catalog.Links)
	catalog.AddProperty("LinkTimerHook.call_history: value", (*TimerHook).history, nil, catalog.Links)
}

// TimerHook measures how long the calls of links take.
type TimerHook struct {
	quietHook
	calls   []timed
	running []time.Time
	total   float64
}

type timed struct {
	link    string
	seconds float64
}

// NewTimerHook returns the link hook that measures the time of forward calls.
//
//	> hook = chainer.link_hooks.TimerHook()
//	> y = hook(function() return L.Linear(3, 2)(np.ones{1, 3}) end)
//	> hook:summary().Linear.occurrence
//	1
func NewTimerHook() *TimerHook { return &TimerHook{} }

// Name returns "TimerHook".
func (h *TimerHook) Name() string { return "TimerHook" }

// Before starts the clock.
func (h *TimerHook) Before(*HookCall) { h.running = append(h.running, time.Now()) }

// After notes the time. The total counts the outermost calls only.
func (h *TimerHook) After(c *HookCall) {
	seconds := time.Since(h.running[len(h.running)-1]).Seconds()
	h.Failed(c)
	h.calls = append(h.calls, timed{className(c.Link), seconds})
	if len(h.running) == 0 {
		h.total += seconds
	}
}

// Failed forgets the call.
func (h *TimerHook) Failed(*HookCall) { h.running = h.running[:len(h.running)-1] }

// TotalTime returns the seconds of all calls; what a link inside another takes
// is not counted twice.
//
//	> chainer.link_hooks.TimerHook():total_time()
//	0
func (h *TimerHook) TotalTime() float64 { return h.total }

// Summary returns, for each class of links, the seconds and the number of the
// calls: {Linear = {elapsed_time = ..., occurrence = ...}}.
//
//	> next(chainer.link_hooks.TimerHook():summary())
//	nil
func (h *TimerHook) Summary() any {
	all := map[string]any{}
	_, rows := h.rows()
	for name, r := range rows {
		all[name] = map[string]any{"elapsed_time": r.seconds, "occurrence": r.count}
	}
	return all
}

type timerRow struct {
	seconds float64
	count   int
}

// rows sums up the calls by the classes of links, in the order of first calls.
func (h *TimerHook) rows() (names []string, rows map[string]*timerRow) {
	rows = map[string]*timerRow{}
	for _, c := range h.calls {
		r := rows[c.link]
		if r == nil {
			r = &timerRow{}
			rows[c.link] = r
			names = append(names, c.link)
		}
		r.seconds += c.seconds
		r.count++
	}
	return names, rows
}

func (h *TimerHook) history() any {
	all := []any{}
	for _, c := range h.calls {
		all = append(all, []any{c.link, c.seconds})
	}
	return all
}

var timerUnits = []struct {
	name   string
	factor float64
}{{"sec", 1}, {"ms", 1e3}, {"us", 1e6}, {"ns", 1e9}}

// PrintReport prints the summary as a table. "auto" chooses one unit for all
// rows, "auto_foreach" one for each.
//
//	> chainer.link_hooks.TimerHook():print_report("ms")
//	LinkName  ElapsedTime  Occurrence
func (h *TimerHook) PrintReport(s *Session, unit string) {
	names, rows := h.rows()
	longest := 0.0
	for _, r := range rows {
		longest = max(longest, r.seconds)
	}
	if unit == "auto" && len(rows) == 0 {
		array.Fail("no link has been called")
	}
	table := [][3]string{{"LinkName", "ElapsedTime", "Occurrence"}}
	for _, name := range names {
		r := rows[name]
		table = append(table, [3]string{name, elapsed(r.seconds, unit, longest), fmt.Sprint(r.count)})
	}
	var width [3]int
	for _, row := range table {
		for i, cell := range row {
			width[i] = max(width[i], len(cell))
		}
	}
	for _, row := range table {
		fmt.Fprintf(s.Stdout, "%*s  %*s  %*s\n", width[0], row[0], width[1], row[1], width[2], row[2])
	}
}

// elapsed writes a time in a unit: with "auto" the one that suits the longest.
func elapsed(seconds float64, unit string, longest float64) string {
	measure := seconds
	if unit == "auto" {
		measure = longest
	}
	for _, u := range timerUnits {
		if unit == u.name || unit[:4] == "auto" && (measure*u.factor >= 1 || u.name == "ns") {
			return fmt.Sprintf("%3.2f%s", seconds*u.factor, u.name)
		}
	}
	return ""
}
