package bindings

import (
	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// indexOf reads what a script wrote in brackets. Numbers count from 1, -1 is
// the last; a table holds one entry an axis: a number, a range {first, last} or
// {first, last, step} with both ends included, {} for the whole axis, or an
// array. Arrays are data: their numbers count from 0.
func (b *Binding) indexOf(v lua.LValue) array.Index {
	table, ok := v.(*lua.LTable)
	if !ok {
		return array.Index{b.part(v)}
	}
	ix := array.Index{}
	for i := 1; i <= table.Len(); i++ {
		ix = append(ix, b.part(table.RawGetInt(i)))
	}
	return ix
}

func (b *Binding) part(v lua.LValue) array.Part {
	switch x := v.(type) {
	case lua.LNumber:
		return array.Part{IsAt: true, At: fromOne(x)}
	case *lua.LTable:
		return b.rangePart(x)
	case lua.LString:
		if x == "newaxis" {
			return array.Part{NewAxis: true}
		}
	}
	if a := b.dataOf(v); a != nil {
		return array.Part{Array: a}
	}
	array.Fail("%s is no index: write a number, a range {first, last}, {} for a whole axis, or an array of int or bool", b.describe(v))
	return array.Part{}
}

// fromOne turns a position counted from 1 into one counted from 0; -1 stays the last.
func fromOne(n lua.LNumber) int {
	i := int(n)
	switch {
	case lua.LNumber(i) != n:
		array.Fail("position %s is no whole number", FormatNumber(float64(n)))
	case i == 0:
		array.Fail("there is no position 0: numbers in brackets count from 1 (x[1] is the first, x[-1] the last); axes, labels and index arrays count from 0")
	case i > 0:
		return i - 1
	}
	return i
}

// rangePart reads {}, {first, last} and {first, last, step}. The length of the
// axis is not known yet, so that negative ends are left to the array.
func (b *Binding) rangePart(t *lua.LTable) array.Part {
	if t.Len() == 0 {
		return array.Part{}
	}
	var n [3]lua.LNumber
	n[2] = 1
	for i := range min(t.Len(), 3) {
		number, ok := t.RawGetInt(i + 1).(lua.LNumber)
		if !ok || t.Len() > 3 || t.Len() < 2 {
			array.Fail("a range is {first, last} or {first, last, step}")
		}
		n[i] = number
	}
	step := int(n[2])
	if step == 0 || lua.LNumber(step) != n[2] {
		array.Fail("the step of a range is a whole number other than 0, got %s", FormatNumber(float64(n[2])))
	}
	return array.Part{Start: fromOne(n[0]), Stop: fromOne(n[1]), Step: step}
}
