package shell

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
	"nnlua/runtime/pyplot"
)

// Display returns a value in the forms in which a front end may show it.
func (s *Shell) Display(v lua.LValue) Bundle {
	data := Bundle{}
	switch x := s.object(v).(type) {
	case *array.Array:
		data[plainText] = s.Painted(Header, x.Describe()) + "\n" + s.numbers(x, 0)
		data[htmlText] = arrayHTML(s, x)
	case *autograd.Variable:
		data[plainText] = s.variable(x)
		data[htmlText] = variableHTML(s, x)
	case *links.Link:
		data[plainText] = s.model(x)
		data[htmlText] = modelHTML(x)
	case *lua.LTable:
		data[plainText] = s.table(x)
		data[htmlText] = tableHTML(s, x)
	case *lua.LFunction:
		data[plainText] = s.function(x)
	case *lua.LUserData:
		if figure := pyplot.FigureOf(s.Session, x.Value); figure != nil {
			return s.picture(figure)
		}
		data[plainText] = s.properties(x)
	default:
		data[plainText] = s.Brief(v)
	}
	return data
}

// picture returns a figure as a picture of two kinds and drawn with characters.
func (s *Shell) picture(f *pyplot.Figure) Bundle {
	return Bundle{plainText: f.Characters(min(s.Width-1, 100), min(s.Height-1, 24)), pngImage: f.Image(".png"), svgImage: f.Image(".svg")}
}

// object returns what a value is to a reader: the array, Variable or link
// inside userdata, or the value itself.
func (s *Shell) object(v lua.LValue) any {
	switch v := v.(type) {
	case *lua.LUserData:
		switch x := v.Value.(type) {
		case *array.Array:
			return x
		case interface{ AsVariable() *autograd.Variable }:
			return x.AsVariable()
		case interface{ AsLink() *links.Link }:
			return x.AsLink()
		}
	case *lua.LTable:
		if s.L.GetMetaField(v, "__tostring") != lua.LNil { // a module, a class, an object of the user's
			return lua.LString("")
		}
	}
	return v
}

// Brief returns a value as examples in the documentation show it: strings in
// quotes, all else as print does.
func (s *Shell) Brief(v lua.LValue) string {
	if text, ok := v.(lua.LString); ok {
		return fmt.Sprintf("%q", string(text))
	}
	text := ""
	err := s.L.CallByParam(lua.P{Fn: s.L.NewFunction(func(L *lua.LState) int {
		text = bindings.ToString(L, L.Get(1))
		return 0
	}), Protect: true}, v)
	if err != nil { // a __tostring of the user's failed
		return "<" + v.Type().String() + ">"
	}
	return text
}

// variable shows data and gradient of a Variable, one above the other.
func (s *Shell) variable(v *autograd.Variable) string {
	title := "Variable"
	if v.Name() != "" {
		title += " " + v.Name()
	}
	if v.Data() == nil {
		return s.Painted(Header, title) + s.Say(" (no data yet: its shape comes with the first call)", "（データはまだありません。形は最初の呼び出しで決まります）")
	}
	title += " " + v.Data().Describe()
	if v.Creator() != nil {
		title += s.Say(" from ", " ← ") + v.Creator().Label()
	}
	return s.Painted(Header, title) + "\n" + s.part("data ", v.Data()) + "\n" + s.part("grad ", v.Grad())
}

// part is an array behind its name, its lines one below the other.
func (s *Shell) part(name string, x *array.Array) string {
	text := "nil"
	if x != nil {
		text = strings.ReplaceAll(s.numbers(x, len(name)), "\n", "\n"+strings.Repeat(" ", len(name)))
	}
	return s.Painted(Label, name) + text
}

// numbers is the text of an array, in lines that fit on the screen behind an indentation.
func (s *Shell) numbers(x *array.Array, indent int) string {
	options := s.Session.Print
	options.LineWidth = min(options.LineWidth, s.Width-indent)
	return options.Str(x)
}

// function shows how a function is called and where it stands.
func (s *Shell) function(f *lua.LFunction) string {
	text := s.called(f)
	if !f.IsG {
		text += s.Painted(Comment, fmt.Sprintf("  -- %s:%d", f.Proto.SourceName, f.Proto.LineDefined))
	}
	return text
}

// called is how a function is called; of one of Lua's own nobody knows.
func (s *Shell) called(f *lua.LFunction) string {
	if text := s.signature(f); text != "" {
		return text
	}
	return "function"
}

// properties shows an object of the runtime: what print shows, and its
// properties where print shows no more than the class.
func (s *Shell) properties(v *lua.LUserData) string {
	text := s.Brief(v)
	if !strings.HasPrefix(text, "<") {
		return text
	}
	text = s.Painted(Header, strings.Trim(text, "<>"))
	for _, name := range sorted(s.Binding.Names(v)) {
		if row := s.Binding.RowOf(v, name); row != nil && row.Kind == catalog.Method {
			continue
		}
		value := s.Binding.Field(v, name)
		if value.Type() == lua.LTFunction || value == lua.LNil {
			continue
		}
		text += "\n" + s.Painted(Label, "  "+name+" = ") + s.inline(value)
	}
	return text
}

// inline is a value in one line.
func (s *Shell) inline(v lua.LValue) string {
	switch x := s.object(v).(type) {
	case *array.Array:
		if x.Size() <= 6 && x.Ndim() <= 1 {
			return s.Session.Print.Str(x)
		}
		return x.Describe()
	case *autograd.Variable:
		if x.Data() == nil {
			return "Variable"
		}
		return "Variable " + x.Data().Describe()
	case *links.Link:
		return modelName(x)
	case *lua.LFunction:
		return s.called(x)
	case *lua.LTable:
		if text := s.table(x); len(text) <= 60 && !strings.Contains(text, "\n") {
			return text
		}
		return fmt.Sprintf(s.Say("a table of %d", "要素 %d 個の表"), len(tableKeys(x)))
	}
	text := strings.ReplaceAll(s.Brief(v), "\n", " ")
	if width(text) > 60 {
		text = cells.Truncate(text, 60, "...")
	}
	return text
}
