package catalog

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// goTypes says which Go types may stand behind a type word of the grammar. A
// word with a capital letter is the class of a Go type of the same name.
var goTypes = map[string][]string{
	"float":    {"*autograd.Variable", "*array.Array"}, // Variable or array with a float dtype
	"int":      {"*autograd.Variable", "*array.Array"}, // with an integer dtype
	"bool":     {"*autograd.Variable", "*array.Array"},
	"array":    {"*autograd.Variable", "*array.Array"}, // any dtype
	"data":     {"*array.Array"},                       // what np.array takes: array, number, boolean, nested table
	"operand":  {"*autograd.Variable", "*array.Array"}, // array or number
	"number":   {"float64"},
	"integer":  {"int"},
	"boolean":  {"bool"},
	"string":   {"string"},
	"function": {"catalog.Func"},
	"iterator": {"catalog.Iterator"},
	"enum":     {"string"},
	"pair":     {"[2]int"},
	"ints":     {"[]int"},                                                            // a number or a sequence
	"shape":    {"[]int"},                                                            // the same, or all the remaining numbers: reshape(2, 3)
	"arrays":   {"[]*autograd.Variable", "[]*array.Array", "[][]*autograd.Variable"}, // a sequence of arrays, or of such sequences
	"strings":  {"[]string"},
	"axis":     {"array.Axis"},
	"axes":     {"array.Axes"}, // an axis, a sequence of axes, or nil for all
	"dtype":    {"array.Dtype"},
	"index":    {"array.Index"},             // what stands in brackets
	"names":    {"map[string]interface {}"}, // a table of named values
	"value":    {"interface {}"},            // whatever comes

	"variables": {"[]*autograd.Variable"}, // a sequence of Variables; nil may be among them
}

// Table is a script's table, given where any value may come.
type Table interface {
	Len() int            // of the sequence in it
	At(i int) any        // item i of the sequence, counted from 0
	Swap(i, k int)       // exchanges two items of the sequence
	Get(name string) any // the value under a name, nil if there is none
	Names() []string     // all names, sorted
}

// Iterator is what a row returns for a script's for loop: every call gives the
// next values, nil at the end.
type Iterator func() []any

// Func is a script's function, given as an argument.
type Func interface {
	Call(args ...any) []any
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

// fit checks that the Go function takes and returns what the signature says
// and fills in how its arguments are passed.
func (r *Row) fit() error {
	t := r.Fn.Type()
	if t.Kind() != reflect.Func {
		return fmt.Errorf("want a Go function, got %s", t)
	}
	at := 0
	if r.Kind == Method {
		at++
	}
	if at < t.NumIn() && t.In(at).String() == "*autograd.Session" {
		r.TakesSession = true
		at++
	}
	if at < t.NumIn() && r.Kind == Function && t.In(at).String() == "*array.RandomState" {
		r.TakesStream = true
		at++
	}
	r.Options = len(r.Params)
	rest := t.NumIn() - at
	if rest > 0 && rest <= len(r.Params) && isOptions(t.In(t.NumIn()-1)) {
		r.Options = rest - 1
		if err := r.fitOptions(t.In(t.NumIn() - 1)); err != nil {
			return err
		}
	} else if rest != len(r.Params) {
		return fmt.Errorf("%d parameters, but %s takes %d", len(r.Params), t, rest)
	}
	for i, p := range r.Params[:r.Options] {
		if err := fitType(p.Type, t.In(at+i)); err != nil {
			return fmt.Errorf("parameter %s: %v", p.Name, err)
		}
	}
	if t.NumOut() != len(r.Results) {
		return fmt.Errorf("%d results, but %s returns %d", len(r.Results), t, t.NumOut())
	}
	return nil
}

func isOptions(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && strings.HasSuffix(t.Name(), "Options")
}

// fitOptions finds the field of every optional parameter: n_batch_axes is NBatchAxes.
func (r *Row) fitOptions(t reflect.Type) error {
	for _, p := range r.Params[r.Options:] {
		field, ok := t.FieldByName(goFieldName(p.Name))
		if !ok {
			return fmt.Errorf("%s has no field %s", t, goFieldName(p.Name))
		}
		if err := fitType(p.Type, field.Type); err != nil {
			return fmt.Errorf("field %s: %v", field.Name, err)
		}
		r.OptionFields = append(r.OptionFields, field.Index[0])
	}
	return nil
}

func goFieldName(name string) string {
	parts := strings.Split(name, "_")
	for i, p := range parts {
		if p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}

func fitType(t Type, g reflect.Type) error {
	if t.Repeated {
		if g.Kind() != reflect.Slice {
			return fmt.Errorf("%s wants a slice, Go has %s", t, g)
		}
		g = g.Elem()
	}
	allowed := goTypes[t.Name]
	for _, name := range allowed {
		if g.String() == name || t.Nilable && g.String() == "*"+name {
			return nil
		}
	}
	if allowed == nil && (g.Kind() == reflect.Pointer || g.Kind() == reflect.Interface) {
		return nil // a class: the binder checks the value when it comes
	}
	return fmt.Errorf("%s does not fit Go's %s", t, g)
}
