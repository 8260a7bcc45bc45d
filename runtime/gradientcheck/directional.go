package gradientcheck

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// directions draws one direction in the space of all numbers that are checked:
// arrays in the shapes of the inputs, nil where there is no gradient, and of the
// parameters. No number of it is close to 0.
func (c *checking) directions() []*Array {
	all := make([]*Array, len(c.xs), len(c.xs)+len(c.params))
	total := 0
	for i, x := range c.xs {
		if x != nil && !c.noGrad[i] {
			all[i] = array.New(array.Float64, x.Shape()...)
			total += x.Size()
		}
	}
	for _, p := range c.params {
		all = append(all, array.New(array.Float64, p.Shape()...))
		total += p.Size()
	}
	z := make([]float64, total)
	c.s.Random.StandardNormals(z)
	norm := 0.0
	for _, v := range z {
		norm += v * v
	}
	for i, v := range z {
		z[i] = math.Copysign(math.Sqrt(0.99/norm*v*v+0.01/float64(total)), v)
	}
	for _, d := range all {
		if d != nil {
			z = z[copy(array.Data[float64](d), z):]
		}
	}
	return all
}

// backward returns the derivative along the direction that backpropagation gives.
func (c *checking) backward(xs, ys []*Variable, directions []*Array) float64 {
	gys := make([]*Variable, len(c.gys))
	for i, g := range c.gys {
		if g != nil {
			gys[i] = c.s.Constant(g.Copy())
		}
	}
	backwardFrom(ys, gys, false)
	total := 0.0
	for i, x := range append(xs[:len(xs):len(xs)], c.params...) {
		switch {
		case x == nil || x.Grad() == nil:
		case directions[i] == nil:
			array.Fail("input %d got a gradient, and no_grads says that it has none", i)
		default:
			d := array.Data[float64](directions[i])
			for k, g := range doubles(x.Grad()) {
				total += g * d[k]
			}
		}
	}
	return total
}

// backwardFrom runs backpropagation from the outputs that are there.
func backwardFrom(ys, gys []*Variable, double bool) {
	var from, first []*Variable
	for i, y := range ys {
		if y != nil && gys[i] != nil {
			from, first = append(from, y), append(first, gys[i])
		}
	}
	autograd.BackwardFrom(from, first, double)
}

// numeric returns the derivative along the direction by differences.
func (c *checking) numeric(directions []*Array) float64 {
	delta := array.Scalar(array.Float64, 0)
	cast := func(x *Array) *Array {
		if c.Dtype == nil || !x.Dtype().IsFloat() {
			return x
		}
		return x.To(*c.Dtype)
	}
	moved := func(x, direction *Array) *Array {
		x = cast(x)
		if direction == nil {
			return x
		}
		step := array.Mul(direction, array.Scalar(array.Float64, delta.Float(0)))
		return array.Add(x.To(array.Float64), step).To(x.Dtype())
	}
	saved := make([]*Array, len(c.params))
	for i, p := range c.params {
		saved[i] = p.Data()
	}
	defer func() {
		for i, p := range c.params {
			p.SetData(saved[i])
		}
	}()
	d := differences{s: c.s, inputs: []*Array{delta}, gy: c.gys}
	d.Eps, d.DetectNondifferentiable, d.DiffRtol = c.Eps, c.DetectNondifferentiable, c.Rtol
	d.f = func() []*Array {
		xs := make([]*Array, len(c.xs))
		for i, x := range c.xs {
			if x != nil {
				xs[i] = moved(x, directions[i])
			}
		}
		for i, p := range c.params {
			p.SetData(moved(saved[i], directions[len(c.xs)+i]))
		}
		c.clearGrads(nil)
		ys := make([]*Array, len(c.gys))
		for i, y := range c.f(c.variables(xs)) {
			if y != nil {
				ys[i] = y.Data()
			}
		}
		return ys
	}
	return d.gradients()[0].Float(0)
}
