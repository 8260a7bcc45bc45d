package shell

import (
	"slices"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// Completion is what may stand at the cursor.
type Completion struct {
	Start, End int    // the bytes of the input that an item replaces
	Items      []Item // sorted, keyword arguments first
	Signature  string // of the function in whose call the cursor stands
}

// Item is one completion.
type Item struct {
	Text   string // what replaces the bytes
	Detail string // a signature, or what the value is; may be empty
}

// isArgument reports whether the item is a keyword argument with its equals sign.
func (i Item) isArgument() bool { return strings.HasSuffix(i.Text, " = ") }

// Complete returns what may stand at a byte of an input: names of globals and
// keywords of Lua, fields and methods behind a dot or colon, keyword arguments
// in a call, files in quotes, modules in require, commands. It runs no code of
// the user's.
func (s *Shell) Complete(input string, cursor int) Completion {
	head := input[:cursor]
	if c, ok := s.completeCommand(head); ok {
		return c
	}
	offset := 0
	for strings.HasPrefix(head[offset:], "?") { // ?F.re
		offset++
	}
	tokens := Tokens(head[offset:])
	for i := range tokens {
		tokens[i].Start += offset
	}
	c := Completion{Start: cursor, End: cursor}
	if len(tokens) > 0 {
		last := tokens[len(tokens)-1]
		switch {
		case (last.Style == Comment || last.Style == Number) && last.End() == cursor:
			return c
		case last.Style == String && last.Open:
			return s.completeString(tokens, cursor)
		case (last.Name || last.Style == Keyword) && last.End() == cursor:
			c.Start = last.Start
			tokens = tokens[:len(tokens)-1]
		}
	}
	word := input[c.Start:cursor]
	n := len(tokens)
	if n > 0 && (tokens[n-1].Text == "." || tokens[n-1].Text == ":") {
		c.Items = match(word, s.members(tokens[:n-1], tokens[n-1].Text == ":"))
		return c
	}
	call := s.enclosing(tokens)
	c.Signature = call.signature
	items := call.keywordItems()
	if word == "" && len(items) > 0 { // nothing but what the call can take
		c.Items = match(word, items)
		return c
	}
	for name := range s.names(tokens) {
		if word == "" && call.signature != "" && s.builtin[name] {
			continue // as an argument, one's own variables come first
		}
		items = append(items, Item{Text: name})
	}
	if word != "" {
		for _, keyword := range keywords {
			items = append(items, Item{Text: keyword})
		}
	}
	c.Items = match(word, items)
	for i := range c.Items[:min(len(c.Items), 20)] { // nobody reads the details of more
		if v := s.L.G.Global.RawGetString(c.Items[i].Text); v != lua.LNil {
			c.Items[i].Detail = s.detail(v)
		}
	}
	return c
}

// names are the globals, and what the input itself names: its locals.
func (s *Shell) names(tokens []Token) map[string]bool {
	names := map[string]bool{}
	s.L.G.Global.ForEach(func(k, _ lua.LValue) {
		if name, ok := k.(lua.LString); ok {
			names[string(name)] = true
		}
	})
	for i, t := range tokens {
		if t.Name && (i == 0 || tokens[i-1].Text != "." && tokens[i-1].Text != ":") {
			names[t.Text] = true
		}
	}
	return names
}

// match keeps the items that begin with word, whatever the case if there is no
// other. Names with an underscore in front come up only when it is typed.
func match(word string, items []Item) []Item {
	find := func(fits func(text string) bool) []Item {
		var found []Item
		for _, item := range items {
			if fits(item.Text) && (word != "" || !strings.HasPrefix(item.Text, "_")) && !strings.HasPrefix(item.Text, "__") {
				found = append(found, item)
			}
		}
		slices.SortStableFunc(found, func(a, b Item) int {
			switch {
			case a.isArgument() == b.isArgument():
				return strings.Compare(a.Text, b.Text)
			case a.isArgument():
				return -1
			}
			return 1
		})
		return found
	}
	found := find(func(text string) bool { return strings.HasPrefix(text, word) || strings.HasPrefix(text, "{"+word) })
	if found == nil {
		lower := strings.ToLower(word)
		found = find(func(text string) bool { return strings.HasPrefix(strings.ToLower(text), lower) })
	}
	return found
}

// members are the names behind the dot or colon after tokens.
func (s *Shell) members(tokens []Token, methodsOnly bool) []Item {
	owner, ok := s.valueOf(tokens)
	if !ok {
		return nil
	}
	var items []Item
	seen := map[string]bool{}
	for _, name := range s.Binding.Names(owner) {
		row := s.Binding.RowOf(owner, name)
		isMethod := row != nil && row.Kind == catalog.Method
		if seen[name] || methodsOnly && row != nil && !isMethod {
			continue
		}
		seen[name] = true
		item := Item{Text: name}
		switch {
		case row != nil:
			item.Detail = row.Text
		default:
			v := s.Binding.Field(owner, name)
			if _, isFunction := v.(*lua.LFunction); methodsOnly && !isFunction {
				continue
			}
			item.Detail = s.detail(v)
		}
		items = append(items, item)
	}
	return items
}

// valueOf returns the value of the dotted name at the end of tokens, such as
// model.layers[2].W. It reads properties, but calls no function.
func (s *Shell) valueOf(tokens []Token) (lua.LValue, bool) {
	return s.valueFrom(tokens, s.L.G.Global.RawGetString)
}

// valueFrom is valueOf with first for the value of the first name.
func (s *Shell) valueFrom(tokens []Token, first func(name string) lua.LValue) (lua.LValue, bool) {
	var keys []lua.LValue // the last first
	for i := len(tokens) - 1; i >= 0; i-- {
		t := tokens[i]
		if t.Text == "]" && i >= 3 && tokens[i-2].Text == "[" {
			key := tokens[i-1]
			if n, err := strconv.ParseFloat(key.Text, 64); err == nil {
				keys = append(keys, lua.LNumber(n))
			} else if key.Style == String && len(key.Text) > 1 {
				keys = append(keys, lua.LString(key.Text[1:len(key.Text)-1]))
			} else {
				return nil, false
			}
			i -= 2
			continue
		}
		if !t.Name {
			return nil, false
		}
		if i == 0 || tokens[i-1].Text != "." && tokens[i-1].Text != ":" {
			v := first(t.Text)
			for k := len(keys) - 1; k >= 0; k-- {
				v = s.Binding.Item(v, keys[k])
			}
			return v, true
		}
		keys = append(keys, lua.LString(t.Text))
		i--
	}
	return nil, false
}
