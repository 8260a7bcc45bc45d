package bindings

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// arrayValue converts an argument that is an array in one form or another to a
// *Variable or *Array, whichever the Go function takes.
func (a *arguments) arrayValue(p *catalog.Param, v lua.LValue, t reflect.Type) reflect.Value {
	if p.Type.Name == "arrays" || p.Type.Name == "variables" {
		return a.arrayList(p, v, t)
	}
	object := a.b.FromLua(v)
	if x, ok := object.(interface{ AsVariable() *autograd.Variable }); ok {
		object = x.AsVariable()
	}
	var data *array.Array
	switch x := object.(type) {
	case *autograd.Variable:
		if t == arrayType && p.Type.Name == "data" {
			array.Fail("%s is a Variable, want an array: write %s.data", p.Name, p.Name)
		}
		data = x.Data()
		if data == nil {
			array.Fail("%s has no data yet", p.Name)
		}
	case *array.Array:
		data = x
	case float64, bool, *table:
		if p.Type.Name != "data" && !(p.Type.Name == "operand" && v.Type() == lua.LTNumber) {
			a.refuse(p, v)
		}
		data = a.b.fromTable(v, a.numberDtype(p))
	default:
		a.refuse(p, v)
	}
	a.check(p, data)
	if t == arrayType {
		return reflect.ValueOf(data)
	}
	if x, ok := object.(*autograd.Variable); ok {
		return reflect.ValueOf(x)
	}
	return reflect.ValueOf(a.b.Session.Constant(data))
}

// numberDtype returns the dtype that plain numbers take: beside an array, as an
// operand, that of the array. Where the function casts to another dtype,
// float64 loses nothing until then.
func (a *arguments) numberDtype(p *catalog.Param) array.Dtype {
	if p.Type.Name == "data" && a.casts() {
		return array.Float64
	}
	if p.Type.Name == "operand" {
		for _, v := range a.values {
			if t, ok := v.(*lua.LTable); ok { // the arguments of a repeated parameter
				t.ForEach(func(_, item lua.LValue) {
					if a.b.dataOf(v) == nil {
						v = item
					}
				})
			}
			if x := a.b.dataOf(v); x != nil {
				return x.Dtype()
			}
		}
	}
	return a.b.Session.Dtype
}

// casts reports whether the call gives a dtype, or assigns to elements of an array.
func (a *arguments) casts() bool {
	if a.row == nil {
		return false
	}
	for i, p := range a.row.Params {
		if p.Name == "dtype" && a.values[i] != nil && a.values[i] != lua.LNil {
			return true
		}
	}
	return a.row.Name == "__setitem"
}

// dataOf returns the array of an array or Variable, nil for anything else.
func (b *Binding) dataOf(v lua.LValue) *array.Array {
	switch x := b.FromLua(v).(type) {
	case *array.Array:
		return x
	case interface{ AsVariable() *autograd.Variable }:
		return x.AsVariable().Data()
	}
	return nil
}

func (a *arguments) arrayList(p *catalog.Param, v lua.LValue, t reflect.Type) reflect.Value {
	table, ok := v.(*lua.LTable)
	if !ok {
		a.refuse(p, v)
	}
	word := "array"
	if t.Elem().Kind() == reflect.Slice {
		word = "arrays"
	}
	list := reflect.MakeSlice(t, 0, table.Len())
	for i := 1; i <= table.Len(); i++ {
		item := catalog.Param{Name: fmt.Sprintf("%s[%d]", p.Name, i), Type: catalog.Type{Name: word}}
		if p.Type.Name == "variables" {
			item.Type = catalog.Type{Name: "Variable", Nilable: true}
		}
		list = reflect.Append(list, a.value(&item, table.RawGetInt(i), t.Elem()))
	}
	return list
}

// check compares dtype and shape with what the signature wants.
func (a *arguments) check(p *catalog.Param, x *array.Array) {
	d := x.Dtype()
	switch {
	case p.Type.Name == "float" && !d.IsFloat():
		array.Fail(`%s is %s, want floats: %s:astype("float32")`, p.Name, x.Describe(), p.Name)
	case p.Type.Name == "int" && !d.IsInt():
		array.Fail(`%s is %s, want integers: %s:astype("int32")`, p.Name, x.Describe(), p.Name)
	case p.Type.Name == "bool" && d != array.Bool:
		array.Fail("%s is %s, want booleans", p.Name, x.Describe())
	}
	if p.Type.Shape != nil {
		a.unify(p, x)
	}
}

// unify matches the shape of x with the letters of the signature. "..." stands
// for any axes, a letter for one length, the same wherever it stands.
func (a *arguments) unify(p *catalog.Param, x *array.Array) {
	shape, pattern := x.Shape(), p.Type.Shape
	var head, tail []string
	rest := false
	for i, s := range pattern {
		if s == "..." {
			head, tail, rest = pattern[:i], pattern[i+1:], true
		}
	}
	if !rest {
		head = pattern
	}
	fits := len(shape) == len(pattern) || rest && len(shape) >= len(head)+len(tail)
	for i := 0; fits && i < len(head); i++ {
		fits = a.length(head[i], shape[i])
	}
	for i := 0; fits && i < len(tail); i++ {
		fits = a.length(tail[i], shape[len(shape)-len(tail)+i])
	}
	if !fits {
		array.Fail("%s is %s, want [%s]%s", p.Name, x.Describe(), strings.Join(pattern, ", "), a.known(pattern))
	}
}

func (a *arguments) length(word string, n int) bool {
	if want, err := strconv.Atoi(word); err == nil {
		return n == want
	}
	if want, ok := a.letters[word]; ok {
		return n == want
	}
	if a.letters == nil {
		a.letters = map[string]int{}
	}
	a.letters[word] = n
	return true
}

// known lists what the letters of the pattern stand for: " with I = 2".
func (a *arguments) known(pattern []string) string {
	var text []string
	for _, word := range pattern {
		n, ok := a.letters[word]
		if known := fmt.Sprintf("%s = %d", word, n); ok && !slices.Contains(text, known) {
			text = append(text, known)
		}
	}
	if text == nil {
		return ""
	}
	return " with " + strings.Join(text, ", ")
}
