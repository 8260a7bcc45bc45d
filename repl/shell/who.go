package shell

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/links"
)

// luaWho is the global function who: it lists the user's variables.
func (s *Shell) luaWho(*lua.LState) int {
	s.notice(s.Who())
	return 0
}

// Who lists the user's variables: name, type, shape and bytes.
func (s *Shell) Who() string {
	rows := [][]string{{s.Say("name", "名前"), s.Say("type", "型"), s.Say("shape", "形"), s.Say("bytes", "バイト")}}
	total := 0
	for _, key := range tableKeys(s.L.G.Global) {
		name := key.String()
		if s.builtin[name] {
			continue
		}
		v := s.L.G.Global.RawGet(key)
		kind, shape := s.describe(v)
		n := s.bytes(v)
		total += n
		rows = append(rows, []string{name, kind, shape, bytesText(n)})
	}
	if len(rows) == 1 {
		return s.Say("no variables yet", "変数はまだありません")
	}
	rows = append(rows, []string{"", "", "", bytesText(total)})
	lines := strings.Split(s.columns(rows), "\n")
	lines[0] = s.Painted(Header, lines[0])
	return strings.Join(lines, "\n")
}

// describe returns the type of a value and its shape or size.
func (s *Shell) describe(v lua.LValue) (kind, shape string) {
	switch x := s.object(v).(type) {
	case *array.Array:
		return x.Dtype().String(), array.ShapeString(x.Shape())
	case *autograd.Variable:
		if x.Data() == nil {
			return "Variable", ""
		}
		return "Variable " + x.Dtype().String(), array.ShapeString(x.Shape())
	case *links.Link:
		return modelName(x), ""
	case *lua.LTable:
		return "table", fmt.Sprint(len(tableKeys(x)))
	case *lua.LFunction:
		return "function", "(" + strings.TrimSuffix(strings.TrimPrefix(s.signature(x), "function("), ")") + ")"
	case *lua.LUserData:
		return strings.Trim(strings.SplitN(s.Brief(v), "\n", 2)[0], "<>("), ""
	case lua.LString:
		if text, ok := v.(lua.LString); ok {
			return "string", fmt.Sprint(len(text))
		}
		return s.Brief(v), "" // module numpy, class MLP
	}
	return v.Type().String(), ""
}

// bytes is the memory of the numbers or letters in a value.
func (s *Shell) bytes(v lua.LValue) int {
	switch x := s.object(v).(type) {
	case *array.Array:
		return arrayBytes(x)
	case *autograd.Variable:
		return arrayBytes(x.Data()) + arrayBytes(x.Grad())
	case *links.Link:
		n := 0
		for _, p := range x.Params(false) {
			n += arrayBytes(p.Data()) + arrayBytes(p.Grad())
		}
		return n
	case lua.LString:
		return len(x)
	case lua.LNumber:
		return 8
	case *lua.LTable:
		return 16 * len(tableKeys(x))
	}
	return 0
}
