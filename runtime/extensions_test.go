package runtime_test

import (
	"encoding/json"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// observedTraining is the training of testdata/extensions.py.
const observedTraining = `
	training, extensions = chainer.training, chainer.training.extensions
	Model = chainer.Chain:extend("Model")
	function Model:init() self.l1 = L.Linear(2, 2, {initialW = np.array{{1, 2}, {3, -4}}}) end
	function Model:forward(x)
		local loss = F.sum(self.l1(x) ^ 2)
		chainer.report({loss = loss}, self)
		return loss
	end
	function make(stop)
		model = Model()
		local optimizer = optimizers.SGD(0.01):setup(model)
		local data = {np.array{1, 2}, np.array{0, 1}, np.array{3, 1}, np.array{1, 1}}
		local updater = training.StandardUpdater(iterators.SerialIterator(data, 2, {shuffle = false}), optimizer)
		return training.Trainer(updater, {stop or 4, "iteration"}, folder)
	end`

func observedLesson(t *testing.T) (r *luaState, folder string) {
	r, folder = lesson(t, ""), t.TempDir()
	r.L.SetGlobal("folder", lua.LString(folder))
	r.do(observedTraining)
	return r, folder
}

// TestGoldenExtensions compares what extensions report and write with Chainer's.
func TestGoldenExtensions(t *testing.T) {
	var want struct {
		Log    []map[string]float64
		Bar    string
		Labels []string
	}
	text, err := os.ReadFile("training/testdata/extensions.json")
	if err == nil {
		err = json.Unmarshal(text, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	r, folder := observedLesson(t)
	r.do(`trainer, shown = make(), ""
		trainer:extend(extensions.ParameterStatistics(model.l1, {trigger = {2, "iteration"}, prefix = "p"}))
		trainer:extend(extensions.ProgressBar{update_interval = 2, out = function(text) shown = shown .. text end})
		trainer:extend(extensions.LogReport{trigger = {2, "iteration"}})
		trainer:extend(extensions.DumpGraph("main/loss"))
		trainer:extend(extensions.unchain_variables())
		trainer:run()
		kept = chainer.config.keep_graph_on_report`)
	var log []map[string]float64
	text, _ = os.ReadFile(filepath.Join(folder, "log"))
	if err := json.Unmarshal(text, &log); err != nil || len(log) != 2 {
		t.Fatalf("%d entries in the log, %v", len(log), err)
	}
	for i, entry := range want.Log {
		delete(log[i], "elapsed_time")
		if len(log[i]) != len(entry) {
			t.Errorf("entry %d has %d numbers, want %d", i, len(log[i]), len(entry))
		}
		for name, v := range entry {
			if got, ok := log[i][name]; !ok || math.Abs(got-v) > 2e-6*(1+math.Abs(v)) {
				t.Errorf("entry %d: %s is %v, want %v", i, name, got, v)
			}
		}
	}
	shown := regexp.MustCompile(`(?m)^ *\S+ iters/sec.*$`).ReplaceAllString(r.L.GetGlobal("shown").String(), "SPEED")
	if shown != want.Bar {
		t.Errorf("the bar shows\n%q\nwant\n%q", shown, want.Bar)
	}
	dot, _ := os.ReadFile(filepath.Join(folder, "cg.dot"))
	var labels []string
	for _, found := range regexp.MustCompile(`label="([^"]*)"`).FindAllStringSubmatch(string(dot), -1) {
		labels = append(labels, found[1])
	}
	if slices.Sort(labels); !slices.Equal(labels, want.Labels) {
		t.Errorf("the graph has %q, want %q", labels, want.Labels)
	}
	if w, h := pictureSize(t, filepath.Join(folder, "cg.png")); w < 100 || h < 100 {
		t.Errorf("the picture of the graph has %d by %d pixels", w, h)
	}
	if r.L.GetGlobal("kept") != lua.LFalse {
		t.Error("graphs of reported Variables are still kept")
	}
}

func pictureSize(t *testing.T, path string) (w, h int) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	config, err := png.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	return config.Width, config.Height
}

// TestPlotReport draws the curves with the legend beside them, leaves the figures
// of the script alone and goes on after a snapshot.
func TestPlotReport(t *testing.T) {
	r, folder := observedLesson(t)
	r.do(`plt = require "pyplot"
		figure = plt.figure()
		function run(stop, start)
			local trainer = make(stop)
			trainer:extend(extensions.PlotReport({"main/loss", "nothing"}, {trigger = {1, "iteration"}, x_key = "epoch"}))
			trainer:extend(extensions.VariableStatisticsPlot(model, {trigger = {1, "iteration"}, max_sample_size = 3}))
			trainer:extend(extensions.snapshot(), {trigger = {1, "iteration"}})
			if start then chainer.serializers.load_npz(start, trainer) end
			trainer:run()
		end
		run(2)
		same = plt.gcf() == figure
		run(3, folder .. "/snapshot_iter_2")
		points = tostring(np.load(folder .. "/snapshot_iter_3")["extensions/PlotReport/_plot_plot.png"])`)
	if r.L.GetGlobal("same") != lua.LTrue {
		t.Error("the figure of the script is not current any more")
	}
	if w, h := pictureSize(t, filepath.Join(folder, "plot.png")); w < 650 || h < 390 || h > 450 {
		t.Errorf("the picture has %d by %d pixels, want the legend beside the axes and no margins", w, h)
	}
	if w, h := pictureSize(t, filepath.Join(folder, "statistics.png")); w != 640 || h != 480 {
		t.Errorf("the picture of the statistics has %d by %d pixels", w, h)
	}
	if points := r.L.GetGlobal("points").String(); !strings.HasPrefix(points, `{"main/loss": [[0, 70.0`) || strings.Count(points, "[") != 5 || !strings.HasSuffix(points, `"nothing": []}`) {
		t.Errorf("the points are %s", points)
	}
}

// TestExtensionErrors: what is wrong is said in one line.
func TestExtensionErrors(t *testing.T) {
	r, _ := observedLesson(t)
	for code, want := range map[string]string{
		`extensions.ProgressBar{update_interval = 0}`:                                                                                "update_interval is 0",
		`extensions.ProgressBar{training_length = 3}`:                                                                                "training_length is a number",
		`extensions.VariableStatisticsPlot({})`:                                                                                      "targets holds no Variable",
		`extensions.VariableStatisticsPlot(L.Linear(1, 1), {percentile_sigmas = {101}})`:                                             "percentile_sigmas has 101",
		`extensions.ParameterStatistics(3)`:                                                                                          "links is a number, want a link",
		`extensions.ParameterStatistics(L.Linear(1, 1), {statistics = {a = 1}})`:                                                     "'a' of statistics is a number, want a function",
		`local t = make() t:extend(extensions.DumpGraph("main/los")) t:run(false)`:                                                   "'main/los' is nil, want the name of a reported Variable",
		`local t = make() t:extend(extensions.PlotReport({"main/loss"}, {x_key = "time", trigger = {1, "iteration"}})) t:run(false)`: "x_key is 'time'",
	} {
		r.do("ok, message = pcall(function() " + code + " end)")
		if message := r.L.GetGlobal("message").String(); !strings.Contains(message, want) {
			t.Errorf("%s says %s, want %s", code, message, want)
		}
	}
}
