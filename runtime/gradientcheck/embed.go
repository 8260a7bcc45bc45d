// Package gradientcheck is chainer.gradient_check: it compares the gradients
// that backward computes with differences of the function's values.
package gradientcheck

import (
	"embed"
	"fmt"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/gradientcheck", source) }

// The names that every file of this package uses.
type (
	Array    = array.Array
	Variable = autograd.Variable
	Session  = autograd.Session
)

// items returns the values of a list; anything else is a list of itself, nil an empty one.
func items(v any) []any {
	t, ok := v.(catalog.Table)
	switch {
	case v == nil:
		return nil
	case !ok:
		return []any{v}
	}
	list := make([]any, t.Len())
	for i := range list {
		list[i] = t.At(i)
	}
	return list
}

// arraysOf reads an argument that is an array or a list of arrays, in which nil may stand.
func arraysOf(name string, v any) []*Array {
	var list []*Array
	for i, item := range items(v) {
		list = append(list, arrayOf(fmt.Sprintf("%s[%d]", name, i+1), item))
	}
	return list
}

func arrayOf(name string, v any) *Array {
	switch x := v.(type) {
	case nil:
		return nil
	case *Array:
		return x
	case interface{ AsVariable() *Variable }:
		return x.AsVariable().Data()
	}
	array.Fail("%s is %s, want an array", name, autograd.Describe(v))
	return nil
}

// variablesOf reads a Variable, such as a parameter, or a list of them.
func variablesOf(name string, list []any) []*Variable {
	var all []*Variable
	for i, item := range list {
		v, ok := item.(interface{ AsVariable() *Variable })
		switch {
		case ok:
			all = append(all, v.AsVariable())
		case item == nil:
			all = append(all, nil)
		default:
			array.Fail("%s[%d] is %s, want a Variable", name, i+1, autograd.Describe(item))
		}
	}
	return all
}

// resultsOf returns what a script's function returned, as several values or in one list.
func resultsOf(results []any) []any {
	if len(results) == 1 {
		return items(results[0])
	}
	return results
}

// doubles returns the elements as float64.
func doubles(a *Array) []float64 { return array.Data[float64](a.To(array.Float64)) }

// number writes v as Python does.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
