package bindings

import "nnlua/runtime/array"

// matcher matches a pattern of Lua 5.1 against a text. It raises an
// *array.Error for a pattern that is none.
type matcher struct {
	text     string
	pattern  string
	captures []capture
	depth    int
	steps    int // since the last poll
}

// capture is a pair of parentheses in a pattern.
type capture struct {
	start int
	size  int // or one of the two below
}

const (
	openCapture     = -1
	positionCapture = -2

	maxCaptures     = 32
	maxPatternDepth = 200
)

// match matches the pattern from p on against the text from s on. It returns
// the end of the match, or -1.
func (m *matcher) match(s, p int) int {
	if m.depth++; m.depth > maxPatternDepth {
		array.Fail("the pattern is too complex")
	}
	defer func() { m.depth-- }()
	for {
		m.step(1)
		if p == len(m.pattern) {
			return s
		}
		switch c := m.pattern[p]; {
		case c == '(' && m.at(p+1) == ')':
			return m.open(s, p+2, positionCapture)
		case c == '(':
			return m.open(s, p+1, openCapture)
		case c == ')':
			return m.close(s, p+1)
		case c == '%' && m.at(p+1) == 'b':
			if s = m.balanced(s, p+2); s < 0 {
				return -1
			}
			p += 4
			continue
		case c == '%' && m.at(p+1) == 'f':
			p += 2
			if m.at(p) != '[' {
				array.Fail("a '[' is missing after %%f in the pattern")
			}
			end := m.classEnd(p)
			if m.inSet(m.before(s), p, end) || !m.inSet(m.after(s), p, end) {
				return -1
			}
			p = end
			continue
		case c == '%' && isDigit(m.at(p+1)):
			word := m.captured(int(m.pattern[p+1]) - '1')
			if len(m.text)-s < len(word) || m.text[s:s+len(word)] != word {
				return -1
			}
			m.step(len(word))
			s += len(word)
			p += 2
			continue
		case c == '$' && p+1 == len(m.pattern):
			if s == len(m.text) {
				return s
			}
			return -1
		}
		end := m.classEnd(p)
		switch m.at(end) {
		case '?':
			if m.single(s, p, end) {
				if e := m.match(s+1, end+1); e >= 0 {
					return e
				}
			}
			p = end + 1
		case '*':
			return m.longest(s, p, end, 0)
		case '+':
			return m.longest(s, p, end, 1)
		case '-':
			return m.shortest(s, p, end)
		default:
			if !m.single(s, p, end) {
				return -1
			}
			s++
			p = end
		}
	}
}

// step counts characters that were looked at: a search that tries very many ways
// can be interrupted.
func (m *matcher) step(n int) {
	if m.steps += n; m.steps >= 1<<16 {
		m.steps = 0
		array.Poll()
	}
}

// at returns byte p of the pattern, 0 past its end.
func (m *matcher) at(p int) byte {
	if p < len(m.pattern) {
		return m.pattern[p]
	}
	return 0
}

func (m *matcher) before(s int) byte {
	if s == 0 {
		return 0
	}
	return m.text[s-1]
}

func (m *matcher) after(s int) byte {
	if s == len(m.text) {
		return 0
	}
	return m.text[s]
}

// longest matches as many single characters as it can, at least so many.
func (m *matcher) longest(s, p, end, least int) int {
	n := 0
	for m.single(s+n, p, end) {
		n++
	}
	m.step(n)
	for ; n >= least; n-- {
		m.step(1)
		if e := m.match(s+n, end+1); e >= 0 {
			return e
		}
	}
	return -1
}

// shortest matches as few single characters as it can.
func (m *matcher) shortest(s, p, end int) int {
	for {
		if e := m.match(s, end+1); e >= 0 {
			return e
		}
		m.step(1)
		if !m.single(s, p, end) {
			return -1
		}
		s++
	}
}

func (m *matcher) open(s, p, size int) int {
	if len(m.captures) == maxCaptures {
		array.Fail("a pattern has at most %d captures", maxCaptures)
	}
	m.captures = append(m.captures, capture{s, size})
	e := m.match(s, p)
	if e < 0 {
		m.captures = m.captures[:len(m.captures)-1]
	}
	return e
}

func (m *matcher) close(s, p int) int {
	for i := len(m.captures) - 1; i >= 0; i-- {
		if m.captures[i].size != openCapture {
			continue
		}
		m.captures[i].size = s - m.captures[i].start
		e := m.match(s, p)
		if e < 0 {
			m.captures[i].size = openCapture
		}
		return e
	}
	array.Fail("a ')' in the pattern has no '(' before it")
	return -1
}

// balanced matches %bxy, whose x stands at p.
func (m *matcher) balanced(s, p int) int {
	if p+1 >= len(m.pattern) {
		array.Fail("two characters are missing after %%b in the pattern")
	}
	left, right := m.pattern[p], m.pattern[p+1]
	if s >= len(m.text) || m.text[s] != left {
		return -1
	}
	for level := 1; ; {
		m.step(1)
		if s++; s >= len(m.text) {
			return -1
		}
		switch m.text[s] {
		case right:
			if level--; level == 0 {
				return s + 1
			}
		case left:
			level++
		}
	}
}

// captured returns the text of a capture that is closed.
func (m *matcher) captured(i int) string {
	if i < 0 || i >= len(m.captures) || m.captures[i].size < 0 {
		array.Fail("%%%d in the pattern stands for no capture", i+1)
	}
	c := m.captures[i]
	return m.text[c.start : c.start+c.size]
}
