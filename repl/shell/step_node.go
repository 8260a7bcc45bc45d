package shell

import (
	"fmt"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// nodeHook stops a program that is stepped into at every function of the
// runtime: on the way forward, and on the way back in the order of backpropagation.
type nodeHook struct{ st *stepping }

// Name returns the name of the hook.
func (nodeHook) Name() string { return "step" }

// ForwardPreprocess does nothing: what counts is the result.
func (nodeHook) ForwardPreprocess(*autograd.Node, []*array.Array) {}

// ForwardPostprocess does nothing.
func (nodeHook) ForwardPostprocess(*autograd.Node, []*array.Array) {}

// BackwardPreprocess notes that functions which are computed now belong to a gradient.
func (h nodeHook) BackwardPreprocess(_ *autograd.Node, _, _ []*array.Array) { h.st.passing++ }

// BackwardPostprocess does nothing.
func (nodeHook) BackwardPostprocess(_ *autograd.Node, _, _ []*array.Array) {}

// Added does nothing.
func (nodeHook) Added(*autograd.Node) {}

// Deleted does nothing.
func (nodeHook) Deleted(*autograd.Node) {}

// ForwardResult shows a function that was computed.
func (h nodeHook) ForwardResult(f *autograd.Node, in, out []*array.Array) {
	if !h.st.stopsAtNodes() || h.st.passing > 0 {
		return
	}
	s := h.st.s
	h.st.stopAtNode(f.Label(), append(s.nodeRows("in", in, nil), s.nodeRows("out", out, nil)...))
}

// BackwardResult shows the gradients that a function got and passes on.
func (h nodeHook) BackwardResult(f *autograd.Node, gy, gx []*array.Array) {
	if h.st.passing--; !h.st.stopsAtNodes() {
		return
	}
	s := h.st.s
	rows := s.nodeRows("gy", gy, f.Outputs())
	rows = append(rows, s.nodeRows("gx", gx, f.Inputs())...)
	h.st.stopAtNode(f.Label()+s.Say(", backward", " の逆伝播"), rows)
}

func (st *stepping) stopsAtNodes() bool {
	return st.goal == into && !st.busy && st.here.site != nil && st.here.site.Stmt != nil
}

// nodeRows describes arrays: a word, the name of the Variable, dtype and shape, and the numbers.
func (s *Shell) nodeRows(word string, arrays []*array.Array, nodes []*autograd.VariableNode) [][]string {
	var rows [][]string
	for i, a := range arrays {
		name := ""
		if i < len(nodes) && nodes[i].Name() != nil {
			name = " " + *nodes[i].Name()
		}
		if a == nil {
			if nodes != nil {
				rows = append(rows, []string{word + name, "nil"})
			}
			continue
		}
		rows = append(rows, s.nodeRow(word+name, a)...)
	}
	return rows
}

// nodeRow describes an array. A matrix stands in its own rows, below where
// beside is no room.
func (s *Shell) nodeRow(word string, a *array.Array) [][]string {
	row := []string{word, a.Describe()}
	if !isMatrix(a) {
		if text := s.partText(&part{array: a}); text != a.Describe() {
			row = append(row, text)
		}
		return [][]string{row}
	}
	numbers := strings.Split(s.Session.Print.Str(a), "\n")
	rows := [][]string{row}
	if width(word+a.Describe())+8+widest(numbers) < s.Width {
		rows[0] = append(row, numbers[0])
		for _, line := range numbers[1:] {
			rows = append(rows, []string{"", "", line})
		}
		return rows
	}
	for _, line := range numbers {
		rows = append(rows, []string{"", line})
	}
	return rows
}

// stopAtNode shows a function and asks, in the scope of the line that called it.
func (st *stepping) stopAtNode(title string, rows [][]string) {
	st.s.notice(fmt.Sprintf("  %s\n    %s", st.s.Painted(Header, title), strings.ReplaceAll(st.s.columns(rows), "\n", "\n    ")))
	st.atNode = true
	st.ask(st.here, scopeOf(st.here))
	st.atNode = false
}
