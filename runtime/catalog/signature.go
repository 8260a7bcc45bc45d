package catalog

import (
	"fmt"
	"strings"
)

// Signature is the parsed form of a row's first string:
//
//	F.linear(x: float[...], W: float[O, I], b: float[O]? = nil, n_batch_axes: integer = 1) -> float[...]
//	Variable:backward(retain_grad: boolean = false)
//	Variable.grad: array?
type Signature struct {
	Params  []Param
	Results []Type
	kind    Kind
}

// Param is one parameter.
type Param struct {
	Name       string
	Type       Type
	Default    any // nil, bool, float64, string or []int
	HasDefault bool
}

// Type is the type of a parameter or result, as a script sees it.
type Type struct {
	Name     string   // "float", "array", "integer", "ints", "Variable" ...; "enum" for a choice of strings
	Shape    []string // of float, int, bool, array: letters, numbers, or "..." ; nil if any
	Enum     []string // the choices
	Nilable  bool     // T?
	Repeated bool     // T*: any number of arguments
}

// String writes the type as the signature does.
func (t Type) String() string {
	s := t.Name
	if t.Enum != nil {
		s = `"` + strings.Join(t.Enum, `"|"`) + `"`
	}
	if t.Shape != nil {
		s += "[" + strings.Join(t.Shape, ", ") + "]"
	}
	if t.Nilable {
		s += "?"
	}
	if t.Repeated {
		s += "*"
	}
	return s
}

// scanner reads a signature from left to right.
type scanner struct{ rest string }

func parseSignature(text string) (sig Signature, err error) {
	defer func() {
		if r := recover(); r != nil {
			msg, ok := r.(scanError)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("%s", string(msg))
		}
	}()
	s := &scanner{rest: text}
	name := s.until("( ")
	switch {
	case s.accept("("):
		if strings.Contains(name, ":") {
			sig.kind = Method
		}
		for !s.accept(")") {
			sig.Params = append(sig.Params, s.param())
			if !s.accept(",") {
				s.expect(")")
				break
			}
		}
		if s.accept("->") {
			sig.Results = s.results()
		}
	case strings.HasSuffix(name, ":"):
		sig.kind = Property
		sig.Results = []Type{s.typ()}
	default:
		sig.kind = Constant
	}
	if s.space(); s.rest != "" {
		s.fail("unexpected '%s'", s.rest)
	}
	return sig, nil
}

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
