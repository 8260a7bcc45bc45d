package stubs

import (
	"fmt"
	"reflect"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/catalog"
)

// function is the definition of a row, under the name that a script calls.
// Every optional argument may also be the table of keywords, which is a class
// of its own so that the keywords are completed in it.
func function(row *catalog.Row, name string) string {
	var b strings.Builder
	keywords := ""
	if len(row.Params) > 0 && !strings.HasPrefix(row.Name, "__") {
		keywords = strings.ReplaceAll(row.FullName(), ":", ".") + ".keywords"
		fmt.Fprintf(&b, "---@class %s\n", keywords)
		for _, p := range row.Params {
			if !p.Type.Repeated {
				fmt.Fprintf(&b, "---@field %s? %s\n", field(p.Name), paramType(p))
			}
		}
		b.WriteString("\n")
	}
	b.WriteString(doc(row))
	var names []string
	required, optional := 0, false
	for _, p := range row.Params {
		word := bindings.LuaName(p.Name)
		switch {
		case p.Type.Repeated || p.Type.Name == "shape":
			fmt.Fprintf(&b, "---@param ... any\n")
			names = append(names, "...")
		case (p.HasDefault || optional) && keywords != "":
			optional = true // what follows, too, even if it is wanted as a keyword
			fmt.Fprintf(&b, "---@param %s? %s|%s\n", word, paramType(p), keywords)
			names = append(names, word)
		default:
			fmt.Fprintf(&b, "---@param %s %s\n", word, paramType(p))
			names = append(names, word)
			required++
		}
		if names[len(names)-1] == "..." { // what follows can only be given by keyword
			break
		}
	}
	results := resultTypes(row)
	for _, result := range results {
		fmt.Fprintf(&b, "---@return %s\n", result)
	}
	if required > 0 && keywords != "" {
		self := ""
		if row.Kind == catalog.Method {
			self = "self: " + row.Module + ", "
		}
		fmt.Fprintf(&b, "---@overload fun(%skeywords: %s)%s\n", self, keywords, returns(results))
	}
	fmt.Fprintf(&b, "function %s(%s) end\n", name, strings.Join(names, ", "))
	return b.String()
}

func returns(results []string) string {
	if len(results) == 0 {
		return ""
	}
	return ": " + strings.ReplaceAll(strings.Join(results, ", "), "any ...", "...any")
}

// field writes a name as one of a table; words of Lua stand in brackets.
func field(name string) string {
	if bindings.LuaName(name) != name {
		return `["` + name + `"]`
	}
	return name
}

// doc is the comment of a row as Markdown: what is indented becomes code.
func doc(row *catalog.Row) string {
	var b strings.Builder
	if line := row.Japanese(); line != "" {
		b.WriteString("---" + line + "\n---\n")
	}
	code := false
	for _, line := range strings.Split(strings.TrimRight(row.Doc(), "\n"), "\n") {
		text, indented := strings.CutPrefix(line, "\t")
		if indented != code {
			code = indented
			b.WriteString("---```" + map[bool]string{true: "lua"}[code] + "\n")
		}
		if text = "---" + strings.TrimRight(text, " "); !code && strings.HasPrefix(text, "---@") {
			text = "--- " + text[3:]
		}
		b.WriteString(text + "\n")
	}
	if code {
		b.WriteString("---```\n")
	}
	if b.String() == "---\n" {
		return ""
	}
	return b.String()
}

// types are the words of signatures in LuaCATS. Any other is a class.
var types = map[string]string{
	"float": "nnlua.data", "int": "nnlua.data", "bool": "nnlua.data", "array": "nnlua.data", "data": "nnlua.data", "operand": "nnlua.data",
	"number": "number", "integer": "integer", "boolean": "boolean", "string": "string", "function": "function",
	"iterator": "function", "pair": "integer|integer[]", "ints": "integer|integer[]", "shape": "integer|integer[]",
	"arrays": "nnlua.data[]", "strings": "string|string[]", "axis": "integer", "axes": "integer|integer[]", "dtype": "nnlua.dtype",
	"index": "any", "names": "table<string, any>", "value": "any", "variables": "table",
}

// paramType takes any number for an integer: to those that check, 4 * n is a number.
// False stands for nil where nil means the default.
func paramType(p catalog.Param) string {
	word := typeText(p.Type, strings.ReplaceAll(types[p.Type.Name], "integer", "number"))
	if p.Type.Nilable && p.Default != nil && p.Type.Name != "boolean" {
		word += "|false"
	}
	return word
}

func typeText(t catalog.Type, word string) string {
	switch {
	case t.Enum != nil:
		word = `"` + strings.Join(t.Enum, `"|"`) + `"`
	case word == "":
		word = t.Name
	}
	if t.Nilable && word != "any" {
		word += "|nil"
	}
	return word
}

// resultTypes are the types of what a row returns. Whether an array is a
// Variable is known to the Go function alone.
func resultTypes(row *catalog.Row) []string {
	var all []string
	for i, t := range row.Results {
		word := types[t.Name]
		switch out := row.Fn.Type().Out(i); {
		case t.Repeated && row.Module == "F":
			all = append(all, "Variable", "any ...")
			continue
		case t.Repeated:
			all = append(all, "any ...")
			continue
		case out.Kind() == reflect.Pointer && out.Elem().Name() == "Variable":
			word = "Variable"
		case out.Kind() == reflect.Pointer && out.Elem().Name() == "Array":
			word = "Array"
		case t.Name == "iterator":
			word = "fun(): ...any"
		case t.Name == "ints" || t.Name == "shape":
			word = "integer[]"
		case t.Name == "arrays":
			word = "nnlua.array[]"
		case t.Name == "strings":
			word = "string[]"
		}
		all = append(all, typeText(t, word))
	}
	return all
}
