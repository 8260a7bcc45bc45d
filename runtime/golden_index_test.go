package runtime_test

import (
	"encoding/json"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

// luaIndex writes a Python index as Lua's: positions from 1, ranges with both ends.
func (r *runner) luaIndex(raw json.RawMessage, shape []int) lua.LValue {
	parts, ok := check.Value(raw).([]any)
	if !ok {
		parts = []any{check.Value(raw)}
	}
	if strings.HasPrefix(string(raw), "[") { // a list is an array of positions
		parts = []any{listOfInts(parts)}
	}
	table := r.L.NewTable()
	axis := 0
	for i, p := range parts {
		switch v := p.(type) {
		case nil:
			table.Append(lua.LString("newaxis"))
			continue
		case float64:
			table.Append(lua.LNumber(v + map[bool]float64{true: 1, false: 0}[v >= 0]))
		case *array.Array:
			table.Append(r.b.Push(v))
		case []any:
			table.Append(r.b.Push(listOfInts(v)))
		case map[string]any:
			if v["ellipsis"] != nil {
				for rest := axes(parts[i+1:]); axis < len(shape)-rest; axis++ {
					table.Append(r.L.NewTable())
				}
				continue
			}
			table.Append(r.luaRange(v["slice"].([]any), shape[axis]))
		}
		axis++
	}
	return table
}

func listOfInts(list []any) *array.Array {
	if len(list) > 0 {
		if _, nested := list[0].([]any); nested {
			a := array.New(array.Int64, len(list), len(list[0].([]any)))
			for i, row := range list {
				array.CopyInto(a.Row(i), listOfInts(row.([]any)))
			}
			return a
		}
	}
	a := array.New(array.Int64, len(list))
	for i, v := range list {
		a.SetFloat(i, v.(float64))
	}
	return a
}

// luaRange writes start:stop:step of an axis of length n.
func (r *runner) luaRange(s []any, n int) lua.LValue {
	table := r.L.NewTable()
	first, last, step := bounds(s, n)
	if s[0] == nil && s[1] == nil && step == 1 {
		return table
	}
	for _, v := range []float64{first + 1, last + 1, step} {
		table.Append(lua.LNumber(v))
	}
	return table
}

// bounds returns the first and the last position of start:stop:step, from 0.
func bounds(s []any, n int) (first, last, step float64) {
	get := func(i int, otherwise float64) float64 {
		if v, ok := s[i].(float64); ok {
			if v < 0 && i < 2 {
				v += float64(n)
			}
			return v
		}
		return otherwise
	}
	step = get(2, 1)
	if step < 0 {
		return get(0, float64(n-1)), get(1, -1) + 1, step
	}
	return get(0, 0), get(1, float64(n)) - 1, step
}

// goIndex writes a Python index as Go's, for an array of this shape.
func goIndex(v any, shape []int) array.Index {
	parts, ok := v.([]any)
	if !ok {
		parts = []any{v}
	}
	ix := array.Index{}
	axis := 0
	for i, p := range parts {
		switch v := p.(type) {
		case nil:
			ix = append(ix, array.Part{NewAxis: true})
			continue
		case float64:
			ix = append(ix, array.Part{IsAt: true, At: int(v)})
		case *array.Array:
			ix = append(ix, array.Part{Array: v})
		case []any:
			ix = append(ix, array.Part{Array: listOfInts(v)})
		case map[string]any:
			if v["ellipsis"] == nil {
				ix = append(ix, goRange(v["slice"].([]any), shape[axis]))
				break
			}
			for rest := axes(parts[i+1:]); axis < len(shape)-rest; axis++ {
				ix = append(ix, array.Part{})
			}
			continue
		}
		axis++
	}
	return ix
}

// axes counts the parts that stand for an axis.
func axes(parts []any) int {
	n := 0
	for _, p := range parts {
		if p != nil {
			n++
		}
	}
	return n
}

// goRange is start:stop:step of an axis of length n, with both ends.
func goRange(s []any, n int) array.Part {
	first, last, step := bounds(s, n)
	return array.Part{Start: int(first), Stop: int(last), Step: int(step)}
}
