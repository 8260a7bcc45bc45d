package training

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/pyplot"
	"nnlua/runtime/reporter"
	"nnlua/runtime/serializers"
)

func init() {
	catalog.Add("chainer.training.extensions.PlotReport(y_keys: strings, x_key: string = \"iteration\", trigger: value = nil, postprocess: function? = nil, "+
		"filename: string? = nil, marker: value = \"x\", grid: boolean = true, file_name: string = \"plot.png\") -> PlotReport", NewPlotReport, catalog.Training)
	catalog.Add("PlotReport:available() -> boolean", (*PlotReport).Available, catalog.Training)
}

// PlotReport draws what was reported as curves.
type PlotReport struct {
	settings
	s           *Session
	keys        []string
	xKey        string
	due         Trigger
	postprocess catalog.Func
	filename    string
	marker      string
	grid        bool
	summary     *reporter.DictSummary
	points      map[string][][2]float64
}

// PlotReportOptions are the arguments of PlotReport after y_keys.
type PlotReportOptions struct {
	XKey        string
	Trigger     any
	Postprocess catalog.Func
	Filename    *string
	Marker      any
	Grid        bool
	FileName    string
}

// NewPlotReport draws the means of reported values, such as {"main/loss",
// "validation/main/loss"}, as curves over x_key, "iteration", "epoch" or another
// reported value, into the file filename, "plot.png", in the trainer's folder:
// every epoch, or when trigger says so. marker is that of plt.plot, false for
// none. postprocess(figure, axes, summary) may change the picture. file_name is
// an older name of filename.
//
// 日本語: 報告された値の曲線を図に描きます。
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) chainer.report{n = 3} return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> trainer:extend(chainer.training.extensions.PlotReport({"n"}, {trigger = {2, "iteration"}, postprocess = function(f, a) print(#f.axes, (a:get_xlim())) end}))
//	> trainer:run()
//	1	1.89
//	1	1.9
func NewPlotReport(s *Session, yKeys []string, opt PlotReportOptions) *PlotReport {
	p := &PlotReport{settings: defaults("PlotReport", PriorityReader, 1, "iteration"), s: s, keys: yKeys, xKey: opt.XKey, due: triggerOr(opt.Trigger, 1),
		postprocess: opt.Postprocess, filename: opt.FileName, grid: opt.Grid, summary: reporter.NewDictSummary(s), points: map[string][][2]float64{}}
	if opt.Filename != nil {
		p.filename = *opt.Filename
	}
	switch v := opt.Marker.(type) {
	case string:
		p.marker = v
	case nil, bool:
	default:
		array.Fail("marker is %s, want a text, or false for none", autograd.Describe(v))
	}
	return p
}

// Available reports whether figures can be drawn: they always can.
//
//	> chainer.training.extensions.PlotReport({"main/loss"}):available()
//	true
func (p *PlotReport) Available() bool { return true }

// Run adds what was observed and, when it is time, draws the curves.
func (p *PlotReport) Run(t *Trainer) {
	for _, name := range p.keys {
		observed(p.summary, t, name)
	}
	if !t.IsBeforeTraining() && !p.due.Fire(t) {
		return
	}
	means := p.summary.ComputeMean()
	means.Set("epoch", float64(t.updater.Epoch()))
	means.Set("iteration", float64(t.updater.Iteration()))
	x, ok := means.Get(p.xKey).(float64)
	if !ok {
		array.Fail("x_key is '%s', want 'epoch', 'iteration' or one of y_keys that was reported", p.xKey)
	}
	for _, name := range p.keys {
		if y, ok := means.Get(name).(float64); ok {
			p.points[name] = append(p.points[name], [2]float64{x, y})
		}
	}
	p.draw(filepath.Join(t.out, p.filename))
	p.summary = reporter.NewDictSummary(p.s)
}

// draw writes the picture of the curves, if there are any.
func (p *PlotReport) draw(path string) {
	if len(p.points) == 0 {
		return
	}
	f := pyplot.NewFigure(p.s, nil, nil, 100, nil)
	defer pyplot.Close(p.s, f)
	a := f.AddSubplot(nil)
	a.SetXLabel(p.xKey, pyplot.TextOptions{})
	if p.grid {
		a.Grid(true, "major", "both", pyplot.DefaultGrid)
	}
	for _, name := range p.keys {
		var x, y []float64
		for _, point := range p.points[name] {
			x, y = append(x, point[0]), append(y, point[1])
		}
		if len(x) > 0 {
			style := pyplot.DefaultPlot
			style.Marker, style.Label = &p.marker, name
			a.Plot([]any{x, y}, style)
		}
	}
	if p.postprocess != nil {
		p.postprocess.Call(f, a, p.summary)
	}
	beside := pyplot.DefaultLegend
	beside.Loc, beside.BboxToAnchor, beside.Borderaxespad = "upper left", []float64{1.05, 1}, 0
	a.Legend(nil, beside)
	f.Savefig(path, nil, false, nil, "tight")
}

// Serialize saves or loads the points, as the JSON that Chainer writes.
func (p *PlotReport) Serialize(s serializers.Serializer) {
	text := ""
	if !s.Loading() {
		text = p.json()
	}
	keep(s, "_plot_"+p.filename, &text)
	if !s.Loading() || s.Checking() || text == "" {
		return
	}
	points := map[string][][2]float64{}
	if json.Unmarshal([]byte(text), &points) != nil {
		array.Fail("the points of %s in a snapshot are damaged", p.filename)
	}
	for name := range points {
		if len(points[name]) == 0 {
			delete(points, name)
		}
	}
	p.points = points
}

func (p *PlotReport) json() string {
	curves := make([]string, len(p.keys))
	for i, name := range p.keys {
		points := make([]string, len(p.points[name]))
		for k, point := range p.points[name] {
			points[k] = "[" + jsonValue(p.xKey, point[0]) + ", " + pythonFloat(point[1]) + "]"
		}
		quoted, _ := json.Marshal(name)
		curves[i] = fmt.Sprintf("%s: [%s]", quoted, strings.Join(points, ", "))
	}
	return "{" + strings.Join(curves, ", ") + "}"
}
