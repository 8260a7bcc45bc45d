package training

import (
	"fmt"
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("chainer.training.extensions.ParameterStatistics(links: value, statistics: value = \"default\", report_params: boolean = true, "+
		"report_grads: boolean = true, prefix: string? = nil, trigger: value = nil, skip_nan_params: boolean = false) -> ParameterStatistics", NewParameterStatistics, catalog.Training)
	catalog.Add("ParameterStatistics:register_statistics(name: string, function_: function)", (*ParameterStatistics).RegisterStatistics, catalog.Training)
}

// ParameterStatistics reports numbers about parameters and their gradients.
type ParameterStatistics struct {
	settings
	s          *Session
	links      []*links.Link
	statistics []statistic
	attributes []string
	prefix     string
	due        Trigger
	skipNaN    bool
	summary    *reporter.DictSummary
}

// statistic is a number, or several in a row, of a parameter's elements.
type statistic struct {
	name string
	of   func(x *array.Array) any
}

// sigmas are the percentiles of a normal distribution 3, 2, 1 and 0 standard
// deviations away from the mean.
var sigmas = []float64{0.13, 2.28, 15.87, 50, 84.13, 97.72, 99.87}

var usualStatistics = []statistic{
	{"mean", func(x *array.Array) any { return array.Mean(x, nil, false) }},
	{"std", func(x *array.Array) any { return array.Std(x, nil, 0, false) }},
	{"min", func(x *array.Array) any { return array.Min(x, nil, false) }},
	{"max", func(x *array.Array) any { return array.Max(x, nil, false) }},
	{"zeros", func(x *array.Array) any { return float64(x.Size()) - array.CountNonzero(x, nil, false).Float(0) }},
	{"percentile", func(x *array.Array) any { return percentiles(x, sigmas) }},
}

// percentiles returns the numbers below which so many percent of x lie.
func percentiles(x *array.Array, percents []float64) *array.Array {
	q := array.New(array.Float64, len(percents))
	for i, p := range percents {
		q.SetFloat(i, p/100)
	}
	return array.Quantile(x, q, nil, "linear", false)
}

// ParameterStatisticsOptions are the arguments of ParameterStatistics after links.
type ParameterStatisticsOptions struct {
	Statistics    any
	ReportParams  bool
	ReportGrads   bool
	Prefix        *string
	Trigger       any
	SkipNanParams bool
}

// NewParameterStatistics reports numbers about all parameters in a link, or in a
// table of links, and their gradients, such as "l1/W/data/mean", "l1/W/grad/std" or
// "l1/W/data/percentile/0": mean, std, min, max, the count of zeros, and the
// percentiles 0.13, 2.28, 15.87, 50, 84.13, 97.72 and 99.87. The means of all
// iterations are reported every epoch, or when trigger says so.
//
// statistics is a table of functions by name instead of these: each gets an array
// of one axis and returns a number or an array of several. prefix stands before
// all names. With skip_nan_params a parameter with NaN in it gives NaN.
//
// 日本語: パラメータと勾配の平均や標準偏差などを報告します。
//
//	> model = chainer.Sequential(L.Linear(2, 1, {initialW = 3}))
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1, 1}}, 1), optimizers.SGD(0):setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {1, "iteration"})
//	> trainer:extend(chainer.training.extensions.ParameterStatistics(model[1], {trigger = {1, "iteration"}}))
//	> trainer:extend(function(trainer) print(trainer.observation["0/W/data/mean"], trainer.observation["0/W/grad/max"]) end)
//	> trainer:run()
//	3	1
func NewParameterStatistics(s *Session, given any, opt ParameterStatisticsOptions) *ParameterStatistics {
	p := &ParameterStatistics{settings: defaults("parameter_statistics", PriorityWriter, 1, "iteration"), s: s, due: triggerOr(opt.Trigger, 1),
		skipNaN: opt.SkipNanParams, summary: reporter.NewDictSummary(s)}
	if opt.Prefix != nil && *opt.Prefix != "" {
		p.prefix = *opt.Prefix + "/"
	}
	if opt.ReportParams {
		p.attributes = append(p.attributes, "data")
	}
	if opt.ReportGrads {
		p.attributes = append(p.attributes, "grad")
	}
	p.links = linksOf("links", given)
	switch v := opt.Statistics.(type) {
	case nil:
	case string:
		if v != "default" {
			array.Fail("statistics is '%s', want 'default' or a table of functions by name", v)
		}
		p.statistics = append(p.statistics, usualStatistics...)
	case catalog.OrderedTable:
		for _, name := range v.Keys() {
			f, ok := v.Get(name).(catalog.Func)
			if !ok {
				array.Fail("'%s' of statistics is %s, want a function", name, autograd.Describe(v.Get(name)))
			}
			p.RegisterStatistics(name, f)
		}
	default:
		array.Fail("statistics is %s, want a table of functions by name", autograd.Describe(v))
	}
	return p
}

// linksOf reads one link or a table of them.
func linksOf(name string, v any) []*links.Link {
	if l, ok := v.(linker); ok {
		return []*links.Link{l.AsLink()}
	}
	table, ok := v.(catalog.Table)
	if !ok {
		array.Fail("%s is %s, want a link or a table of links", name, autograd.Describe(v))
	}
	var all []*links.Link
	for i := range table.Len() {
		l, ok := table.At(i).(linker)
		if !ok {
			array.Fail("item %d of %s is %s, want a link", i+1, name, autograd.Describe(table.At(i)))
		}
		all = append(all, l.AsLink())
	}
	return all
}

// RegisterStatistics adds a function that gets the elements of a parameter, an
// array of one axis, and returns a number or an array of several.
//
//	> statistics = chainer.training.extensions.ParameterStatistics(L.Linear(1, 1), {statistics = {}})
//	> statistics:register_statistics("sum", function(x) return np.sum(x) end)
func (p *ParameterStatistics) RegisterStatistics(name string, f catalog.Func) {
	of := func(x *array.Array) any { return append(f.Call(x), nil)[0] }
	for i := range p.statistics {
		if p.statistics[i].name == name {
			p.statistics[i].of = of
			return
		}
	}
	p.statistics = append(p.statistics, statistic{name, of})
}

// Run takes the numbers and, when it is time, reports their means.
func (p *ParameterStatistics) Run(t *Trainer) {
	for _, link := range p.links {
		name := "None" // as Chainer calls a link that stands in no other
		if n := link.Name(); n != nil {
			name = *n
		}
		for _, pair := range link.NamedParams(true) {
			path, param := pair[0].(string), pair[1].(*links.Parameter)
			for _, attribute := range p.attributes {
				x := param.Data()
				if attribute == "grad" && x != nil {
					x = param.Grad()
				}
				if x == nil {
					array.Fail("ParameterStatistics: %s%s has no %s yet", name, path, attribute)
				}
				p.add(p.prefix+name+path+"/"+attribute+"/", x.Reshape(-1))
			}
		}
	}
	if p.due.Fire(t) {
		means := p.summary.ComputeMean()
		p.summary = reporter.NewDictSummary(p.s)
		for _, key := range means.Keys() {
			reporter.Report(p.s, key, means.Get(key), nil)
		}
	}
}

// add adds the numbers of one array.
func (p *ParameterStatistics) add(key string, x *array.Array) {
	skip := p.skipNaN && array.Any(array.IsNaN(x), nil, false).Float(0) != 0
	for _, s := range p.statistics {
		var v any = math.NaN()
		if !skip {
			v = s.of(x)
		}
		if a, ok := v.(*array.Array); ok && a.Size() > 1 {
			for i := range a.Size() {
				p.summary.Add(fmt.Sprintf("%s%s/%d", key, s.name, i), a.Reshape(-1).Float(i))
			}
			continue
		}
		p.summary.Add(key+s.name, v)
	}
}
