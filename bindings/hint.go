package bindings

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/gopher-lua/parse"
)

// hint is the pattern of a line, and what to say about it.
type hint struct {
	line *regexp.Regexp
	hint string
}

// hints are what other languages write, and what Lua has instead. Strings and
// comments have been taken out of the line before it is looked at.
var hints = sync.OnceValue(func() []hint {
	return []hint{
		{regexp.MustCompile(`(\+|-|\*|/|%|\^|\.\.)=[^=]`), "Lua has no $1=: write x = x $1 1"},
		{regexp.MustCompile(`\+\+`), "Lua has no ++: write x = x + 1"},
		{regexp.MustCompile(`!=`), "not equal is ~= in Lua"},
		{regexp.MustCompile(`<>`), "not equal is ~= in Lua"},
		{regexp.MustCompile(`===`), "equal is == in Lua"},
		{regexp.MustCompile(`//`), "a comment starts with -- in Lua, and whole division is math.floor(a / b)"},
		{regexp.MustCompile(`/\*|\*/`), "a comment of several lines is --[[ ... ]] in Lua"},
		{regexp.MustCompile(`\*\*`), "a power is x ^ 2 in Lua"},
		{regexp.MustCompile(`&&`), "write and instead of &&"},
		{regexp.MustCompile(`\|\|`), "write or instead of ||"},
		{regexp.MustCompile(`!`), "write not instead of !"},
		{regexp.MustCompile(`^#|\s#\s`), "a comment starts with -- in Lua"},
		{regexp.MustCompile(`^(import|from)\s`), `a module is loaded by local np = require "numpy"`},
		{regexp.MustCompile(`^def\s`), "a function is written function name(x) ... end"},
		{regexp.MustCompile(`^class\s`), `a class is written local Name = chainer.Chain:extend("Name")`},
		{regexp.MustCompile(`\blambda\b`), "a function without a name is written function(x) return x end"},
		{regexp.MustCompile(`\b(elif|elsif)\b`), "write elseif"},
		{regexp.MustCompile(`^(try|except|catch|raise|throw)\b`), "errors are caught with pcall(function() ... end) and raised with error(text)"},
		{regexp.MustCompile(`^with\s`), `a with block is written chainer.using_config("train", false, function() ... end)`},
		{regexp.MustCompile(`^(continue|pass)\b`), "Lua has no $1"},
		{regexp.MustCompile(`^for\s.*\bin\s+range\b`), "a loop over numbers is written for i = 1, n do ... end"},
		{regexp.MustCompile(`^(if|elseif)\b[^=~<>]*[^=~<>]=[^=]`), "to compare write =="},
		{regexp.MustCompile(`^(if|elseif)\b.*:\s*$`), "a condition ends with then, not with a colon"},
		{regexp.MustCompile(`^(for|while)\b.*:\s*$`), "a loop begins with do, not with a colon"},
		{regexp.MustCompile(`^(else|function\b.*):\s*$`), "Lua has no colon here: the block ends with end"},
		{regexp.MustCompile(`^(if|for|while|function|else)\b.*\{\s*$`), "a block has no braces in Lua: it ends with end"},
		{regexp.MustCompile(`^for\s+\w+\s*=[^,]*\bdo\b`), "a loop over numbers is written for i = 1, n do ... end"},
		{regexp.MustCompile(`^\w[\w.]*\s*==`), "== compares: to set a variable write ="},
		{regexp.MustCompile(`^(local|function)\s+\d`), "a name begins with a letter"},
		{regexp.MustCompile(`^local\s+\w+\.`), "local declares plain names only: leave it out before a.b = 1"},
		{regexp.MustCompile(`\brequire\s+\w`), `the name of a module stands in quotes: require "numpy"`},
		{regexp.MustCompile(`\?.*:`), "write (condition and a or b) instead of condition ? a : b"},
		{regexp.MustCompile(`[=(,]\s*\[[^\[=]`), "a list is written {1, 2, 3} in Lua"},
		{regexp.MustCompile(`\{\s*(\w+)?\s*:`), "a table with names is written {name = value}"},
		{regexp.MustCompile(`=>`), "a table with names is written {name = value}, and at least is >="},
		{regexp.MustCompile(`\bis\s+(not\s+)?\w`), "write == or ~= instead of is"},
		{regexp.MustCompile(`\bnew\s+\w`), "Lua has no new: write Name(...)"},
		{regexp.MustCompile(`^(var|let|const|int|float)\s`), "a variable is declared with local"},
		{regexp.MustCompile(`@`), "a matrix product is F.matmul(a, b) or np.dot(a, b)"},
		{regexp.MustCompile(`(\w|\))\[[^\]]*:`), "a range of positions is written x[{ {first, last} }]"},
		{regexp.MustCompile(`\w:\w+\s*($|[)\]},=+*/.:])`), "a colon is for calls of methods, x:sum(); everything else has a dot, x.shape"},
	}
})

// syntaxMessage says what is wrong near a token, with a hint if one is known.
func syntaxMessage(e *parse.Error, source string) string {
	text := fmt.Sprintf("syntax error near '%s'", e.Token)
	if e.Message == "unterminated string" {
		text = "the string is not closed on its line"
	}
	line := withoutStrings(lineOf(source, e.Pos.Line))
	hint := foreignHint(line)
	if before := withoutStrings(lineOf(source, e.Pos.Line-1)); hint == "" && strings.HasSuffix(before, ":") {
		hint = foreignHint(before)
	}
	if hint != "" {
		return text + "; " + hint
	}
	if e.Message == "unterminated string" {
		return text
	}
	if hint := blockHint(source, e, line); hint != "" {
		return text + "; " + hint
	}
	return text
}

// foreignHint says what Lua has instead of what stands in a line.
func foreignHint(line string) string {
	for _, h := range hints() {
		if m := h.line.FindStringSubmatchIndex(line); m != nil {
			return string(h.line.ExpandString(nil, h.hint, line, m))
		}
	}
	return ""
}

func lineOf(source string, n int) string {
	lines := strings.Split(source, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// fullWidth are other characters that a Japanese keyboard gives for those of Lua.
const fullWidth = "　、。「」”“’‘"
const halfWidth = ` ,.[]""''`

// checkCharacters finds full-width characters outside strings and comments,
// and text that is not UTF-8.
func checkCharacters(source, name string) error {
	if isASCII(source) {
		return nil
	}
	if !utf8.ValidString(source) {
		return wrongEncoding(source, name)
	}
	for i, line := range strings.Split(blankOut(source), "\n") {
		column := 0
		for _, r := range line {
			column++
			if r < utf8.RuneSelf {
				continue
			}
			message := fmt.Sprintf("the character '%c' at column %d is not of Lua: names are written in a-z, A-Z, 0-9 and _", r, column)
			if '！' <= r && r <= '～' { // the full-width forms of ASCII
				message = fmt.Sprintf("full-width '%c' at column %d: write '%c'", r, column, r-'！'+'!')
			} else if at := strings.IndexRune(fullWidth, r); at >= 0 {
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
