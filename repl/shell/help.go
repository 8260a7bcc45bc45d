package shell

import (
	"errors"
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// questionOf reads "?F.relu", "F.relu?" and, for the source, "??F.relu" and "F.relu??".
func questionOf(input string) (name string, source, ok bool) {
	if strings.Contains(input, "\n") {
		return "", false, false
	}
	name = strings.TrimLeft(input, "?")
	marks := len(input) - len(name)
	if marks == 0 {
		name = strings.TrimRight(input, "?")
		marks = len(input) - len(name)
	}
	name = strings.TrimSpace(name)
	isName := strings.IndexFunc(name, func(r rune) bool { return strings.ContainsRune("()=\"'-{}", r) }) < 0
	return name, marks > 1, marks > 0 && isName
}

// answer shows the documentation of a name, or the source behind it.
func (s *Shell) answer(name string, source bool) error {
	if name == "" {
		s.notice(s.commandHelp())
		return nil
	}
	find := s.Help
	if source {
		find = s.Source
	}
	text, ok := find(name)
	if !ok {
		return errors.New(text)
	}
	s.notice(text)
	return nil
}

// Help returns the documentation of a name such as "F.relu", "relu",
// "Variable:backward", of a variable of the user's such as "model.W", or of a command.
// Where there is none it returns false and what comes near.
func (s *Shell) Help(name string) (string, bool) {
	if c := findCommand(name); c != nil {
		return c.usage() + "\n\n" + c.text(s), true
	}
	if row := s.find(name); row != nil {
		return s.rowHelp(row), true
	}
	if v, ok := s.valueOf(Tokens(name)); ok && v != lua.LNil {
		return s.valueHelp(name, v), true
	}
	return s.nothingOn(name), false
}

// find returns the row of a full name, of the value under a name, or, if the
// user has nothing of that name, of a last name such as "relu".
func (s *Shell) find(name string) *catalog.Row {
	if row := catalog.Lookup(name); row != nil {
		return row
	}
	tokens := Tokens(name)
	if n := len(tokens); n > 2 {
		if owner, ok := s.valueOf(tokens[:n-2]); ok {
			if row := s.Binding.RowOf(owner, tokens[n-1].Text); row != nil {
				return row
			}
		}
	}
	switch v, _ := s.valueOf(tokens); v := v.(type) {
	case *lua.LFunction:
		if row := s.Binding.FunctionRow(v); row != nil || !v.IsG {
			return row
		}
	case nil, *lua.LNilType:
	default:
		return nil
	}
	return findByLastName(name)
}

func (s *Shell) rowHelp(row *catalog.Row) string {
	doc := strings.TrimRight(row.Doc(), "\n")
	text := s.Painted(Header, s.reflow(row.Text))
	if line := row.Japanese(); line != "" && s.Language == Japanese {
		text += "\n\n" + s.reflow(line)
	}
	if doc != "" {
		text += "\n\n" + s.reflow(strings.ReplaceAll(doc, "\n\t", "\n    "))
	}
	if row.Category != "" {
		text += "\n\n" + s.Painted(Label, s.Say("chapter: ", "分類: ")) + string(row.Category)
	}
	return text
}

// valueHelp says what a value is and what can be asked of it.
func (s *Shell) valueHelp(name string, v lua.LValue) string {
	kind, shape := s.describe(v)
	text := s.Painted(Header, strings.TrimSpace(name+": "+kind+" "+shape))
	if comment := s.commentAbove(v); comment != "" {
		text += "\n\n" + comment
	}
	var names []string
	for _, item := range match("", s.itemsOf(v)) {
		names = append(names, item.Text)
	}
	if len(names) > 0 {
		label := s.Say("names in it:", "含まれる名前:")
		list := wrap(label+" "+strings.Join(names, ", "), s.Width-2)
		text += "\n\n" + s.Painted(Label, label) + strings.TrimPrefix(list, label)
	}
	return text
}

func (s *Shell) itemsOf(v lua.LValue) []Item {
	var items []Item
	for _, name := range s.Binding.Names(v) {
		items = append(items, Item{Text: name})
	}
	return items
}

// commentAbove returns the comment above a function of the user's.
func (s *Shell) commentAbove(v lua.LValue) string {
	f, ok := v.(*lua.LFunction)
	if !ok || f.IsG {
		return ""
	}
	source, _ := s.sourceOf(f.Proto.SourceName)
	lines := strings.Split(source, "\n")
	first := f.Proto.LineDefined - 1
	last := min(first, len(lines))
	for first = last; first > 0 && strings.HasPrefix(strings.TrimSpace(lines[first-1]), "--"); first-- {
	}
	return strings.Join(lines[max(first, 0):max(last, 0)], "\n")
}

// Source returns the text of the function under a name: Go for one of the
// runtime, Lua for one of the user's.
func (s *Shell) Source(name string) (string, bool) {
	if row := s.find(name); row != nil {
		if src := row.Source(); src.Code != "" {
			return s.Painted(Comment, "// "+src.File) + "\n" + strings.TrimRight(src.Code, "\n"), true
		}
	}
	if v, ok := s.valueOf(Tokens(name)); ok {
		if f, isFunction := v.(*lua.LFunction); isFunction && !f.IsG {
			if source, known := s.sourceOf(f.Proto.SourceName); known {
				lines := strings.Split(source, "\n")
				last := min(f.Proto.LastLineDefined, len(lines))
				return s.Painted(Comment, fmt.Sprintf("-- %s:%d", f.Proto.SourceName, f.Proto.LineDefined)) + "\n" +
					strings.Join(lines[max(f.Proto.LineDefined-1, 0):last], "\n"), true
			}
		}
	}
	return s.Say("there is no source of '"+name+"'", "'"+name+"' のソースはありません"), false
}

// luaHelp is the global function help: help(F.relu) explains, help "dropout"
// explains and searches, help() lists the commands.
func (s *Shell) luaHelp(L *lua.LState) int {
	switch v := L.Get(1).(type) {
	case *lua.LNilType:
		s.notice(s.commandHelp())
	case lua.LString:
		s.notice(s.helpOrSearch(string(v)))
	case *lua.LFunction:
		if row := s.Binding.FunctionRow(v); row != nil {
			s.notice(s.rowHelp(row))
			return 0
		}
		s.notice(s.valueHelp(s.signature(v), v))
	default:
		kind, _ := s.describe(v)
		s.notice(s.valueHelp(kind, v))
	}
	return 0
}
