package bindings

import (
	"nnlua/runtime/array"
)

// classEnd returns where the single-character class ends that starts at p.
func (m *matcher) classEnd(p int) int {
	c := m.pattern[p]
	p++
	switch {
	case c == '%' && p == len(m.pattern):
		array.Fail("the pattern ends with '%%'; the character itself is written %%%%")
	case c == '%':
		return p + 1
	case c != '[':
		return p
	}
	if m.at(p) == '^' {
		p++
	}
	for first := true; first || m.at(p) != ']'; first = false {
		if p >= len(m.pattern) {
			array.Fail("a ']' is missing in the pattern")
		}
		if m.pattern[p] == '%' {
			p++
		}
		p++
	}
	if p >= len(m.pattern) {
		array.Fail("a ']' is missing in the pattern")
	}
	return p + 1
}

// single reports whether byte s of the text is in the class pattern[p:end].
func (m *matcher) single(s, p, end int) bool {
	if s >= len(m.text) {
		return false
	}
	c := m.text[s]
	switch m.pattern[p] {
	case '.':
		return true
	case '%':
		return inClass(c, m.pattern[p+1])
	case '[':
		return m.inSet(c, p, end)
	}
	return m.pattern[p] == c
}

// inSet reports whether c is in the set pattern[p:end], with its brackets.
func (m *matcher) inSet(c byte, p, end int) bool {
	p, end = p+1, end-1
	want := true
	if m.pattern[p] == '^' {
		want = false
		p++
	}
	for p < end {
		switch {
		case m.pattern[p] == '%' && p+1 < end:
			if inClass(c, m.pattern[p+1]) {
				return want
			}
			p += 2
		case p+2 < end && m.pattern[p+1] == '-':
			if m.pattern[p] <= c && c <= m.pattern[p+2] {
				return want
			}
			p += 3
		default:
			if m.pattern[p] == c {
				return want
			}
			p++
		}
	}
	return !want
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// inClass reports whether c is in %class: a letter means a kind of character, the
// capital letter all others, and anything else itself.
func inClass(c, class byte) bool {
	in := false
	switch class | 0x20 {
	case 'a':
		in = isLower(c) || isUpper(c)
	case 'c':
		in = c < 32 || c == 127
	case 'd':
		in = isDigit(c)
	case 'l':
		in = isLower(c)
	case 'p':
		in = c > 32 && c < 127 && !isLower(c) && !isUpper(c) && !isDigit(c)
	case 's':
		in = c == ' ' || '\t' <= c && c <= '\r'
	case 'u':
		in = isUpper(c)
	case 'w':
		in = isLower(c) || isUpper(c) || isDigit(c)
	case 'x':
		in = isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
	case 'z':
		in = c == 0
	default:
		return class == c
	}
	if !isLower(class) && !isUpper(class) {
		return class == c
	}
	return in != isUpper(class)
}
