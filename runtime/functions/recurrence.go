package functions

import "nnlua/runtime/array"

// recur solves a linear recurrence along the axis: s[j] = g[j] + x[j] s[j-1], or
// backwards s[j] = g[j] + x[j+1] s[j+1]. The two are the gradients of each other.
func recur(g, x *Variable, axis array.Axis, backwards bool) *Variable {
	return apply1("recurrence", &recurrence{axis: axis, backwards: backwards}, g, x)
}

type recurrence struct {
	Node
	axis      array.Axis
	backwards bool
}

func (f *recurrence) Forward(in []*Array) []*Array {
	f.RetainInputs(1)
	f.RetainOutputs(0)
	s := in[0].Copy()
	at := f.axis.Resolve(s.Ndim())
	n, columns := s.Shape()[at], 1
	for _, m := range s.Shape()[at+1:] {
		columns *= m
	}
	if s.Dtype() == array.Float32 {
		recurRows(array.Data[float32](s), array.Data[float32](in[1]), n*columns, columns, f.backwards)
	} else {
		recurRows(array.Data[float64](s), array.Data[float64](in[1]), n*columns, columns, f.backwards)
	}
	return one(s)
}

// recurRows works in place on blocks of rows that lie one below the other. T(...)
// rounds the products on every machine.
func recurRows[T array.Float](s, x []T, block, columns int, backwards bool) {
	for ; block > 0 && len(s) > 0; s, x = s[block:], x[block:] {
		if backwards {
			for i := block - columns - 1; i >= 0; i-- {
				s[i] += T(x[i+columns] * s[i+columns])
			}
			continue
		}
		for i := columns; i < block; i++ {
			s[i] += T(x[i] * s[i-columns])
		}
	}
}

func (f *recurrence) Backward(gs []*Variable) []*Variable {
	x, s := f.RetainedInput(1), f.RetainedOutput(0)
	g := recur(gs[0], x, f.axis, !f.backwards)
	if f.backwards {
		return grads(g, Mul(shifted(g, f.axis, 0), s))
	}
	return grads(g, Mul(g, shifted(s, f.axis, 0)))
}
