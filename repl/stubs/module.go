package stubs

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/catalog"
)

// module is a module whose definitions are being written.
type module struct {
	name string // the short one: "F"
	rows []*catalog.Row
	subs []string // the required names of the modules in it
}

// moduleOf returns the module of a short name and makes it, and those above
// it, if there is none yet.
func moduleOf(name string, modules map[string]*module) *module {
	if m := modules[name]; m != nil {
		return m
	}
	m := &module{name: name}
	modules[name] = m
	full := m.required()
	if at := strings.LastIndex(full, "."); at >= 0 && catalog.Lookup(name) == nil {
		parent := moduleOf(bindings.ShortName(full[:at]), modules)
		parent.subs = append(parent.subs, full)
	}
	return m
}

func (m *module) required() string { return bindings.RequireName(m.name) }

// stub is the text of the module's file.
func (m *module) stub() string {
	var b strings.Builder
	full := m.required()
	fmt.Fprintf(&b, "---@meta %s\n\n---@class %s\n", full, full)
	sort.Strings(m.subs)
	for _, sub := range m.subs {
		fmt.Fprintf(&b, "---@field %s %s\n", sub[strings.LastIndex(sub, ".")+1:], sub)
	}
	b.WriteString("local M = {}\n")
	for _, row := range m.rows {
		b.WriteString("\n")
		switch row.Kind {
		case catalog.Constant:
			fmt.Fprintf(&b, "%s---@type %s\nM.%s = nil\n", doc(row), constantType(row), row.Name)
		case catalog.Class:
			fmt.Fprintf(&b, "%s---@type %s.class\nM.%s = nil\n", doc(row), row.Name, row.Name)
		default:
			b.WriteString(function(row, "M."+bindings.LuaName(row.Name)))
		}
	}
	b.WriteString("\nreturn M\n")
	return b.String()
}

// constantType is the type of a constant, or of what a session makes for it.
func constantType(row *catalog.Row) string {
	t := row.Fn.Type()
	if row.TakesSession {
		t = t.Out(0)
	}
	switch t.Kind() {
	case reflect.String:
		return strconv.Quote(row.Fn.String())
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Float64, reflect.Uint8:
		return "number"
	case reflect.Slice:
		return "any[]"
	case reflect.Pointer:
		return t.Elem().Name()
	}
	return "any"
}
