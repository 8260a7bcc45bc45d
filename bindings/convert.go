package bindings

import (
	"fmt"
	"reflect"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

var (
	variableType = reflect.TypeFor[*autograd.Variable]()
	arrayType    = reflect.TypeFor[*array.Array]()
	anyType      = reflect.TypeFor[any]()
)

// arguments converts the arguments of one call and remembers what the letters
// of their shapes stand for.
type arguments struct {
	b       *Binding
	row     *catalog.Row
	values  []lua.LValue
	letters map[string]int
}

// convert returns argument i as the Go type t: v, or the default where the
// script gave nothing.
func (a *arguments) convert(i int, v lua.LValue, t reflect.Type) reflect.Value {
	p := &a.row.Params[i]
	if saysNil(p, v) {
		return reflect.Zero(t)
	}
	if v != nil && v != lua.LNil {
		return a.value(p, v, t)
	}
	switch {
	case p.HasDefault && p.Default != nil:
		return a.value(p, literal(a.b.L, p.Default), t)
	case p.HasDefault || p.Type.Nilable || p.Type.Repeated || p.Type.Name == "value":
		return reflect.Zero(t)
	}
	array.Fail("missing argument '%s' (%s)", p.Name, want(p.Type))
	return reflect.Value{}
}

// saysNil reports whether the script asked for nil where the default is something
// else: by a nil in its place, or by false, since a keyword cannot be nil.
func saysNil(p *catalog.Param, v lua.LValue) bool {
	return p.Type.Nilable && p.Default != nil && (v == lua.LNil || v == lua.LFalse && p.Type.Name != "boolean")
}

// literal is a default of a signature as the script would have written it.
func literal(L *lua.LState, v any) lua.LValue {
	switch v := v.(type) {
	case bool:
		return lua.LBool(v)
	case float64:
		return lua.LNumber(v)
	case string:
		return lua.LString(v)
	}
	list := L.NewTable()
	for _, n := range v.([]int) {
		list.Append(lua.LNumber(n))
	}
	return list
}

// value converts what the script gave for p.
func (a *arguments) value(p *catalog.Param, v lua.LValue, t reflect.Type) reflect.Value {
	if v == lua.LNil {
		if p.Type.Nilable || p.Type.Name == "value" {
			return reflect.Zero(t)
		}
		a.refuse(p, v)
	}
	if p.Type.Repeated {
		one := *p
		one.Type.Repeated = false
		list := reflect.MakeSlice(t, 0, 0)
		for _, item := range given(v) {
			list = reflect.Append(list, a.value(&one, item, t.Elem()))
		}
		return list
	}
	if p.Type.Nilable && t.Kind() == reflect.Pointer && t != variableType && t != arrayType {
		if kind := t.Elem().Kind(); kind != reflect.Struct {
			ptr := reflect.New(t.Elem())
			ptr.Elem().Set(a.value(p, v, t.Elem()))
			return ptr
		}
	}
	switch p.Type.Name {
	case "float", "int", "bool", "array", "data", "operand", "arrays", "variables":
		return a.arrayValue(p, v, t)
	case "value":
		return anyValue(a.b.FromLua(v))
	case "names":
		if all, ok := v.(*lua.LTable); ok && t.Kind() == reflect.Interface {
			return reflect.ValueOf(&table{b: a.b, t: all})
		}
		return a.names(p, v)
	case "index":
		return reflect.ValueOf(a.b.indexOf(v))
	case "function":
		if v.Type() == lua.LTFunction || a.b.L.GetMetaField(v, "__call") != lua.LNil {
			return reflect.ValueOf(&function{b: a.b, f: v})
		}
		a.refuse(p, v)
	}
	if p.Type.Name[0] >= 'A' && p.Type.Name[0] <= 'Z' {
		if ud, ok := v.(*lua.LUserData); ok && ud.Value != nil {
			if object, ok := a.b.as(reflect.ValueOf(ud.Value), t); ok {
				return object
			}
		}
		a.refuse(p, v)
	}
	return a.plain(p, v, t)
}

// given returns the arguments of a parameter: those that bind collected for a
// repeated one, by keyword in a table, or the one.
func given(v lua.LValue) []lua.LValue {
	switch v := v.(type) {
	case *lua.LUserData:
		if list, ok := v.Value.([]lua.LValue); ok {
			return list
		}
	case *lua.LTable:
		list := make([]lua.LValue, v.Len())
		for i := range list {
			list[i] = v.RawGetInt(i + 1)
		}
		return list
	}
	return []lua.LValue{v}
}

// refuse raises the error for an argument of the wrong type.
func (a *arguments) refuse(p *catalog.Param, v lua.LValue) {
	text := fmt.Sprintf("%s is %s, want %s", p.Name, a.b.describe(v), want(p.Type))
	if object, ok := v.(*lua.LUserData); ok && objectOf(object) != nil {
		text += "; a method is written with a colon, function Name:forward(x)"
	}
	array.Fail("%s", text)
}

// want says in plain words what a type takes.
func want(t catalog.Type) string {
	words := map[string]string{
		"float": "an array or Variable of floats", "int": "an array of integers", "bool": "an array of booleans",
		"array": "an array or Variable", "data": "an array, a number or a table of numbers", "operand": "an array, a Variable or a number",
		"arrays": "a table of arrays", "variables": "a table of Variables", "number": "a number", "integer": "a whole number", "boolean": "true or false",
		"string": "a string", "function": "a function", "pair": "a number or a table of two", "ints": "a number or a table of whole numbers",
		"shape": "whole numbers or a table of them", "strings": "a table of strings", "axis": "the number of an axis (from 0)",
		"axes": "an axis or a table of axes (from 0)", "dtype": "a dtype such as np.float32", "names": "a table with names",
		"index": "a position, a range or an array of them",
	}
	text, ok := words[t.Name]
	switch {
	case t.Enum != nil:
		text = `"` + strings.Join(t.Enum, `" or "`) + `"`
	case !ok:
		text = "a " + t.Name
	}
	if t.Shape != nil && !(len(t.Shape) == 1 && t.Shape[0] == "...") {
		text += " of shape [" + strings.Join(t.Shape, ", ") + "]"
	}
	if t.Nilable {
		text += " or nil"
	}
	return text
}
