package training

import (
	"io"
	"path/filepath"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
	"nnlua/runtime/pyplot"
	"nnlua/runtime/serializers"
)

func init() {
	for _, name := range []string{"DumpGraph", "dump_graph"} {
		catalog.Add("chainer.training.extensions."+name+"(root_name: string, filename: string? = nil, variable_style: value = \"default\", "+
			"function_style: value = \"default\", out_name: string = \"cg.dot\") -> DumpGraph", NewDumpGraph, catalog.Training)
	}
}

// DumpGraph writes the graph of a reported Variable.
type DumpGraph struct {
	settings
	s        *Session
	root     string
	filename string
	style    autograd.GraphOptions
	called   bool
	before   bool // keep_graph_on_report as it was
}

// DumpGraphOptions are the arguments of DumpGraph after root_name.
type DumpGraphOptions struct {
	Filename                     *string
	VariableStyle, FunctionStyle any
	OutName                      string
}

// NewDumpGraph writes the graph from which the reported Variable root_name, such
// as "main/loss", was computed in the first iteration: in the language DOT into
// the file filename, "cg.dot", and as a picture beside it, "cg.png".
// variable_style and function_style are tables of DOT attributes. out_name is an
// older name of filename.
//
// 日本語: 最初の反復の計算グラフをファイルに書きます。
//
//	> model = L.Linear(1, 1)
//	> loss = function(x) local loss = F.sum(model(x)) chainer.report({loss = loss}, model) return loss end
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = loss})
//	> trainer = chainer.training.Trainer(updater, {2, "iteration"})
//	> trainer:extend(chainer.training.extensions.DumpGraph("main/loss"))
//	> trainer:run()
//	> io.open("result/cg.dot"):read(17)
//	"digraph graphname"
func NewDumpGraph(s *Session, rootName string, opt DumpGraphOptions) *DumpGraph {
	d := &DumpGraph{s: s, root: rootName, filename: opt.OutName}
	d.settings = settings{defaultName: "dump_graph", priority: PriorityReader, trigger: d}
	if opt.Filename != nil {
		d.filename = *opt.Filename
	}
	d.style = autograd.GraphOptions{VariableStyle: opt.VariableStyle, FunctionStyle: opt.FunctionStyle, Rankdir: "TB", ShowName: true}
	return d
}

// Initialize lets reported Variables keep their graphs until the first call.
func (d *DumpGraph) Initialize(*Trainer) {
	if !d.called {
		config := autograd.NewConfig(d.s)
		d.before = config.Get(keepGraph) == true
		config.Set(keepGraph, true)
	}
}

// Fire reports whether it was not asked before.
func (d *DumpGraph) Fire(*Trainer) bool {
	first := !d.called
	d.called = true
	return first
}

// Run writes the graph.
func (d *DumpGraph) Run(t *Trainer) {
	defer autograd.NewConfig(d.s).Set(keepGraph, d.before)
	root, ok := t.observation.Get(d.root).(interface{ AsVariable() *autograd.Variable })
	if !ok {
		array.Fail("DumpGraph: '%s' is %s, want the name of a reported Variable", d.root, autograd.Describe(t.observation.Get(d.root)))
	}
	graph := autograd.BuildComputationalGraph(root.AsVariable(), true, d.style)
	path := filepath.Join(t.out, d.filename)
	file.Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, graph.Dump("dot"))
		return err
	})
	f := pyplot.NewFigure(d.s, nil, nil, 100, nil)
	defer pyplot.Close(d.s, f)
	pyplot.DrawGraph(d.s, root, pyplot.DefaultGraph)
	f.Savefig(strings.TrimSuffix(path, filepath.Ext(path))+".png", nil, false, nil, nil)
}

// Serialize saves or loads whether the graph was written.
func (d *DumpGraph) Serialize(s serializers.Serializer) {
	keep(s, "_original_flag", &d.before)
	keep(s, "_flag_called", &d.called)
}
