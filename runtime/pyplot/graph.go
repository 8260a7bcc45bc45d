package pyplot

import (
	"fmt"
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add(`plt.graph(outputs: value, data: boolean = false, grad: boolean = false, model: Link? = nil, depth: integer? = nil, rankdir: "TB"|"LR" = "TB", precision: integer = 3)`, DrawGraph, catalog.Plotting)
}

// DrawGraphOptions are the keywords of plt.graph.
type DrawGraphOptions struct {
	Data, Grad bool
	Model      *links.Link
	Depth      *int
	Rankdir    string
	Precision  int
}

// graphNode is a box in the picture of a graph.
type graphNode struct {
	lines     []string
	face      color.Color
	function  bool
	parameter bool
	gradient  string // at the edge to it, against the direction of the edge
	group     string // the link that it belongs to
	rank      int
	at        vg.Point // its middle
	size      vg.Point
	dummy     bool // a bend of a long edge
}

// graphPicture is plt.graph: boxes in layers, joined by arrows.
type graphPicture struct {
	nodes    []*graphNode
	edges    [][2]*graphNode
	sideways bool
	layers   [][]*graphNode
	routes   [][]*graphNode // of every edge, with its bends
}

// DrawGraph draws the graph from which outputs, a Variable or a table of them, was
// computed, into the current figure, which takes its size: results in grey,
// parameters and other inputs with a name in yellow, functions in blue. data shows small arrays, as far as the graph keeps them, grad the
// gradients, in red beside the arrows they went against; those of Variables in the
// middle are there after backward{retain_grad = true}. With model the functions
// and parameters of a link stand in a frame with its name, and depth collapses links
// that lie deeper in the model; without model, depth leaves only the functions.
//
// 日本語: 計算グラフを図に描きます。
//
//	> x = chainer.Variable(np.array{3}, "x")
//	> y = F.sum(x * x)
//	> y:backward()
//	> plt.graph(y, {data = true, grad = true})
func DrawGraph(s *Session, outputs any, opt DrawGraphOptions) {
	if opt.Depth != nil && *opt.Depth < 0 {
		array.Fail("depth is %d, want 0 or more", *opt.Depth)
	}
	all := autograd.BuildComputationalGraph(outputs, true, autograd.GraphOptions{Rankdir: "TB"})
	g := readGraph(all, outputs, opt)
	g.sideways = opt.Rankdir == "LR"
	f := CurrentFigure(s)
	f.Clear()
	f.showGraph(g)
}

// FigureOf returns the figure that a value is to a reader: a figure itself, or
// the picture of a computational graph; nil for all else.
func FigureOf(s *Session, value any) *Figure {
	switch v := value.(type) {
	case *Figure:
		return v
	case *autograd.ComputationalGraph:
		var all figures
		all.theme = figuresOf(s).theme
		all.add(s, 0)
		all.current.showGraph(readGraph(v, nil, DrawGraphOptions{}))
		return all.current
	}
	return nil
}

// showGraph makes g all that there is in the figure.
func (f *Figure) showGraph(g *graphPicture) {
	f.graph = g
	a := f.AddAxes([]float64{0, 0, 1, 1})
	a.bare = true
	a.add(g)
	w, h := g.layOut(outlineWidth, 8, 24)
	f.width, f.height = min(max(float64(w)/72, 2), 90), min(max(float64(h)/72, 1), 90)
}

// readGraph makes boxes of the nodes of a graph.
func readGraph(all *autograd.ComputationalGraph, outputs any, opt DrawGraphOptions) *graphPicture {
	g := &graphPicture{}
	data := map[autograd.GraphNode]*Array{}
	paths := parameterPaths(opt.Model, data)
	collectData(outputs, data)
	box := map[autograd.GraphNode]*graphNode{}
	for _, n := range all.Nodes {
		b := &graphNode{}
		switch n := n.(type) {
		case *autograd.VariableNode:
			b.readVariable(n, data[n], paths[n], opt)
			b.rank = 2 * n.Rank()
		case *autograd.Node:
			b.lines, b.face, b.function = []string{n.Label()}, rgb(0x6495ed), true
			b.rank = 2*n.Rank() + 1
		}
		box[n] = b
		g.nodes = append(g.nodes, b)
	}
	for _, e := range all.Edges {
		from, to := box[e[0]], box[e[1]]
		g.edges = append(g.edges, [2]*graphNode{from, to})
		if from.parameter && to.group == "" {
			to.group = from.group // the function of a link is the one that uses its parameters
		}
	}
	if opt.Depth != nil {
		g.collapse(*opt.Depth, opt.Model != nil)
	}
	return g
}

func (b *graphNode) readVariable(n *autograd.VariableNode, a *Array, path string, opt DrawGraphOptions) {
	b.face = rgb(0xe0e0e0)
	name := ""
	if n.Name() != nil {
		name = *n.Name()
	}
	if path != "" {
		at := strings.LastIndex(path, "/")
		b.group, name = strings.TrimPrefix(path[:at], "/"), path[at+1:]
	}
	if n.RequiresGrad() && n.Creator() == nil && name != "" {
		b.face, b.parameter = rgb(0xffe9a8), true
	}
	if name != "" {
		b.lines = append(b.lines, name)
	}
	if a == nil {
		a = n.Data()
	}
	if text := small(a, opt.Precision); opt.Data && text != "" {
		b.lines = append(b.lines, text)
	} else {
		b.lines = append(b.lines, n.Label())
	}
	if opt.Grad {
		if b.gradient = small(n.Grad(), opt.Precision); b.gradient == "" && n.Grad() != nil {
			b.gradient = "grad " + n.Label()
		}
	}
}

// small writes an array of up to six numbers, "" for any other.
func small(a *Array, precision int) string {
	if a == nil || a.Size() == 0 || a.Size() > 6 {
		return ""
	}
	var parts []string
	for i := range a.Size() {
		parts = append(parts, minus(fmt.Sprintf("%.*g", max(precision, 1), a.Float(i))))
	}
	text := strings.Join(parts, "  ")
	if a.Ndim() == 2 && a.Shape()[0] > 1 && a.Shape()[1] > 1 {
		cols := a.Shape()[1]
		var rows []string
		for i := 0; i < len(parts); i += cols {
			rows = append(rows, strings.Join(parts[i:i+cols], "  "))
		}
		text = strings.Join(rows, " | ")
	}
	if a.Size() > 1 {
		text = "[" + text + "]"
	}
	return text
}

// collectData notes the arrays of the outputs, which the graph itself forgets.
func collectData(v any, data map[autograd.GraphNode]*Array) {
	switch x := v.(type) {
	case *autograd.Variable:
		data[x.Node()] = x.Data()
	case catalog.Table:
		for i := range x.Len() {
			collectData(x.At(i), data)
		}
	}
}

// parameterPaths returns where in the model every parameter is, such as "/l1/W",
// and notes their arrays.
func parameterPaths(model *links.Link, data map[autograd.GraphNode]*Array) map[autograd.GraphNode]string {
	paths := map[autograd.GraphNode]string{}
	if model == nil {
		return paths
	}
	for _, pair := range model.NamedParams(true) {
		if p, ok := pair[1].(interface{ AsVariable() *autograd.Variable }); ok {
			v := p.AsVariable()
			paths[v.Node()], data[v.Node()] = pair[0].(string), v.Data()
		}
	}
	return paths
}
