package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// readValues returns the arrays of the values of one part. Numbers of arrays
// keep their dtype. Numbers of the script have none: they become int64 if all of
// them are whole, else the session's dtype.
func readValues(s *Session, what string, values []any) []*Array {
	r := reader{what: what, whole: true}
	arrays := make([]*Array, len(values))
	for i, v := range values {
		r.i = i
		arrays[i] = r.read(v, 0)
	}
	if r.plain {
		d := s.Dtype
		if r.whole {
			d = array.Int64
		}
		for i, a := range arrays {
			if a.Dtype() == array.Float64 {
				arrays[i] = a.AsType(d)
			}
		}
	}
	return arrays
}

type reader struct {
	what         string
	i            int  // the example
	plain, whole bool // whether there are numbers of the script, and all are whole
}

func (r *reader) read(v any, depth int) *Array {
	switch v := v.(type) {
	case *Array:
		return v
	case array.Item:
		return array.Scalar(v.Dtype, v.Value)
	case bool:
		a := array.New(array.Bool)
		array.Data[bool](a)[0] = v
		return a
	case float64:
		r.plain = true
		r.whole = r.whole && v == float64(int64(v))
		return array.Scalar(array.Float64, v)
	case interface{ AsVariable() *autograd.Variable }:
		return v.AsVariable().Present()
	case catalog.OrderedTable:
		if v.Len() > 0 && depth < 32 {
			items := make([]*Array, v.Len())
			for k := range items {
				items[k] = r.read(v.Typed(k), depth+1)
			}
			return joined(r.what, items)
		}
	}
	array.FailIn("concat_examples", "%s of example %d is %s, want an array or a number", r.what, r.i+1, autograd.Describe(v))
	return nil
}

// joined stacks arrays of the same shape.
func joined(what string, arrays []*Array) *Array {
	shape := arrays[0].Shape()
	rows := make([]*Array, len(arrays))
	for i, a := range arrays {
		if !array.SameShape(a.Shape(), shape) {
			array.FailIn("concat_examples", "%s of example %d has shape %s, that of the first %s: give padding to fill up",
				what, i+1, array.ShapeString(a.Shape()), array.ShapeString(shape))
		}
		rows[i] = a.Reshape(append([]int{1}, shape...)...)
	}
	return array.Concatenate(rows, 0)
}

// padded stacks arrays, filled up to the largest size along every axis.
func padded(what string, arrays []*Array, fill float64) *Array {
	largest := append([]int{}, arrays[0].Shape()...)
	for i, a := range arrays {
		if a.Ndim() != len(largest) {
			array.FailIn("concat_examples", "%s of example %d has %d axes, that of the first %d", what, i+1, a.Ndim(), len(largest))
		}
		for d, n := range a.Shape() {
			largest[d] = max(largest[d], n)
		}
	}
	result := array.Empty(arrays[0].Dtype(), append([]int{len(arrays)}, largest...)...)
	result.Fill(fill)
	for i, a := range arrays {
		if a.Size() == 0 {
			continue
		}
		at := array.Index{{IsAt: true, At: i}}
		for _, n := range a.Shape() {
			at = append(at, array.Part{Start: 0, Stop: n - 1, Step: 1})
		}
		array.Set(result, at, a)
	}
	return result
}
