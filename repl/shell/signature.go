package shell

import (
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// call is the call in which the cursor stands.
type call struct {
	row       *catalog.Row    // nil for a function of the user's
	signature string          // "" if there is no call
	inTable   bool            // in the braces of its keyword arguments
	positions int             // how many arguments stand before the cursor
	named     map[string]bool // the keyword arguments that do
}

// enclosing finds the call that is open at the end of tokens.
func (s *Shell) enclosing(tokens []Token) call {
	depth := 0
	inTable := false
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i].Style != Plain {
			continue
		}
		switch tokens[i].Text {
		case ")", "]", "}":
			depth++
		case "(", "[", "{":
			if depth > 0 {
				depth--
				continue
			}
			brace := tokens[i].Text == "{"
			if i > 0 && (tokens[i-1].Name || tokens[i-1].Text == "]") && tokens[i].Text != "[" {
				if v, ok := s.valueOf(tokens[:i]); ok {
					row := s.callRow(v)
					text := s.signature(v)
					if row == nil && text == "" {
						return call{}
					}
					c := call{row: row, signature: text, inTable: inTable || brace}
					c.readArguments(tokens[i:])
					return c
				}
				return call{}
			}
			inTable = inTable || brace
		}
	}
	return call{}
}

// readArguments notes which arguments stand in tokens, from the opening bracket of the call on.
func (c *call) readArguments(tokens []Token) {
	c.named = map[string]bool{}
	depth := 0
	for i, t := range tokens {
		switch {
		case t.Style != Plain && !t.Name:
		case strings.Contains("([{", t.Text):
			depth++
		case strings.Contains(")]}", t.Text):
			depth--
		case t.Text == "," && depth == 1 && tokens[0].Text == "(":
			c.positions++
		case t.Name && i+1 < len(tokens) && tokens[i+1].Text == "=":
			c.named[t.Text] = true
		}
	}
}

// wantsMore reports whether an argument that has no default still has to be given.
func (c call) wantsMore() bool {
	for i, p := range c.row.Params {
		if !p.HasDefault && !p.Type.Repeated && i >= c.positions && !c.named[p.Name] {
			return true
		}
	}
	return false
}

// callRow returns the row that a call of v runs, nil if it is none of the runtime's.
func (s *Shell) callRow(v lua.LValue) *catalog.Row {
	switch v := v.(type) {
	case *lua.LFunction:
		return s.Binding.FunctionRow(v)
	case *lua.LUserData:
		return s.Binding.RowOf(v, "__call")
	}
	return nil
}

// signature returns how v is called, "" if it cannot be.
func (s *Shell) signature(v lua.LValue) string {
	if row := s.callRow(v); row != nil {
		return row.Text
	}
	f, ok := v.(*lua.LFunction)
	if !ok || f.IsG {
		return ""
	}
	return "function(" + strings.Join(parameters(f.Proto), ", ") + ")"
}

// parameters are the names of a Lua function's parameters.
func parameters(proto *lua.FunctionProto) []string {
	var names []string
	for i := 0; i < int(proto.NumParameters) && i < len(proto.DbgLocals); i++ {
		names = append(names, proto.DbgLocals[i].Name)
	}
	if proto.IsVarArg != 0 {
		names = append(names, "...")
	}
	return names
}

// keywordItems are the parameters of the called function that can still be given
// by name: in a table, which is to be opened if the cursor stands outside of one.
func (c call) keywordItems() []Item {
	if c.row == nil || !c.inTable && c.wantsMore() {
		return nil
	}
	var items []Item
	for i, p := range c.row.Params {
		if i < c.positions || c.named[p.Name] {
			continue
		}
		name := p.Name + " = "
		if !c.inTable {
			if !p.HasDefault {
				continue
			}
			name = "{" + name
		}
		items = append(items, Item{name, p.Type.String()})
	}
	return items
}

// detail says in a few words what a value is.
func (s *Shell) detail(v lua.LValue) string {
	if text := s.signature(v); text != "" {
		return text
	}
	kind, shape := s.describe(v)
	return strings.TrimSpace(kind + " " + shape)
}
