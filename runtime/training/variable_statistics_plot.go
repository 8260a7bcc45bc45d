package training

import (
	"path/filepath"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.training.extensions.VariableStatisticsPlot(targets: value, max_sample_size: integer = 1000, report_data: boolean = true, report_grad: boolean = true, "+
		"plot_mean: boolean = true, plot_std: boolean = true, percentile_sigmas: value = nil, trigger: value = nil, filename: string? = nil, figsize: value = nil, "+
		"marker: string? = nil, grid: boolean = true, file_name: string = \"statistics.png\") -> VariableStatisticsPlot", NewVariableStatisticsPlot, catalog.Training)
	catalog.Add("VariableStatisticsPlot:available() -> boolean", (*VariableStatisticsPlot).Available, catalog.Training)
}

// VariableStatisticsPlot draws how the values and gradients of Variables spread.
type VariableStatisticsPlot struct {
	settings
	VariableStatisticsPlotOptions
	s          *Session
	targets    []*autograd.Variable
	attributes []string
	percents   []float64
	due        Trigger
	samples    reservoir
}

// VariableStatisticsPlotOptions are the arguments of VariableStatisticsPlot after targets.
type VariableStatisticsPlotOptions struct {
	MaxSampleSize     int
	ReportData        bool
	ReportGrad        bool
	PlotMean, PlotStd bool
	PercentileSigmas  any
	Trigger           any
	Filename          *string
	Figsize           any
	Marker            *string
	Grid              bool
	FileName          string
}

// NewVariableStatisticsPlot draws how the values of Variables and their gradients
// spread over the iterations, into the file filename, "statistics.png", in the
// trainer's folder: every epoch, or when trigger says so. targets is a Variable, a
// link, whose parameters are meant, or a table of these; all their elements count
// together. The mean stands in the upper row with the standard deviation as bars
// (plot_mean, plot_std), the percentiles percentile_sigmas, numbers from 0 to 100,
// in the lower row as areas around the middle one: {0, 0.13, 2.28, 15.87, 50,
// 84.13, 97.72, 99.87, 100} if it is not given, {} for none.
//
// Of more than max_sample_size iterations so many are drawn at random, from
// np.random. figsize, marker and grid are those of plt. file_name is an older name
// of filename.
//
// 日本語: パラメータの値と勾配の分布を図に描きます。
//
//	> model = L.Linear(1, 1)
//	> chainer.training.extensions.VariableStatisticsPlot(model, {trigger = {10, "iteration"}})
//	<VariableStatisticsPlot>
func NewVariableStatisticsPlot(s *Session, targets any, opt VariableStatisticsPlotOptions) *VariableStatisticsPlot {
	p := &VariableStatisticsPlot{settings: defaults("VariableStatisticsPlot", PriorityReader, 1, "iteration"), VariableStatisticsPlotOptions: opt, s: s,
		targets: variablesIn(targets), due: triggerOr(opt.Trigger, 1)}
	if len(p.targets) == 0 {
		array.Fail("targets holds no Variable: want a Variable, a link with parameters, or a table of them")
	}
	if opt.Filename != nil {
		p.FileName = *opt.Filename
	}
	p.percents = []float64{0, 0.13, 2.28, 15.87, 50, 84.13, 97.72, 99.87, 100}
	switch v := opt.PercentileSigmas.(type) {
	case nil:
	case float64:
		p.percents = []float64{v}
	case catalog.Table:
		p.percents = nil
		for i := range v.Len() {
			percent, _ := v.At(i).(float64)
			p.percents = append(p.percents, percent)
		}
	default:
		array.Fail("percentile_sigmas is %s, want numbers from 0 to 100", autograd.Describe(v))
	}
	for _, percent := range p.percents {
		if !(percent >= 0 && percent <= 100) {
			array.Fail("percentile_sigmas has %v, want numbers from 0 to 100", percent)
		}
	}
	if !opt.PlotMean && !opt.PlotStd && len(p.percents) == 0 || !opt.ReportData && !opt.ReportGrad {
		array.Fail("nothing to plot")
	}
	if opt.MaxSampleSize < 1 {
		array.Fail("max_sample_size is %d, want at least 1", opt.MaxSampleSize)
	}
	if opt.ReportData {
		p.attributes = append(p.attributes, "data")
	}
	if opt.ReportGrad {
		p.attributes = append(p.attributes, "grad")
	}
	p.samples.size = opt.MaxSampleSize
	return p
}

// variablesIn returns the Variables in what a script gave.
func variablesIn(v any) []*autograd.Variable {
	switch v := v.(type) {
	case linker:
		var all []*autograd.Variable
		for _, p := range v.AsLink().Params(true) {
			all = append(all, p.AsVariable())
		}
		return all
	case interface{ AsVariable() *autograd.Variable }:
		return []*autograd.Variable{v.AsVariable()}
	case catalog.Table:
		var all []*autograd.Variable
		for i := range v.Len() {
			all = append(all, variablesIn(v.At(i))...)
		}
		return all
	}
	return nil
}

// Available reports whether figures can be drawn: they always can.
//
//	> chainer.training.extensions.VariableStatisticsPlot(L.Linear(1, 1)):available()
//	true
func (p *VariableStatisticsPlot) Available() bool { return true }

// Run takes the numbers of this iteration and, when it is time, draws them all.
func (p *VariableStatisticsPlot) Run(t *Trainer) {
	sample := make([][]float64, len(p.attributes))
	for i, attribute := range p.attributes {
		var all []*array.Array
		for _, v := range p.targets {
			x := v.Data()
			if attribute == "grad" && x != nil {
				x = v.Grad()
			}
			if x != nil {
				all = append(all, x.Reshape(-1))
			}
		}
		sample[i] = p.numbers(all)
	}
	p.samples.add(p.s, sample, t.updater.Iteration())
	if p.due.Fire(t) {
		p.draw(filepath.Join(t.out, p.FileName))
	}
}

// numbers returns the mean, the standard deviation and the percentiles of arrays,
// zeros if there are none.
func (p *VariableStatisticsPlot) numbers(arrays []*array.Array) []float64 {
	var numbers []float64
	x := array.New(array.Float32, 1)
	if len(arrays) > 0 {
		x = array.Concatenate(arrays, 0)
	}
	if p.PlotMean {
		numbers = append(numbers, array.Mean(x, nil, false).Float(0))
	}
	if p.PlotStd {
		numbers = append(numbers, array.Std(x, nil, 0, false).Float(0))
	}
	if len(p.percents) > 0 {
		values := percentiles(x, p.percents)
		for i := range values.Size() {
			numbers = append(numbers, values.Float(i))
		}
	}
	return numbers
}
