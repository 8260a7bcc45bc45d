package autograd

import (
	"fmt"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`chainer.computational_graph.build_computational_graph(outputs: value, remove_split: boolean = true, variable_style: value = "default", function_style: value = "default", rankdir: string = "TB", remove_variable: boolean = false, show_name: boolean = true) -> ComputationalGraph`, BuildComputationalGraph, catalog.Core)
	catalog.Add(`ComputationalGraph:dump(format: string = "dot") -> string`, (*ComputationalGraph).Dump, catalog.Core)
	catalog.AddProperty("ComputationalGraph.nodes: value", (*ComputationalGraph).NodeList, nil, catalog.Core)
	catalog.AddProperty("ComputationalGraph.edges: value", (*ComputationalGraph).EdgeList, nil, catalog.Core)
}

// GraphNode is a *VariableNode or the *Node of a function.
type GraphNode interface{ Rank() int }

// ComputationalGraph is all functions and Variables from which some outputs
// were computed. Nodes stand before those that were computed from them.
type ComputationalGraph struct {
	Nodes []GraphNode
	Edges [][2]GraphNode // from an input to its function, and from a function to its output
	opt   GraphOptions
}

// GraphOptions are the keywords of build_computational_graph.
type GraphOptions struct {
	VariableStyle, FunctionStyle any
	Rankdir                      string
	RemoveVariable, ShowName     bool
}

// BuildComputationalGraph follows outputs, a Variable or a table of them, back
// to their inputs and returns the graph, which dump() writes in the language DOT
// of Graphviz. variable_style and function_style are tables of DOT attributes, rankdir is the
// direction of the drawing ("TB", "BT", "LR" or "RL"), remove_variable leaves the
// Variables out, and show_name shows their names. remove_split is there for
// Chainer's sake: a Variable that goes to several functions is always one node.
//
// 日本語: 計算グラフを調べ、図（DOT 形式）にできるようにします。
//
//	> x = chainer.Variable(np.array{1, 2}, "x")
//	> graph = chainer.computational_graph.build_computational_graph(F.relu(x))
//	> graph:dump()
//	"digraph graphname{rankdir=TB;1 [label=\"x: (2), float32\",shape=\"octagon\",fillcolor=\"#E0E0E0\",style=\"filled\"];2 [label=\"ReLU\",shape=\"record\",fillcolor=\"#6495ED\",style=\"filled\"];3 [label=\"(2), float32\",shape=\"octagon\",fillcolor=\"#E0E0E0\",style=\"filled\"];1 -> 2;2 -> 3;}"
func BuildComputationalGraph(outputs any, removeSplit bool, opt GraphOptions) *ComputationalGraph {
	if !slices.Contains([]string{"TB", "BT", "LR", "RL"}, opt.Rankdir) {
		array.Fail("rankdir is '%s', want TB, BT, LR or RL", opt.Rankdir)
	}
	for name, style := range map[string]any{"variable_style": opt.VariableStyle, "function_style": opt.FunctionStyle} {
		if _, isTable := style.(catalog.Table); !isTable && style != nil && style != "default" {
			array.Fail("%s is no table of DOT attributes", name)
		}
	}
	g := &ComputationalGraph{opt: opt}
	g.follow(variables(outputs))
	return g
}

// variables returns the Variables that a script gave, one or a table of them.
func variables(v any) []*Variable {
	switch x := v.(type) {
	case *Variable:
		return []*Variable{x}
	case interface{ AsVariable() *Variable }:
		return []*Variable{x.AsVariable()}
	case catalog.Table:
		var all []*Variable
		for i := range x.Len() {
			all = append(all, variables(x.At(i))...)
		}
		return all
	}
	array.Fail("outputs holds no Variable, want one or a table of them")
	return nil
}

// follow collects the nodes behind the outputs. A way may be as long as a
// program ran, so it keeps a list instead of calling itself.
func (g *ComputationalGraph) follow(outputs []*Variable) {
	seen := map[GraphNode]bool{}
	var open []GraphNode
	visit := func(n GraphNode) {
		if !seen[n] {
			seen[n] = true
			open = append(open, n)
			g.Nodes = append(g.Nodes, n)
		}
	}
	for _, y := range outputs {
		visit(y.node)
	}
	for len(open) > 0 {
		n := open[0]
		open = open[1:]
		switch n := n.(type) {
		case *VariableNode:
			if n.creator != nil {
				g.Edges = append(g.Edges, [2]GraphNode{n.creator, n})
				visit(n.creator)
			}
		case *Node:
			for i, x := range n.inputs {
				if !slices.Contains(n.inputs[:i], x) {
					g.Edges = append(g.Edges, [2]GraphNode{x, n})
				}
				visit(x)
			}
		}
	}
	// Rank of a function is that of its inputs, which stand before it.
	slices.Reverse(g.Nodes)
	slices.SortStableFunc(g.Nodes, func(a, b GraphNode) int { return depth(a) - depth(b) })
	at := map[GraphNode]int{}
	for i, n := range g.Nodes {
		at[n] = i
	}
	slices.SortFunc(g.Edges, func(a, b [2]GraphNode) int {
		if d := at[a[0]] - at[b[0]]; d != 0 {
			return d
		}
		return at[a[1]] - at[b[1]]
	})
}

func depth(n GraphNode) int {
	if _, isFunction := n.(*Node); isFunction {
		return 2*n.Rank() + 1
	}
	return 2 * n.Rank()
}

// NodeList returns all Variables and functions of the graph.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> #chainer.computational_graph.build_computational_graph(x * x).nodes
//	3
func (g *ComputationalGraph) NodeList() []any {
	var all []any
	for _, n := range g.Nodes {
		all = append(all, scripted(n))
	}
	return all
}

// EdgeList returns pairs of nodes: what was computed from what.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> #chainer.computational_graph.build_computational_graph(F.relu(x)).edges
//	2
func (g *ComputationalGraph) EdgeList() []any {
	var all []any
	for _, e := range g.Edges {
		all = append(all, []any{scripted(e[0]), scripted(e[1])})
	}
	return all
}

// scripted returns a node as a script sees it.
func scripted(n GraphNode) any {
	if f, isFunction := n.(*Node); isFunction {
		return f.function()
	}
	return n
}

// Dump returns the graph in the language DOT. Save it into graph.dot, and
// Graphviz draws it: dot -Tpng graph.dot -o graph.png.
//
// 日本語: グラフを DOT 形式の文字列にします。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> graph = chainer.computational_graph.build_computational_graph(x * 2, {remove_variable = true, function_style = {shape = "box"}})
//	> graph:dump()
//	"digraph graphname{rankdir=TB;1 [label=\"_ * 2\",shape=\"box\"];}"
func (g *ComputationalGraph) Dump(format string) string {
	if format != "dot" {
		array.Fail("format is '%s', and only dot is supported", format)
	}
	number := map[GraphNode]int{}
	var b strings.Builder
	fmt.Fprintf(&b, "digraph graphname{rankdir=%s;", g.opt.Rankdir)
	for _, n := range g.Nodes {
		style, standard := g.opt.FunctionStyle, `shape="record",fillcolor="#6495ED",style="filled"`
		label := ""
		switch n := n.(type) {
		case *VariableNode:
			if g.opt.RemoveVariable {
				continue
			}
			style, standard = g.opt.VariableStyle, `shape="octagon",fillcolor="#E0E0E0",style="filled"`
			label = n.Label()
			if g.opt.ShowName && n.name != nil {
				label = *n.name + ": " + label
			}
		case *Node:
			label = n.className()
		}
		number[n] = len(number) + 1
		fmt.Fprintf(&b, "%d [%s];", number[n], attributes(label, style, standard))
	}
	for _, e := range g.shownEdges() {
		fmt.Fprintf(&b, "%d -> %d;", number[e[0]], number[e[1]])
	}
	return b.String() + "}"
}

// attributes returns what stands in the brackets behind a node.
func attributes(label string, style any, standard string) string {
	text := fmt.Sprintf(`label="%s"`, strings.ReplaceAll(label, `"`, `\"`))
	table, ok := style.(catalog.Table)
	if !ok {
		return text + "," + standard
	}
	for _, name := range table.Names() {
		if name == "label" {
			text = fmt.Sprintf(`label="%v"`, table.Get(name))
			continue
		}
		text += fmt.Sprintf(`,%s="%v"`, name, table.Get(name))
	}
	return text
}

// shownEdges returns the edges, or where Variables are left out, those from
// function to function.
func (g *ComputationalGraph) shownEdges() [][2]GraphNode {
	if !g.opt.RemoveVariable {
		return g.Edges
	}
	var all [][2]GraphNode
	for _, e := range g.Edges {
		if x, ok := e[0].(*VariableNode); ok && x.creator != nil {
			all = append(all, [2]GraphNode{x.creator, e[1]})
		}
	}
	return all
}
