package bindings

import (
	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// fromTable returns the array of a number, a boolean or a nested table of
// them, as np.array makes it. Numbers become dtype d, booleans bool; a table of
// arrays stacks them. The rows of a table must all have the same shape.
func (b *Binding) fromTable(v lua.LValue, d array.Dtype) *array.Array {
	var shape []int
	for t, ok := v.(*lua.LTable); ok; t, ok = t.RawGetInt(1).(*lua.LTable) {
		if len(shape) == 32 {
			array.Fail("a table nested more than 32 deep is no array (does it contain itself?)")
		}
		shape = append(shape, t.Len())
	}
	r := &reader{b: b, shape: shape, dtype: d}
	first := firstLeaf(v)
	switch {
	case first.Type() == lua.LTBool:
		r.dtype = array.Bool
	case b.arrayOf(first) != nil:
		inner := b.arrayOf(first)
		r.dtype, r.shape, r.inner = inner.Dtype(), append(shape, inner.Shape()...), len(shape)
	}
	if r.inner == 0 {
		r.inner = len(r.shape)
	}
	r.out = array.New(r.dtype, r.shape...)
	r.read(v, 0, 0, r.out.Size())
	return r.out
}

func firstLeaf(v lua.LValue) lua.LValue {
	for depth := 0; depth <= 32; depth++ {
		t, ok := v.(*lua.LTable)
		if !ok {
			break
		}
		v = t.RawGetInt(1)
	}
	return v
}

// reader fills out from a nested table. Levels up to inner are tables, below it stand arrays.
type reader struct {
	b     *Binding
	shape []int
	inner int
	dtype array.Dtype
	out   *array.Array
}

// read fills out[at:at+size] from v, which stands at the given level of nesting.
func (r *reader) read(v lua.LValue, level, at, size int) {
	if level == r.inner {
		r.leaf(v, at, size)
		return
	}
	t, ok := v.(*lua.LTable)
	if !ok || t.Len() != r.shape[level] {
		got := r.b.describe(v)
		if ok {
			got = "a table of length " + lua.LNumber(t.Len()).String()
		}
		array.Fail("the table is ragged: at depth %d a row is %s, the first row has length %d", level+1, got, r.shape[level])
	}
	n := t.Len()
	if n == 0 {
		return
	}
	step := size / n
	if level == r.inner-1 && level == len(r.shape)-1 && r.dtype == array.Float32 {
		r.floats(t, array.Data[float32](r.out)[at:at+n])
		return
	}
	for i := 1; i <= n; i++ {
		r.read(t.RawGetInt(i), level+1, at+(i-1)*step, step)
	}
}

// floats is the short way for the rows of numbers that most tables consist of.
func (r *reader) floats(t *lua.LTable, row []float32) {
	for i := range row {
		v, ok := t.RawGetInt(i + 1).(lua.LNumber)
		if !ok {
			r.refuse(t.RawGetInt(i + 1))
		}
		row[i] = float32(v)
	}
}

func (r *reader) leaf(v lua.LValue, at, size int) {
	switch v := v.(type) {
	case lua.LNumber:
		if len(r.shape) == r.inner {
			r.out.SetFloat(at, float64(v))
			return
		}
	case lua.LBool:
		if len(r.shape) == r.inner {
			if v {
				r.out.SetFloat(at, 1)
			}
			return
		}
	}
	inner := r.b.arrayOf(v)
	if inner == nil || inner.Size() != size {
		r.refuse(v)
	}
	for i := 0; i < size; i++ {
		r.out.SetFloat(at+i, inner.Float(i))
	}
}

func (r *reader) refuse(v lua.LValue) {
	array.Fail("a table of numbers holds %s: the rows of an array have the same length and hold numbers", r.b.describe(v))
}

// arrayOf returns the array inside userdata, nil if there is none.
func (b *Binding) arrayOf(v lua.LValue) *array.Array {
	x, _ := b.FromLua(v).(*array.Array)
	return x
}
