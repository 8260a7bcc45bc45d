package catalog

import (
	"fmt"
	"strconv"
	"strings"
)

// scanner reads a signature from left to right.
type scanner struct{ rest string }

type scanError string

func (s *scanner) fail(format string, args ...any) { panic(scanError(fmt.Sprintf(format, args...))) }

func (s *scanner) space() { s.rest = strings.TrimLeft(s.rest, " ") }

func (s *scanner) accept(token string) bool {
	s.space()
	if !strings.HasPrefix(s.rest, token) {
		return false
	}
	s.rest = s.rest[len(token):]
	return true
}

func (s *scanner) expect(token string) {
	if !s.accept(token) {
		s.fail("want '%s' before '%s'", token, s.rest)
	}
}

// until reads up to one of the stop characters.
func (s *scanner) until(stops string) string {
	s.space()
	end := strings.IndexAny(s.rest, stops)
	if end < 0 {
		end = len(s.rest)
	}
	word := s.rest[:end]
	s.rest = s.rest[end:]
	if word == "" {
		s.fail("want a name before '%s'", s.rest)
	}
	return word
}

func (s *scanner) param() Param {
	p := Param{Name: s.until(": ,)")}
	s.expect(":")
	p.Type = s.typ()
	if s.accept("=") {
		p.Default, p.HasDefault = s.literal(), true
	}
	return p
}

func (s *scanner) results() []Type {
	if !s.accept("(") {
		return []Type{s.typ()}
	}
	var all []Type
	for {
		all = append(all, s.typ())
		if s.accept(")") {
			return all
		}
		s.expect(",")
	}
}

func (s *scanner) typ() Type {
	var t Type
	if s.accept(`"`) {
		t.Name = "enum"
		for {
			t.Enum = append(t.Enum, s.until(`"`))
			s.expect(`"`)
			if !s.accept("|") {
				break
			}
			s.expect(`"`)
		}
	} else {
		t.Name = s.until(` [?*,)=`)
		if goTypes[t.Name] == nil && (t.Name[0] < 'A' || t.Name[0] > 'Z') {
			s.fail("unknown type '%s'", t.Name)
		}
	}
	if s.accept("[") {
		t.Shape = []string{}
		for !s.accept("]") {
			t.Shape = append(t.Shape, s.until(`,] `))
			s.accept(",")
		}
	}
	t.Nilable = s.accept("?")
	t.Repeated = s.accept("*")
	return t
}

// literal reads a default: nil, true, 1.5, "mean", {1, 2} or {}.
func (s *scanner) literal() any {
	switch {
	case strings.HasPrefix(strings.TrimLeft(s.rest, " "), `"`):
		s.space()
		quoted, err := strconv.QuotedPrefix(s.rest)
		if err != nil {
			s.fail("a string does not end: %s", s.rest)
		}
		s.rest = s.rest[len(quoted):]
		word, _ := strconv.Unquote(quoted)
		return word
	case s.accept("{"):
		list := []int{}
		for !s.accept("}") {
			n, err := strconv.Atoi(s.until(",} "))
			if err != nil {
				s.fail("want a list of whole numbers before '%s'", s.rest)
			}
			list = append(list, n)
			s.accept(",")
		}
		return list
	}
	word := s.until(",) ")
	switch word {
	case "nil":
		return nil
	case "true", "false":
		return word == "true"
	}
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		s.fail("'%s' is no default value", word)
	}
	return v
}
