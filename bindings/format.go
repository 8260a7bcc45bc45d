package bindings

import (
	"fmt"
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// format is string.format: the directives of C with Lua's %q, and %s for
// values of every kind, as in print.
func format(L *lua.LState) int {
	text := checkText(L, 1)
	var out strings.Builder
	next := 1
	for i := 0; i < len(text); {
		plain := strings.IndexByte(text[i:], '%')
		if plain < 0 {
			plain = len(text) - i
		}
		out.WriteString(text[i : i+plain])
		if i += plain + 1; i > len(text) {
			break
		}
		switch {
		case i < len(text) && text[i] == '%':
			out.WriteByte('%')
			i++
		default:
			start := i
			i = directiveEnd(L, text, i)
			next++
			array.Poll()
			part := formatOne(L, text[start:i-1], text[i-1], next)
			array.CheckBytes("a string", uint64(out.Len())+uint64(len(part)))
			out.WriteString(part)
		}
	}
	L.Push(lua.LString(out.String()))
	return 1
}

// directiveEnd returns where the directive ends whose flags start at text[i].
func directiveEnd(L *lua.LState, text string, i int) int {
	skip := func(set string, most int) {
		for start := i; i < len(text) && strings.IndexByte(set, text[i]) >= 0; i++ {
			if i-start == most {
				L.RaiseError("format: the width or precision in '%%%s' has more than two digits", text[start:i+1])
			}
		}
	}
	skip("-+ #0", 5)
	skip("0123456789", 2)
	if i < len(text) && text[i] == '.' {
		i++
		skip("0123456789", 2)
	}
	if i >= len(text) {
		L.RaiseError("format: the text ends in the middle of a directive; a percent sign is written %%%%")
	}
	return i + 1
}

func formatOne(L *lua.LState, flags string, verb byte, argument int) string {
	if argument > L.GetTop() {
		L.RaiseError("format: no value for '%%%s%c' (argument %d)", flags, verb, argument)
	}
	switch verb {
	case 'd', 'i':
		return fmt.Sprintf("%"+flags+"d", toInteger(number(L, argument)))
	case 'u', 'o', 'x', 'X':
		if verb == 'u' {
			verb = 'd'
		}
		return fmt.Sprintf("%"+flags+string(verb), uint64(toInteger(number(L, argument))))
	case 'c':
		return string([]byte{byte(toInteger(number(L, argument)))})
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return formatFloat(flags, verb, number(L, argument))
	case 's':
		return fmt.Sprintf("%"+flags+"s", ToString(L, L.Get(argument)))
	case 'q':
		return quote(checkText(L, argument))
	}
	L.RaiseError("format: '%%%s%c' is no directive; a percent sign is written %%%%", flags, verb)
	return ""
}

func number(L *lua.LState, argument int) float64 {
	switch v := L.Get(argument).(type) {
	case lua.LNumber:
		return float64(v)
	case lua.LString:
		if n, ok := parseNumber(string(v), 10).(lua.LNumber); ok {
			return float64(n)
		}
	}
	L.TypeError(argument, lua.LTNumber)
	return 0
}

// toInteger cuts a number off at its point, as C does.
func toInteger(v float64) int64 {
	if math.IsNaN(v) || v >= 1<<63 || v < -1<<63 {
		return math.MinInt64
	}
	return int64(v)
}

func formatFloat(flags string, verb byte, v float64) string {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		width, _, _ := strings.Cut(strings.ReplaceAll(flags, "0", ""), ".")
		if strings.Contains(flags, "10") || strings.Contains(flags, "20") { // the zero is a digit of the width
			width, _, _ = strings.Cut(flags, ".")
		}
		sign := ""
		if v > 0 && strings.Contains(flags, "+") {
			sign = "+"
		}
		return fmt.Sprintf("%"+strings.ReplaceAll(width, "+", "")+"s", sign+FormatNumber(v))
	}
	if !strings.Contains(flags, ".") && (verb == 'g' || verb == 'G') {
		flags += ".6" // C's; without it Go writes as many digits as there are
	}
	return fmt.Sprintf("%"+flags+string(verb), v)
}

// quote writes a string so that Lua reads it back.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\', '\n':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\r':
			b.WriteString(`\r`)
		case 0:
			b.WriteString(`\000`)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
