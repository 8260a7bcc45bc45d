package bindings

import (
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// find is string.find, or string.match if positions are not wanted.
func find(L *lua.LState, positions bool) int {
	text, pattern := checkText(L, 1), checkText(L, 2)
	from := L.OptInt(3, 1)
	if from < 0 {
		from = max(len(text)+from+1, 1)
	}
	from = max(from-1, 0)
	if from > len(text) {
		from = len(text)
	}
	if positions && (lua.LVAsBool(L.Get(4)) || !strings.ContainsAny(pattern, "^$*+?.([%-")) {
		at := strings.Index(text[from:], pattern)
		if at < 0 {
			L.Push(lua.LNil)
			return 1
		}
		L.Push(lua.LNumber(from + at + 1))
		L.Push(lua.LNumber(from + at + len(pattern)))
		return 2
	}
	m := &matcher{text: text, pattern: pattern}
	start, end := m.search(from)
	if end < 0 {
		L.Push(lua.LNil)
		return 1
	}
	if !positions {
		return m.push(L, start, end, true)
	}
	L.Push(lua.LNumber(start + 1))
	L.Push(lua.LNumber(end))
	return 2 + m.push(L, start, end, false)
}

// search returns the first match at or after from; end is -1 if there is none.
func (m *matcher) search(from int) (start, end int) {
	anchored := strings.HasPrefix(m.pattern, "^")
	first := 0
	if anchored {
		first = 1
	}
	for s := from; s <= len(m.text); s++ {
		m.captures = m.captures[:0]
		if end := m.match(s, first); end >= 0 {
			return s, end
		}
		if anchored {
			break
		}
	}
	return 0, -1
}

// push pushes the captures of a match, or the whole match if there are none and
// it is wanted.
func (m *matcher) push(L *lua.LState, start, end int, whole bool) int {
	if len(m.captures) == 0 && whole {
		L.Push(lua.LString(m.text[start:end]))
		return 1
	}
	for i := range m.captures {
		L.Push(m.value(i, start, end))
	}
	return len(m.captures)
}

// value returns capture i; 0 is the whole match if there are none.
func (m *matcher) value(i, start, end int) lua.LValue {
	switch {
	case i == 0 && len(m.captures) == 0:
		return lua.LString(m.text[start:end])
	case i >= len(m.captures):
		array.Fail("%%%d stands for no capture of the pattern", i+1)
	case m.captures[i].size == positionCapture:
		return lua.LNumber(m.captures[i].start + 1)
	case m.captures[i].size == openCapture:
		array.Fail("a '(' in the pattern is not closed")
	}
	c := m.captures[i]
	return lua.LString(m.text[c.start : c.start+c.size])
}

// gmatch is string.gmatch: an iterator over all matches.
func gmatch(L *lua.LState) int {
	text, pattern := checkText(L, 1), checkText(L, 2)
	at := 0
	L.Push(L.NewFunction(guarded(func(L *lua.LState) int {
		m := &matcher{text: text, pattern: pattern}
		for ; at <= len(text); at++ {
			m.captures = m.captures[:0]
			start, end := at, m.match(at, 0)
			if end < 0 {
				continue
			}
			at = end
			if start == end {
				at++
			}
			return m.push(L, start, end, true)
		}
		return 0
	})))
	return 1
}

// gsub is string.gsub.
func gsub(L *lua.LState) int {
	text, pattern, by := checkText(L, 1), checkText(L, 2), L.Get(3)
	most := L.OptInt(4, len(text)+1)
	switch by.Type() {
	case lua.LTString, lua.LTNumber, lua.LTTable, lua.LTFunction:
	default:
		L.RaiseError("gsub: argument 3 is %s, want a string, a table or a function", kindOf(typeOf(by)))
	}
	m := &matcher{text: text, pattern: pattern}
	first := 0
	anchored := strings.HasPrefix(pattern, "^")
	if anchored {
		first = 1
	}
	var out strings.Builder
	n, s := 0, 0
	for n < most {
		m.captures = m.captures[:0]
		end := m.match(s, first)
		if end >= 0 {
			n++
			replacement := m.replacement(L, by, s, end)
			array.CheckBytes("a string", uint64(out.Len()+len(replacement)))
			out.WriteString(replacement)
		}
		switch {
		case end > s:
			s = end
		case s < len(text):
			out.WriteByte(text[s])
			s++
		default:
			s++
		}
		if s > len(text) || anchored {
			break
		}
	}
	if s < len(text) {
		out.WriteString(text[s:])
	}
	L.Push(lua.LString(out.String()))
	L.Push(lua.LNumber(n))
	return 2
}

// replacement returns what the match becomes: false and nil leave it as it is.
func (m *matcher) replacement(L *lua.LState, by lua.LValue, start, end int) string {
	var v lua.LValue
	switch by := by.(type) {
	case *lua.LTable:
		v = L.GetTable(by, m.value(0, start, end))
	case *lua.LFunction:
		L.Push(by)
		L.Call(m.push(L, start, end, true), 1)
		v = L.Get(-1)
		L.Pop(1)
	default:
		return m.fill(textOf(by), start, end)
	}
	switch {
	case lua.LVIsFalse(v):
		return m.text[start:end]
	case !isText(v):
		array.Fail("gsub: the replacement is %s, want a string", kindOf(typeOf(v)))
	}
	return textOf(v)
}

// fill puts the captures into a replacement in the places of %0 to %9.
func (m *matcher) fill(by string, start, end int) string {
	var out strings.Builder
	for i := 0; i < len(by); i++ {
		if by[i] != '%' || i+1 == len(by) {
			out.WriteByte(by[i])
			continue
		}
		i++
		switch c := by[i]; {
		case c == '0':
			out.WriteString(m.text[start:end])
		case isDigit(c):
			out.WriteString(textOf(m.value(int(c-'1'), start, end)))
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}
