package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/links"
)

// Rule is the optimizer's side of one parameter, as chainer.UpdateRule: how
// often it was updated and the arrays that the method keeps for it.
type Rule struct {
	optimizer *Optimizer
	t         int
	state     []*array.Array // in the order of the method's names
}

// UpdateParam changes p by its gradient, which it first divides by the
// loss_scale of the backward pass.
func (r *Rule) UpdateParam(p *links.Parameter) {
	r.t++
	if scale := p.LossScale(); scale != 0 {
		p.SetGrad(array.Div(p.Grad(), array.Scalar(p.Dtype(), scale)))
	}
	if names := r.optimizer.method.stateNames(); len(r.state) < len(names) {
		for range names {
			r.state = append(r.state, array.New(p.Dtype(), p.Shape()...))
		}
		if m, ok := r.optimizer.method.(interface{ initState(state []*array.Array) }); ok {
			m.initState(r.state)
		}
	}
	r.optimizer.method.step(p, r)
}

// rowOf is the update of all elements of one parameter in one pass: data and
// gradient, then the arrays of the state.
type rowOf[T array.Float] func(p, g []T, state [][]T)

// update runs the row of the parameter's dtype.
func update(p *links.Parameter, r *Rule, f32 rowOf[float32], f64 rowOf[float64]) {
	if p.Dtype() == array.Float32 {
		f32(array.Data[float32](p.Data()), array.Data[float32](p.Grad()), slices[float32](r.state))
	} else {
		f64(array.Data[float64](p.Data()), array.Data[float64](p.Grad()), slices[float64](r.state))
	}
}

func slices[T array.Float](arrays []*array.Array) [][]T {
	list := make([][]T, len(arrays))
	for i, a := range arrays {
		list[i] = array.Data[T](a)
	}
	return list
}
