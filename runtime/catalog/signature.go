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
