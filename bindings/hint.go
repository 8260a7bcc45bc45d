package bindings

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/gopher-lua/parse"
)

// hints are beginnings of what other languages write, and what Lua has instead.
var hints = []struct{ token, hint string }{
	{"+=", "Lua has no +=: write x = x + 1"},
	{"-=", "Lua has no -=: write x = x - 1"},
	{"*=", "Lua has no *=: write x = x * 2"},
	{"/=", "Lua has no /=: write x = x / 2"},
	{"++", "Lua has no ++: write x = x + 1"},
	{"!=", "not equal is ~= in Lua"},
	{"//", "a comment starts with -- in Lua, and whole division is math.floor(a / b)"},
	{"&&", "write and instead of &&"},
	{"||", "write or instead of ||"},
	{"!", "write not instead of !"},
}

// syntaxMessage says what is wrong near a token, with a hint if one is known.
func syntaxMessage(e *parse.Error, source string) string {
	near := e.Token
	text := fmt.Sprintf("syntax error near '%s'", near)
	if e.Message == "unterminated string" {
		text = "the string is not closed on its line"
	}
	line := lineOf(source, e.Pos.Line)
	for _, h := range hints {
		if strings.Contains(withoutStrings(line), h.token) {
			return text + "; " + h.hint
		}
	}
	if strings.HasPrefix(strings.TrimSpace(line), "if ") && near == "=" {
		return text + "; to compare write =="
	}
	return text
}

func lineOf(source string, n int) string {
	lines := strings.Split(source, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// fullWidth are characters that a Japanese keyboard gives for those of Lua.
const fullWidth = "　（）｛｝［］，．＝＋－＊／＜＞：；＃”“’‘"
const halfWidth = ` (){}[],.=+-*/<>:;#""''`

// checkCharacters finds full-width characters outside strings and comments,
// and text that is not UTF-8.
func checkCharacters(source, name string) error {
	if isASCII(source) {
		return nil
	}
	if !utf8.ValidString(source) {
		return &SyntaxError{Name: name, Line: 1, Message: "the file is not UTF-8 (is it Shift_JIS?): save it as UTF-8"}
	}
	for i, line := range strings.Split(blankOut(source), "\n") {
		column := 0
		for _, r := range line {
			column++
			if r < utf8.RuneSelf {
				continue
			}
			message := fmt.Sprintf("the character '%c' at column %d is not of Lua", r, column)
			if at := strings.IndexRune(fullWidth, r); at >= 0 {
				half := []rune(halfWidth)[utf8.RuneCountInString(fullWidth[:at])]
				message = fmt.Sprintf("full-width '%c' at column %d: write '%c'", r, column, half)
			}
			return &SyntaxError{Name: name, Line: i + 1, Message: message}
		}
	}
	return nil
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func withoutStrings(line string) string { return strings.TrimSpace(blankOut(line)) }

// blankOut replaces the insides of strings and comments by blanks and keeps the
// lines as they are.
func blankOut(source string) string {
	var out strings.Builder
	for i := 0; i < len(source); {
		end := i + 1
		switch {
		case strings.HasPrefix(source[i:], "--"):
			end = commentEnd(source, i)
		case source[i] == '[' && longBracket(source[i:]) >= 0:
			end = longEnd(source, i)
		case source[i] == '"' || source[i] == '\'':
			end = stringEnd(source, i)
		default:
			out.WriteByte(source[i])
			i++
			continue
		}
		for _, r := range source[i:end] {
			if r != '\n' {
				r = ' '
			}
			out.WriteRune(r)
		}
		i = end
	}
	return out.String()
}

func commentEnd(source string, i int) int {
	if strings.HasPrefix(source[i+2:], "[") && longBracket(source[i+2:]) >= 0 {
		return longEnd(source, i+2)
	}
	if n := strings.IndexByte(source[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(source)
}

// longBracket returns the number of = in an opening [==[, -1 if it is none.
func longBracket(s string) int {
	n := 1
	for n < len(s) && s[n] == '=' {
		n++
	}
	if n < len(s) && s[n] == '[' {
		return n - 1
	}
	return -1
}

func longEnd(source string, i int) int {
	closing := "]" + strings.Repeat("=", longBracket(source[i:])) + "]"
	if n := strings.Index(source[i:], closing); n >= 0 {
		return i + n + len(closing)
	}
	return len(source)
}

func stringEnd(source string, i int) int {
	for j := i + 1; j < len(source); j++ {
		switch source[j] {
		case '\\':
			j++
		case source[i]:
			return j + 1
		case '\n':
			return j
		}
	}
	return len(source)
}
