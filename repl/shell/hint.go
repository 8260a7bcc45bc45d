package shell

import (
	"regexp"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

var nilIndex = regexp.MustCompile(`attempt to index a non-table object\((\w+)\) with key '([^']*)'`)

// hint says more about an error of Lua itself, whose message names no variable:
// which expression in the line was nil. frame is where it happened, or nil.
func (s *Shell) hint(line, message string, frame *Frame) string {
	if strings.Contains(message, "stack overflow") {
		return s.Say("a function calls itself without end", "関数が自分自身を限りなく呼んでいます")
	}
	tokens := Tokens(line)
	if m := nilIndex.FindStringSubmatch(message); m != nil {
		for i, t := range tokens {
			if i >= 2 && (tokens[i-1].Text == "." || tokens[i-1].Text == ":") && t.Text == m[2] {
				owner := line[chainStart(tokens, i-2):tokens[i-2].End()]
				return s.Say(owner+" is "+m[1]+", so it has no '"+m[2]+"'", owner+" は "+m[1]+" なので '"+m[2]+"' はありません")
			}
		}
	}
	if strings.Contains(message, "attempt to call a non-function object") {
		for i, t := range tokens {
			if i == 0 || t.Text != "(" || !tokens[i-1].Name {
				continue
			}
			if v, ok := s.valueIn(frame, tokens[:i]); ok && v == lua.LNil {
				callee := line[chainStart(tokens, i-1):tokens[i-1].End()]
				return s.Say(callee+" is nil, not a function", callee+" は関数ではなく nil です")
			}
		}
	}
	if strings.Contains(message, "cannot perform") && strings.Contains(message, "nil") {
		for i, t := range tokens {
			if !t.Name || i+1 < len(tokens) && strings.Contains(".:([{=", tokens[i+1].Text) {
				continue
			}
			if v, ok := s.valueIn(frame, tokens[:i+1]); ok && v == lua.LNil {
				name := line[chainStart(tokens, i):t.End()]
				return s.Say(name+" is nil", name+" は nil です")
			}
		}
	}
	return ""
}

// chainStart returns where the dotted name that ends with token i starts.
func chainStart(tokens []Token, i int) int {
	for i >= 2 && (tokens[i-1].Text == "." || tokens[i-1].Text == ":") {
		i -= 2
		for tokens[i].Text == "]" && i >= 3 && tokens[i-2].Text == "[" {
			i -= 3
		}
	}
	return tokens[i].Start
}

// valueIn is the value of the name at the end of tokens as a frame sees it: its
// locals stand before the globals.
func (s *Shell) valueIn(frame *Frame, tokens []Token) (lua.LValue, bool) {
	if frame == nil {
		return s.valueOf(tokens)
	}
	source, _ := s.sourceOf(frame.Source)
	locals := frame.locals(source)
	return s.valueFrom(tokens, func(name string) lua.LValue {
		for i := len(locals) - 1; i >= 0; i-- {
			if locals[i].Name == name {
				return locals[i].Value
			}
		}
		return s.L.G.Global.RawGetString(name)
	})
}
