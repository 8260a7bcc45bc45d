package stubs

import (
	"fmt"
	"slices"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/catalog"
)

// operators are the metamethods that LuaCATS knows.
var operators = map[string]string{"__add": "add", "__sub": "sub", "__mul": "mul", "__div": "div", "__mod": "mod", "__pow": "pow", "__unm": "unm", "__len": "len"}

// classes is the file of all classes.
func classes() string {
	var b strings.Builder
	b.WriteString("---@meta _\n")
	base := map[string]string{} // of what scripts extend
	for _, class := range catalog.Classes() {
		base[class.Name] = ": " + class.Name
		b.WriteString("\n")
		fmt.Fprintf(&b, "---@class %s", class.Name)
		if len(class.Bases) > 0 {
			b.WriteString(": " + strings.Join(class.Bases, ", "))
		}
		b.WriteString("\n")
		for _, row := range class.Members {
			b.WriteString(member(row))
		}
		b.WriteString(inheritedCall(class))
		b.WriteString(weight(class.Name))
		fmt.Fprintf(&b, "local %s = {}\n", class.Name)
		for _, row := range class.Members {
			if row.Kind == catalog.Method && !strings.HasPrefix(row.Name, "__") {
				b.WriteString("\n" + function(row, class.Name+":"+bindings.LuaName(row.Name)))
			}
		}
	}
	known := map[string]bool{}
	for _, row := range catalog.Rows() {
		if row.Kind == catalog.Class && !known[row.Name] {
			known[row.Name] = true
			fmt.Fprintf(&b, extendable, row.Name, base[row.Name])
		}
	}
	return b.String()
}

// extendable is a class that scripts extend: calling it makes an object, and a
// script may store in it what it likes.
const extendable = `
---@class %[1]s.class%[2]s
---@field [string|integer] any
---@overload fun(...): %[1]s.class
local class = {}

---@param name string
---@return %[1]s.class
function class:extend(name) end
`

// member is the line of an attribute or operator in the head of a class.
func member(row *catalog.Row) string {
	var results string
	if all := resultTypes(row); len(all) > 0 {
		results = all[0]
	}
	switch name, known := operators[row.Name]; {
	case row.Kind == catalog.Property:
		results = strings.TrimSuffix(results, "|nil") // or each use of x.grad would be warned of
		return fmt.Sprintf("---@field %s %s%s\n", row.Name, results, remark(row))
	case known && len(row.Params) == 0:
		return fmt.Sprintf("---@operator %s: %s\n", name, results)
	case known:
		return fmt.Sprintf("---@operator %s(%s): %s\n", name, paramType(row.Params[0]), row.Module)
	case row.Name == "__call":
		return "---@overload fun(" + parameters(row) + ")" + returns(resultTypes(row)) + "\n"
	case row.Name == "__getitem":
		return "---@field [integer|table] any\n"
	case row.Name == "__getattr":
		return "---@field [string] any\n"
	}
	return ""
}

// remark is what an attribute is, in a few words.
func remark(row *catalog.Row) string {
	if !row.Explained() {
		return ""
	}
	text, _, _ := strings.Cut(strings.Join(strings.Fields(row.Doc()), " "), ". ")
	if line := row.Japanese(); line != "" {
		text = line + " " + text
	}
	return " # " + strings.TrimSuffix(text, ".")
}

// inheritedCall is how an object is called if only a base of its class says so: checkers do not look there.
func inheritedCall(class *catalog.ClassInfo) string {
	if catalog.Lookup(class.Name+":__call") != nil {
		return ""
	}
	for _, base := range class.Bases {
		if row := catalog.Lookup(base + ":__call"); row != nil {
			return member(row)
		}
	}
	return ""
}

// weight is the attribute W, which a link has if its constructor lets one say
// how W starts.
func weight(class string) string {
	maker := catalog.Lookup("L." + class)
	if maker == nil || catalog.Lookup(class+".W") != nil ||
		!slices.ContainsFunc(maker.Params, func(p catalog.Param) bool { return p.Name == "initialW" }) {
		return ""
	}
	return "---@field W Parameter\n"
}

// parameters are the parameters of a row as those of a function type.
func parameters(row *catalog.Row) string {
	var all []string
	for _, p := range row.Params {
		switch {
		case p.Type.Repeated:
			all = append(all, "...: any")
		case p.HasDefault:
			all = append(all, bindings.LuaName(p.Name)+"?: "+paramType(p)+"|table") // of keywords
		default:
			all = append(all, bindings.LuaName(p.Name)+": "+paramType(p))
		}
	}
	return strings.Join(all, ", ")
}
