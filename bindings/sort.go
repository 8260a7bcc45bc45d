package bindings

import (
	"sort"

	lua "github.com/yuin/gopher-lua"
)

// tableSort is table.sort. The table takes the new order when it is found: a
// comparison that fails or is interrupted leaves it as it was.
func tableSort(L *lua.LState) int {
	t := L.CheckTable(1)
	s := &sorter{L: L, values: make([]lua.LValue, t.Len())}
	if L.Get(2) != lua.LNil {
		s.less = L.CheckFunction(2)
	}
	for i := range s.values {
		s.values[i] = t.RawGetInt(i + 1)
	}
	sort.Sort(s)
	for i, v := range s.values {
		t.RawSetInt(i+1, v)
	}
	return 0
}

type sorter struct {
	L        *lua.LState
	values   []lua.LValue
	less     *lua.LFunction // nil for <
	compared int
}

func (s *sorter) Len() int      { return len(s.values) }
func (s *sorter) Swap(i, j int) { s.values[i], s.values[j] = s.values[j], s.values[i] }

func (s *sorter) Less(i, j int) bool {
	if s.compared++; s.less == nil {
		pollEvery(s.compared)
		return s.L.LessThan(s.values[i], s.values[j])
	}
	s.L.Push(s.less)
	s.L.Push(s.values[i])
	s.L.Push(s.values[j])
	s.L.Call(2, 1)
	result := lua.LVAsBool(s.L.Get(-1))
	s.L.Pop(1)
	return result
}
