package numpy

import (
	"math"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Array:__getitem(i: index) -> value", GetItem, catalog.Core)
	catalog.Add("Array:__setitem(i: index, v: data)", SetItem, catalog.Core)
}

// GetItem is x[i]. One position gives a row that shares the elements with x,
// or, of a vector, a number; every other index gives a copy.
func GetItem(a *Array, i array.Index) any {
	if len(i) == 1 && i[0].IsAt && a.Ndim() > 1 {
		at := i[0].At
		if at < 0 {
			at += a.Shape()[0]
		}
		if at < 0 || at >= a.Shape()[0] {
			outOfRange(i[0].At, a)
		}
		return a.Row(at)
	}
	if len(i) == 1 && i[0].IsAt && a.Ndim() == 1 && (i[0].At >= a.Size() || i[0].At < -a.Size()) {
		outOfRange(i[0].At, a)
	}
	z := array.Get(a, i)
	if z.Ndim() == 0 && onlyPositions(i) {
		return element(z)
	}
	return z
}

func outOfRange(at int, a *Array) {
	if at >= 0 {
		at++
	}
	array.Fail("position %d is out of range: %s has %d rows, counted from 1", at, a.Describe(), a.Shape()[0])
}

func onlyPositions(i array.Index) bool {
	for _, p := range i {
		if !p.IsAt {
			return false
		}
	}
	return true
}

// element returns the only element as a Lua value. A float32 becomes the
// shortest decimal number that identifies it, so that it prints as NumPy prints it.
func element(z *Array) any {
	switch z.Dtype() {
	case array.Bool:
		return z.Float(0) != 0
	case array.Float32:
		v, _ := strconv.ParseFloat(strconv.FormatFloat(z.Float(0), 'g', -1, 32), 64)
		if math.IsNaN(v) {
			return math.NaN()
		}
		return v
	}
	return z.Float(0)
}

// SetItem is x[i] = v: v, a number, a table or an array, is broadcast to what i selects.
func SetItem(a *Array, i array.Index, v *Array) { array.Set(a, i, v) }
