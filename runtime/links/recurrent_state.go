package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.AddProperty("CellState.c: Variable?", (*CellState).cells, func(s *CellState, c *Variable) { s.C = c }, catalog.Links)
	catalog.AddProperty("CellState.h: Variable?", (*CellState).outputs, func(s *CellState, h *Variable) { s.H = h }, catalog.Links)
	catalog.Add("CellState:set_state(c: Variable, h: Variable)", (*CellState).SetState, catalog.Links)
	catalog.Add("CellState:reset_state()", (*CellState).ResetState, catalog.Links)
	catalog.AddProperty("HiddenState.h: Variable?", (*HiddenState).outputs, func(s *HiddenState, h *Variable) { s.H = h }, catalog.Links)
	catalog.Add("HiddenState:set_state(h: Variable)", (*HiddenState).SetState, catalog.Links)
	catalog.Add("HiddenState:reset_state()", (*HiddenState).ResetState, catalog.Links)
}

// CellState is what an LSTM remembers from call to call: the cells C and the
// outputs H, nil before the first call.
type CellState struct{ C, H *Variable }

// cells returns what the cells hold, one row for each example; nil before the
// first call and after reset_state.
//
// 日本語: LSTM のセルの状態です。
//
//	> L.LSTM(2, 1).c
//	nil
func (s *CellState) cells() *Variable { return s.C }

// outputs returns what the last call returned, nil before the first one.
//
// 日本語: LSTM の出力（隠れ状態）です。
//
//	> L.LSTM(2, 1).h
//	nil
func (s *CellState) outputs() *Variable { return s.H }

// SetState replaces the cells c and the outputs h.
//
//	> model = L.LSTM(2, 1)
//	> model:set_state(Variable(np.zeros{1, 1}), Variable(np.ones{1, 1}))
//	> model.h
//	variable([[1.]])
func (s *CellState) SetState(c, h *Variable) { s.C, s.H = c, h }

// ResetState forgets the state, as before the first call. Call it before a new sequence.
//
// 日本語: 内部の状態を消して、列の先頭に戻ります。
//
//	> model = L.LSTM(2, 1)
//	> y = model(np.ones{1, 2})
//	> model:reset_state()
//	> model.h
//	nil
func (s *CellState) ResetState() { s.C, s.H = nil, nil }

// HiddenState is what a GRU or MGU remembers from call to call: its outputs H,
// nil before the first call.
type HiddenState struct{ H *Variable }

// outputs returns what the last call returned, nil before the first one.
//
// 日本語: 出力（隠れ状態）です。
//
//	> L.GRU(2, 1).h
//	nil
func (s *HiddenState) outputs() *Variable { return s.H }

// SetState replaces the state h.
//
//	> model = L.GRU(2, 1)
//	> model:set_state(Variable(np.ones{1, 1}))
//	> model.h
//	variable([[1.]])
func (s *HiddenState) SetState(h *Variable) { s.H = h }

// ResetState forgets the state, as before the first call. Call it before a new sequence.
//
// 日本語: 内部の状態を消して、列の先頭に戻ります。
//
//	> model = L.GRU(2, 1)
//	> y = model(np.ones{1, 2})
//	> model:reset_state()
//	> model.h
//	nil
func (s *HiddenState) ResetState() { s.H = nil }

// rows returns the number of rows of x, the input of a recurrent link.
func rows(x *Variable) int {
	if len(x.Shape()) < 2 {
		array.Fail("x is %s, want one row for each example", x.Data().Describe())
	}
	return x.Shape()[0]
}

// zeroState returns a state of zeros for the rows of x.
func zeroState(x *Variable, units int) *Variable {
	return x.Session().Constant(array.New(x.Dtype(), rows(x), units))
}

// rowSize returns the number of inputs in each row of x.
func rowSize(x *Variable) int {
	size := 1
	for _, n := range x.Shape()[1:] {
		size *= n
	}
	return size
}

// splitGates returns the numbers a, i, f and o of every unit in x, which has
// them side by side.
func splitGates(x *Variable, units int) (a, i, f, o *Variable) {
	n := x.Shape()[0]
	parts := functions.SplitAt(functions.Reshape(x, []int{n, units, 4}), []int{1, 2, 3}, 2)
	for k := range parts {
		parts[k] = functions.Reshape(parts[k], []int{n, units})
	}
	return parts[0], parts[1], parts[2], parts[3]
}
