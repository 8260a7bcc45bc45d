package shell

import (
	"sort"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// Help returns the documentation of a name such as "F.relu", "relu" or
// "Variable:backward": its signature and its text. Where there is none it
// returns false and what comes near.
func (s *Shell) Help(name string) (string, bool) {
	row := catalog.Lookup(name)
	if row == nil {
		row = findByLastName(name)
	}
	if row == nil {
		return nothingOn(name), false
	}
	doc := strings.TrimRight(row.Source().Doc, "\n")
	if doc == "" {
		return row.Text, true
	}
	return row.Text + "\n\n" + doc, true
}

// findByLastName finds "relu" as F.relu; the shortest full name wins.
func findByLastName(name string) *catalog.Row {
	var best *catalog.Row
	for _, row := range catalog.Rows() {
		if row.Name == name && (best == nil || len(row.FullName()) < len(best.FullName())) {
			best = row
		}
	}
	return best
}

func nothingOn(name string) string {
	var names, matches []string
	for _, row := range catalog.Rows() {
		names = append(names, row.FullName(), row.Name)
		if strings.Contains(strings.ToLower(row.FullName()), strings.ToLower(name)) {
			matches = append(matches, row.FullName())
		}
	}
	text := "there is no help on '" + name + "'"
	if near := catalog.Nearest(name, names); near != "" {
		text += " (did you mean '" + near + "'?)"
	}
	if len(matches) > 0 {
		text += "; names with it: " + strings.Join(matches, ", ")
	}
	return text
}

// luaHelp is the global function help: help "F.relu", help(F.relu).
func (s *Shell) luaHelp(L *lua.LState) int {
	name := ""
	switch v := L.Get(1).(type) {
	case lua.LString:
		name = string(v)
	case *lua.LFunction:
		name = s.Binding.NameOf(v)
	case *lua.LNilType:
		name = "help"
	}
	if name == "help" {
		L.RaiseError("%s", `help wants a name: help "F.relu" or help(F.relu)`)
	}
	text, _ := s.Help(name)
	s.out.Write([]byte(text + "\n"))
	return 0
}

// Complete returns the names that may stand at the end of text: globals,
// fields of modules, properties and methods of objects.
func (s *Shell) Complete(text string) []string {
	word := text[lastBreak(text):]
	at := strings.LastIndexAny(word, ".:")
	var names []string
	if at < 0 {
		s.L.G.Global.ForEach(func(k, _ lua.LValue) { names = append(names, k.String()) })
	} else {
		names = s.Binding.Names(s.lookup(word[:at]))
	}
	var found []string
	for _, n := range names {
		if strings.HasPrefix(n, word[at+1:]) && !strings.HasPrefix(n, "__") {
			found = append(found, word[:at+1]+n)
		}
	}
	sort.Strings(found)
	return found
}

// lastBreak returns where the dotted name at the end of text starts.
func lastBreak(text string) int {
	return strings.LastIndexFunc(text, func(r rune) bool {
		return r != '.' && r != ':' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) + 1
}

// lookup returns the value of a dotted name without running any code of the user's.
func (s *Shell) lookup(name string) lua.LValue {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == ':' })
	if len(parts) == 0 {
		return lua.LNil
	}
	v := s.L.G.Global.RawGetString(parts[0])
	for _, part := range parts[1:] {
		v = s.Binding.Field(v, part)
	}
	return v
}
