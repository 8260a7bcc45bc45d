package bindings

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// bind sorts the arguments of the call, from number first on, to the parameters
// of the row: positional ones, then the keywords of a trailing table. A
// repeated parameter or a shape gets a table of the arguments that are left.
func (b *Binding) bind(L *lua.LState, row *catalog.Row, first int) []lua.LValue {
	if len(row.Params) == 0 && L.GetTop() < first {
		return nil
	}
	n := L.GetTop()
	if module := b.modules[row.Module]; row.Kind == catalog.Function && L.Get(first) == module {
		array.Fail("it is a function of a module: call it with a dot, %s(...)", row.FullName())
	}
	values := make([]lua.LValue, len(row.Params))
	keywords := b.keywords(L, row, first)
	if keywords != nil {
		n--
	}
	for i := first; i <= n; i++ {
		at := i - first
		if at >= len(values) {
			array.Fail("takes %s, got %d", argumentCount(row), n-first+1)
		}
		t := row.Params[at].Type
		if t.Repeated {
			rest := make([]lua.LValue, 0, n-i+1) // no table, as some may be nil
			for ; i <= n; i++ {
				rest = append(rest, L.Get(i))
			}
			values[at] = &lua.LUserData{Value: rest}
			break
		}
		if t.Name == "shape" && L.Get(i).Type() == lua.LTNumber {
			rest := L.NewTable()
			for ; i <= n; i++ {
				rest.Append(L.Get(i))
			}
			values[at] = rest
			break
		}
		values[at] = L.Get(i)
	}
	if at := named(row); at >= 0 && keywords != nil {
		values[at] = keywords
	} else if keywords != nil {
		keywords.ForEach(func(k, v lua.LValue) {
			at := paramIndex(row, k.String())
			if values[at] != nil && values[at] != lua.LNil {
				array.Fail("argument '%s' is given twice", k.String())
			}
			values[at] = v
		})
	}
	return values
}

// keywords returns the trailing table if it holds keyword arguments.
func (b *Binding) keywords(L *lua.LState, row *catalog.Row, first int) *lua.LTable {
	n := L.GetTop()
	table, ok := L.Get(n).(*lua.LTable)
	if !ok || n < first || len(row.Params) == 0 || table.Metatable != lua.LNil {
		return nil
	}
	if at := n - first; at < len(row.Params) {
		p := row.Params[at]
		if p.Type.Name == "names" && named(row) < 0 {
			return nil
		}
		if p.Type.Name == "value" && !p.HasDefault && !p.Type.Repeated && table.RawGetString(p.Name) == lua.LNil { // it must be the value itself
			return nil
		}
	}
	if key, _ := table.Next(lua.LNil); key.Type() != lua.LTString {
		return nil
	}
	return table
}

// named returns the number of the parameter that takes all names which follow a
// repeated one, as np.savez does, or -1.
func named(row *catalog.Row) int {
	last := len(row.Params) - 1
	if last > 0 && row.Params[last].Type.Name == "names" && row.Params[last-1].Type.Repeated {
		return last
	}
	return -1
}

func paramIndex(row *catalog.Row, name string) int {
	var known []string
	for i, p := range row.Params {
		if p.Name == name || p.Name+"_" == name {
			return i
		}
		known = append(known, p.Name)
	}
	array.Fail("unknown keyword '%s'%s", name, didYouMean(name, known))
	return 0
}

func argumentCount(row *catalog.Row) string {
	names := make([]string, len(row.Params))
	for i, p := range row.Params {
		names[i] = p.Name
	}
	switch len(names) {
	case 0:
		return "no arguments"
	case 1:
		return "1 argument (" + names[0] + ")"
	}
	return fmt.Sprintf("%d arguments (%s)", len(names), strings.Join(names, ", "))
}
