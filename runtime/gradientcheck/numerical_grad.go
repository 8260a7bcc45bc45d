package gradientcheck

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.gradient_check.numerical_grad(f: function, inputs: arrays, grad_outputs: value, eps: number = 0.001, "+
		"detect_nondifferentiable: boolean = false, diff_atol: number = 0, diff_rtol: number = 0.01, center_outputs: value = nil) -> value",
		NumericalGrad, catalog.Utility)
}

// NumericalGradOptions are the arguments of numerical_grad after grad_outputs.
type NumericalGradOptions struct {
	Eps                     float64
	DetectNondifferentiable bool
	DiffAtol, DiffRtol      float64
	CenterOutputs           any // not used, as in Chainer
}

// NumericalGrad returns the gradients of f by differences: for every element x
// of the inputs (f(x + eps) - f(x - eps)) / (2 eps), times grad_outputs and summed.
//
// 日本語: 勾配を差分で求めます。
//
// f takes no arguments, computes with the arrays of inputs, which numerical_grad
// changes element by element and restores, and returns one array or several.
// inputs is a list of arrays of floats. grad_outputs is a list with an array, a
// number or nil for every result of f. The gradients come back as a list.
//
// With detect_nondifferentiable f is computed at five points for every element,
// which gives more digits. If no parabola fits through the points, up to
// diff_atol + diff_rtol times the range of the values, f has a corner there: an error.
//
//	> x = np.array({1, 2, 3}, "float64")
//	> f = function() return x * x end
//	> chainer.gradient_check.numerical_grad(f, {x}, {np.ones(3, "float64")})[1]
//	[2. 4. 6.]
func NumericalGrad(s *Session, f catalog.Func, inputs []*Array, gradOutputs any, opt NumericalGradOptions) []*Array {
	var gy []*Array
	for _, g := range items(gradOutputs) {
		if v, ok := g.(float64); ok {
			g = array.Scalar(array.Float64, v)
		}
		gy = append(gy, arrayOf("grad_outputs", g))
	}
	d := differences{s: s, inputs: inputs, gy: gy, NumericalGradOptions: opt}
	d.f = func() []*Array {
		var ys []*Array
		for _, y := range resultsOf(f.Call()) {
			ys = append(ys, arrayOf("f()", y))
		}
		return ys
	}
	return d.gradients()
}

// differences computes gradients by differences.
type differences struct {
	NumericalGradOptions
	s      *Session
	f      func() []*Array
	inputs []*Array
	gy     []*Array // nil: the output does not count; without axes: the number counts for all elements
}

// sample holds the outputs for one place of one element, nil where there is none.
type sample [][]float64

func (d *differences) gradients() []*Array {
	if !(d.Eps > 0) {
		array.Fail("eps is %s, want a number above 0", number(d.Eps))
	}
	grads := make([]*Array, len(d.inputs))
	for i, x := range d.inputs {
		if !x.Dtype().IsFloat() {
			array.Fail("the dtype of inputs[%d] is %s, want floats", i+1, x.Dtype())
		}
		grads[i] = array.New(x.Dtype(), x.Shape()...)
		for k := range x.Size() {
			grads[i].SetFloat(k, d.derivative(i, k))
		}
	}
	return grads
}

// derivative returns that with respect to element k of input i.
func (d *differences) derivative(i, k int) float64 {
	steps := []float64{-1, 1}
	if d.DetectNondifferentiable {
		steps = []float64{-1, -0.5, 0, 0.5, 1}
	}
	x := d.inputs[i]
	orig := x.Float(k)
	defer func() { x.SetFloat(k, orig) }()
	points := make([]sample, len(steps))
	for p, step := range steps {
		x.SetFloat(k, orig+step*d.Eps)
		points[p] = d.evaluate()
	}
	x.SetFloat(k, orig)
	if d.DetectNondifferentiable {
		d.findCorner(i, k, points)
	}
	total := 0.0
	for o, gy := range d.gy {
		if gy == nil || points[0][o] == nil {
			continue
		}
		g := doubles(gy)
		dot := 0.0
		for e := range points[0][o] {
			dot += difference(points, o, e) * g[e%len(g)]
		}
		if len(points) == 2 {
			total += dot / (2 * d.Eps)
		} else {
			total += dot / (6 * d.Eps)
		}
	}
	return total
}

// difference is the numerator of the central difference of first or third order.
func difference(p []sample, o, e int) float64 {
	if len(p) == 2 {
		return p[1][o][e] - p[0][o][e]
	}
	return -p[4][o][e] + 8*p[3][o][e] - 8*p[1][o][e] + p[0][o][e]
}

func (d *differences) evaluate() sample {
	ys := d.f()
	if len(ys) != len(d.gy) {
		array.Fail("f returned %d arrays, and grad_outputs has %d gradients", len(ys), len(d.gy))
	}
	s := make(sample, len(ys))
	for i, y := range ys {
		gy := d.gy[i]
		switch {
		case y == nil:
			continue
		case gy != nil && gy.Ndim() > 0 && !array.SameShape(gy.Shape(), y.Shape()):
			array.Fail("grad_outputs[%d] is %s, want the shape of the result of f, %s", i+1, gy.Describe(), array.ShapeString(y.Shape()))
		}
		s[i] = append([]float64{}, doubles(y)...) // f may return the same array again
	}
	return s
}
