package bindings

import (
	"reflect"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// plain converts numbers, strings and short lists of them.
func (a *arguments) plain(p *catalog.Param, v lua.LValue, t reflect.Type) reflect.Value {
	var result any
	switch p.Type.Name {
	case "number":
		result = a.number(p, v)
	case "integer":
		result = a.integer(p, v)
	case "axis":
		result = array.Axis(a.integer(p, v))
	case "boolean":
		if v.Type() != lua.LTBool {
			a.refuse(p, v)
		}
		result = lua.LVAsBool(v)
	case "string":
		if v.Type() != lua.LTString {
			a.refuse(p, v)
		}
		result = string(v.(lua.LString))
	case "enum":
		result = a.choice(p, v)
	case "dtype":
		if v.Type() != lua.LTString {
			a.refuse(p, v)
		}
		result = array.ParseDtype(string(v.(lua.LString)))
	case "pair":
		list := a.ints(p, v)
		if len(list) == 1 {
			list = append(list, list[0])
		}
		if len(list) != 2 {
			a.refuse(p, v)
		}
		result = [2]int(list)
	case "ints", "shape":
		result = a.ints(p, v)
	case "axes":
		result = array.Axes(a.ints(p, v))
	case "strings":
		result = a.strings(p, v)
	}
	return reflect.ValueOf(result).Convert(t)
}

func (a *arguments) number(p *catalog.Param, v lua.LValue) float64 {
	n, ok := v.(lua.LNumber)
	if !ok {
		if x, isArray := a.b.FromLua(v).(*array.Array); isArray && x.Size() == 1 {
			return x.Float(0)
		}
		a.refuse(p, v)
	}
	return float64(n)
}

func (a *arguments) integer(p *catalog.Param, v lua.LValue) int {
	n := a.number(p, v)
	if n != float64(int(n)) {
		array.Fail("%s is %s, want a whole number", p.Name, lua.LNumber(n).String())
	}
	return int(n)
}

func (a *arguments) ints(p *catalog.Param, v lua.LValue) []int {
	table, ok := v.(*lua.LTable)
	if !ok {
		return []int{a.integer(p, v)}
	}
	if table.Len() == 1 {
		if inner, ok := table.RawGetInt(1).(*lua.LTable); ok { // reshape({2, 3}) arrives as {{2, 3}}
			table = inner
		}
	}
	list := make([]int, 0, table.Len())
	for i := 1; i <= table.Len(); i++ {
		list = append(list, a.integer(p, table.RawGetInt(i)))
	}
	return list
}

// names converts a table of named values.
func (a *arguments) names(p *catalog.Param, v lua.LValue) reflect.Value {
	table, ok := v.(*lua.LTable)
	if !ok {
		a.refuse(p, v)
	}
	all := map[string]any{}
	table.ForEach(func(k, item lua.LValue) {
		name, ok := k.(lua.LString)
		if !ok {
			a.refuse(p, v)
		}
		all[string(name)] = a.b.FromLua(item)
	})
	return reflect.ValueOf(all)
}

func (a *arguments) strings(p *catalog.Param, v lua.LValue) []string {
	if s, ok := v.(lua.LString); ok {
		return []string{string(s)}
	}
	table, ok := v.(*lua.LTable)
	if !ok {
		a.refuse(p, v)
	}
	list := make([]string, 0, table.Len())
	for i := 1; i <= table.Len(); i++ {
		s, ok := table.RawGetInt(i).(lua.LString)
		if !ok {
			a.refuse(p, v)
		}
		list = append(list, string(s))
	}
	return list
}

func (a *arguments) choice(p *catalog.Param, v lua.LValue) string {
	s, ok := v.(lua.LString)
	for _, choice := range p.Type.Enum {
		if ok && string(s) == choice {
			return choice
		}
	}
	near := ""
	if ok {
		near = didYouMean(string(s), p.Type.Enum)
	}
	array.Fail(`%s is %s, want "%s"%s`, p.Name, a.b.describe(v), strings.Join(p.Type.Enum, `" or "`), near)
	return ""
}
