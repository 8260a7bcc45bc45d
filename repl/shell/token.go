package shell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word of Lua in a text that may be unfinished or wrong.
type Token struct {
	Style Style // Keyword, Number, String, Comment; Plain for names and operators
	Text  string
	Start int  // in bytes
	Name  bool // an identifier
	Open  bool // a string or long comment without its end
}

// End is the byte behind the token.
func (t Token) End() int { return t.Start + len(t.Text) }

var keywords = strings.Fields("and break do else elseif end false for function goto if in local nil not or repeat return then true until while")

var isKeyword = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range keywords {
		m[word] = true
	}
	return m
}()

// operators of more than one character, the longest first.
var operators = []string{"...", "..", "==", "~=", "<=", ">=", "::"}

// Tokens cuts a text into tokens; blanks lie between them.
func Tokens(source string) []Token {
	var tokens []Token
	for t, ok := nextToken(source, 0); ok; t, ok = nextToken(source, t.End()) {
		tokens = append(tokens, t)
	}
	return tokens
}

// nextToken returns the first token that begins at the byte i or behind it.
func nextToken(source string, i int) (t Token, ok bool) {
	for {
		r, size := utf8.DecodeRuneInString(source[i:])
		if size == 0 {
			return Token{}, false
		}
		if !unicode.IsSpace(r) {
			return tokenAt(source[i:], r, size, i), true
		}
		i += size
	}
}

// tokenAt returns the token at the start of rest, whose first letter is r.
func tokenAt(rest string, r rune, size, start int) Token {
	t := Token{Start: start}
	switch {
	case strings.HasPrefix(rest, "--"):
		t.Style = Comment
		if t.Text, t.Open = longText(rest[2:]); t.Text != "" {
			t.Text = rest[:2+len(t.Text)]
		} else {
			t.Text, _, _ = strings.Cut(rest, "\n")
		}
	case r == '"' || r == '\'':
		t.Style = String
		t.Text, t.Open = quoted(rest)
	case r == '[' && isLong(rest):
		t.Style = String
		t.Text, t.Open = longText(rest)
	case r == '_' || r < utf8.RuneSelf && unicode.IsLetter(r):
		t.Text = rest[:span(rest, func(r rune) bool { return r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) })]
		if isKeyword[t.Text] {
			t.Style = Keyword
		} else {
			t.Name = true
		}
	case isDigit(r) || r == '.' && len(rest) > 1 && isDigit(rune(rest[1])):
		t.Style = Number
		t.Text = rest[:numberEnd(rest)]
	default:
		t.Text = rest[:size]
		for _, op := range operators {
			if strings.HasPrefix(rest, op) {
				t.Text = op
				break
			}
		}
	}
	return t
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// span returns the length of the start of s in which ok holds.
func span(s string, ok func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !ok(r) }); n >= 0 {
		return n
	}
	return len(s)
}

func numberEnd(s string) int {
	end := 0
	for end < len(s) {
		c := s[end]
		sign := (c == '+' || c == '-') && end > 0 && (s[end-1] == 'e' || s[end-1] == 'E') && !strings.HasPrefix(s, "0x")
		if !sign && c != '.' && (c >= utf8.RuneSelf || !unicode.IsLetter(rune(c)) && !isDigit(rune(c))) || strings.HasPrefix(s[end:], "..") {
			break
		}
		end++
	}
	return end
}

// quoted returns the string literal at the start of s; it ends with its line at the latest.
func quoted(s string) (text string, open bool) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return s[:i+1], false
		case '\n':
			return s[:i], true
		}
	}
	return s, true
}

func isLong(s string) bool {
	n := 1 + span(s[1:], func(r rune) bool { return r == '=' })
	return n < len(s) && s[n] == '['
}

// longText returns the long bracket at the start of s, "" if there is none.
func longText(s string) (text string, open bool) {
	if !strings.HasPrefix(s, "[") || !isLong(s) {
		return "", false
	}
	level := strings.IndexByte(s[1:], '[')
	closing := "]" + strings.Repeat("=", level) + "]"
	if end := strings.Index(s, closing); end >= 0 {
		return s[:end+len(closing)], false
	}
	return s, true
}

// Match returns the indexes of the bracket at the byte at and of its partner.
func Match(tokens []Token, at int) (i, j int, ok bool) {
	for i, t := range tokens {
		if t.Start != at || t.Style != Plain || len(t.Text) != 1 || !strings.Contains("()[]{}", t.Text) {
			continue
		}
		step, depth := 1, 0
		if strings.Contains(")]}", t.Text) {
			step = -1
		}
		for j := i; j >= 0 && j < len(tokens); j += step {
			if tokens[j].Style == Plain && strings.Contains("([{", tokens[j].Text) {
				depth++
			} else if tokens[j].Style == Plain && strings.Contains(")]}", tokens[j].Text) {
				depth--
			}
			if depth == 0 {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}
