package check

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// Gradients compares the first and second gradients of f at the float64 inputs
// with numerical differences. The outputs are weighted with gy and the first
// gradients with ggx, fixed numbers that tell elements apart.
func Gradients(t testing.TB, name string, inputs []*array.Array, f func(x ...*autograd.Variable) *autograd.Variable) {
	t.Helper()
	s := autograd.NewSession()
	first := func(x []*array.Array) float64 { return weighted(f(variables(s, x)...).Data()) }
	second := func(x []*array.Array) float64 {
		total := 0.0
		for i, g := range gradientsOf(variables(s, x), f) {
			if g != nil {
				total += weighted(g.Data()) * float64(i+1)
			}
		}
		return total
	}
	xs := variables(s, inputs)
	backward(f(xs...), false)
	for i, x := range xs {
		compare(t, name, "first", i, x.Grad(), inputs, first)
	}
	xs = variables(s, inputs)
	loss := sumOf(gradientsOf(xs, f))
	if loss == nil || loss.Creator() == nil {
		return // the first gradients do not depend on the inputs
	}
	for _, x := range xs {
		x.ClearGrad()
	}
	loss.Backward(autograd.BackwardOptions{})
	for i, x := range xs {
		compare(t, name, "second", i, x.Grad(), inputs, second)
	}
}

func variables(s *autograd.Session, arrays []*array.Array) []*autograd.Variable {
	xs := make([]*autograd.Variable, len(arrays))
	for i, a := range arrays {
		xs[i] = s.Variable(a.Copy())
	}
	return xs
}

// weight is the factor of element i in a weighted sum.
func weight(i int) float64 { return 1 + 0.37*float64(i%7) - 0.11*float64(i%3) }

func weights(like *array.Array) *array.Array {
	w := array.New(like.Dtype(), like.Shape()...)
	for i := 0; i < w.Size(); i++ {
		w.SetFloat(i, weight(i))
	}
	return w
}

func weighted(a *array.Array) float64 {
	total := 0.0
	for i := 0; i < a.Size(); i++ {
		total += weight(i) * a.Float(i)
	}
	return total
}

func backward(y *autograd.Variable, double bool) {
	y.SetGrad(weights(y.Data()))
	y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: double})
}

func gradientsOf(xs []*autograd.Variable, f func(x ...*autograd.Variable) *autograd.Variable) []*autograd.Variable {
	backward(f(xs...), true)
	gx := make([]*autograd.Variable, len(xs))
	for i, x := range xs {
		gx[i] = x.GradVar()
	}
	return gx
}

// sumOf returns the weighted sum of all gradients as one Variable.
func sumOf(gx []*autograd.Variable) *autograd.Variable {
	var total *autograd.Variable
	for i, g := range gx {
		if g == nil {
			continue
		}
		w := weights(g.Data())
		array.MulInPlace(w, array.Scalar(w.Dtype(), float64(i+1)))
		one := autograd.Apply1("weighted_sum", &weightedSum{w: w}, g)
		if total == nil {
			total = one
		} else {
			total = autograd.Add(total, one)
		}
	}
	return total
}

type weightedSum struct {
	autograd.Node
	w *array.Array
}

func (f *weightedSum) Forward(x []*array.Array) []*array.Array {
	return []*array.Array{array.Sum(array.Mul(x[0], f.w), nil, false)}
}

func (f *weightedSum) Backward(gy []*autograd.Variable) []*autograd.Variable {
	g := f.w.Copy()
	array.MulInPlace(g, gy[0].Data())
	return []*autograd.Variable{gy[0].Session().Constant(g)}
}

// compare checks one gradient against central differences.
func compare(t testing.TB, name, order string, i int, grad *array.Array, inputs []*array.Array, f func([]*array.Array) float64) {
	t.Helper()
	const h = 1e-5
	moved := make([]*array.Array, len(inputs))
	copy(moved, inputs)
	for k := 0; k < inputs[i].Size(); k++ {
		at := func(step float64) float64 {
			moved[i] = inputs[i].Copy()
			moved[i].SetFloat(k, inputs[i].Float(k)+step)
			return f(moved)
		}
		want := (at(h) - at(-h)) / (2 * h)
		got := 0.0
		if grad != nil {
			got = grad.Float(k)
		}
		if diff := got - want; !(diff < 1e-4*(1+abs(want)) && diff > -1e-4*(1+abs(want))) {
			t.Errorf("%s: %s gradient of input %d, element %d is %.9g, numerically %.9g", name, order, i, k, got, want)
			return
		}
	}
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
