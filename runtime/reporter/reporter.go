package reporter

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	for _, module := range []string{"chainer.", "chainer.reporter."} {
		catalog.Add(module+"Reporter() -> Reporter", New, catalog.Training)
		catalog.Add(module+"report(values: names, observer: value = nil)", report, catalog.Training)
		catalog.Add(module+"report_scope(observation: names, f: function) -> value*", reportScope, catalog.Training)
		catalog.Add(module+"get_current_reporter() -> value", currentReporter, catalog.Training)
	}
	catalog.Add("Reporter:add_observer(name: string, observer: value)", (*Reporter).AddObserver, catalog.Training)
	catalog.Add("Reporter:add_observers(prefix: string, observers: value)", (*Reporter).addObservers, catalog.Training)
	catalog.Add("Reporter:report(values: names, observer: value = nil)", (*Reporter).report, catalog.Training)
	catalog.Add("Reporter:scope(observation: names, f: function) -> value*", (*Reporter).scope, catalog.Training)
	catalog.Add("Reporter:__call(f: function) -> value*", (*Reporter).with, catalog.Training)
	catalog.AddProperty("Reporter.observation: names", (*Reporter).Observation, (*Reporter).setObservation, catalog.Training)
}

// Reporter writes reported values into its observation. The values of an observer,
// such as a link, get the observer's name in front: "main/loss".
type Reporter struct {
	s           *Session
	names       map[any]string
	observation Observation
}

// New returns a reporter without observers.
//
//	> reporter = chainer.Reporter()
//	> model = L.Linear(1, 1)
//	> reporter:add_observer("model", model)
//	> reporter:report({x = 1}, model)
//	> reporter.observation["model/x"]
//	1
func New(s *Session) *Reporter {
	return &Reporter{s: s, names: map[any]string{}, observation: NewObservation(s)}
}

// AddObserver gives an object the name that stands in front of its values.
//
//	> reporter = chainer.Reporter()
//	> observer = {}
//	> reporter:add_observer("me", observer)
//	> reporter:report({x = 1}, observer)
//	> reporter.observation["me/x"]
//	1
func (r *Reporter) AddObserver(name string, observer any) { r.names[identity(observer)] = name }

// identity tells objects apart: the hold that Go has of a script's table is none.
func identity(object any) any {
	if t, ok := object.(catalog.OrderedTable); ok {
		return t.Identity()
	}
	return object
}

// addObservers names several observers, pairs {name, observer} as link:namedlinks
// gives them; prefix stands in front of each name.
//
//	> reporter = chainer.Reporter()
//	> model = chainer.Chain{l1 = L.Linear(1, 1)}
//	> reporter:add_observers("main", model:namedlinks(true))
//	> reporter:report({x = 1}, model.l1)
//	> reporter.observation["main/l1/x"]
//	1
func (r *Reporter) addObservers(prefix string, observers any) {
	pairs, ok := observers.(catalog.Table)
	for i := 0; ok && i < pairs.Len(); i++ {
		pair, isPair := pairs.At(i).(catalog.Table)
		name, isName := "", false
		if isPair && pair.Len() == 2 {
			name, isName = pair.At(0).(string)
		}
		if !isName {
			ok = false
			break
		}
		r.AddObserver(prefix+name, pair.At(1))
	}
	if !ok {
		array.Fail("observers is a table of pairs {name, observer}")
	}
}

// Report writes a value into the observation. observer may be nil.
func (r *Reporter) Report(name string, value, observer any) {
	if observer != nil {
		prefix, known := r.names[identity(observer)]
		if !known {
			array.FailIn("report", "the given observer is not registered to the reporter")
		}
		name = prefix + "/" + name
	}
	if v, ok := value.(interface{ AsVariable() *Variable }); ok && autograd.NewConfig(r.s).Get("keep_graph_on_report") != true {
		value = r.s.Constant(v.AsVariable().Data())
	}
	r.observation.Set(name, value)
}

// report writes values, a table by name, into the observation. The name of the
// observer, if there is one, stands in front of theirs. Of a Variable the
// data is kept and not the graph.
//
// 日本語: 値を報告します。
//
//	> reporter = chainer.Reporter()
//	> reporter:report{loss = 2}
//	> reporter.observation.loss
//	2
func (r *Reporter) report(values catalog.OrderedTable, observer any) {
	for _, name := range values.Keys() {
		r.Report(name, values.Get(name), observer)
	}
}

// Scope calls f, during which values are reported to r and go into the observation.
func (r *Reporter) Scope(observation Observation, f func()) {
	old := r.observation
	r.observation = observation
	defer func() { r.observation = old }()
	r.With(f)
}

// scope calls f and returns its results. What is reported meanwhile, by
// chainer.report too, goes into observation, a table.
//
//	> seen = {}
//	> chainer.Reporter():scope(seen, function() chainer.report{loss = 2} end)
//	> seen.loss
//	2
func (r *Reporter) scope(observation catalog.OrderedTable, f catalog.Func) (results []any) {
	r.Scope(observation, func() { results = f.Call() })
	return results
}

// With calls f, during which values are reported to r.
func (r *Reporter) With(f func()) {
	all := reporters(r.s)
	*all = append(*all, r)
	defer func() { *all = (*all)[:len(*all)-1] }()
	f()
}

func (r *Reporter) with(f catalog.Func) (results []any) {
	r.With(func() { results = f.Call() })
	return results
}

// Observation returns the table into which values are written.
//
//	> reporter = chainer.Reporter()
//	> reporter:report{x = 1}
//	> reporter.observation.x
//	1
func (r *Reporter) Observation() Observation { return r.observation }

func (r *Reporter) setObservation(o catalog.OrderedTable) { r.observation = o }

// reporters are those that are current, the innermost last.
func reporters(s *Session) *[]*Reporter {
	type key struct{}
	return s.Part(key{}, func() any { return &[]*Reporter{} }).(*[]*Reporter)
}

// Current returns the reporter that values go to, nil if there is none.
func Current(s *Session) *Reporter {
	if all := *reporters(s); len(all) > 0 {
		return all[len(all)-1]
	}
	return nil
}

// currentReporter returns the reporter that chainer.report writes to, nil if there is none.
//
//	> chainer.get_current_reporter()
//	nil
func currentReporter(s *Session) any {
	if r := Current(s); r != nil {
		return r
	}
	return nil
}

// Report reports a value to the current reporter. Without one it does nothing.
func Report(s *Session, name string, value, observer any) {
	if r := Current(s); r != nil {
		r.Report(name, value, observer)
	}
}

// report writes values, a table by name, into the observation of the current
// reporter; without one it does nothing. observer is the object that reports, in
// a model self: a trainer knows it as "main", so that its loss is "main/loss".
//
// 日本語: 値を報告して、学習の記録に残します。
//
//	> seen = {}
//	> chainer.Reporter():scope(seen, function() chainer.report({loss = 3}) end)
//	> seen.loss
//	3
func report(s *Session, values catalog.OrderedTable, observer any) {
	if r := Current(s); r != nil {
		r.report(values, observer)
	}
}

// reportScope calls f and returns its results. What is reported meanwhile goes
// into observation, a table, instead of that of the current reporter.
//
//	> seen = {}
//	> chainer.Reporter()(function()
//	>   chainer.report_scope(seen, function() chainer.report{loss = 4} end)
//	> end)
//	> seen.loss
//	4
func reportScope(s *Session, observation catalog.OrderedTable, f catalog.Func) []any {
	r := Current(s)
	if r == nil {
		array.Fail("no reporter is current: call it inside reporter(function() ... end)")
	}
	return r.scope(observation, f)
}
