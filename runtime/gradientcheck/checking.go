package gradientcheck

import (
	"fmt"
	"math"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// checking is one comparison along a direction.
type checking struct {
	CheckOptions
	s      *Session
	f      func(xs []*Variable) []*Variable
	xs     []*Array // nil entries are passed on as nil
	gys    []*Array
	params []*Variable
	noGrad []bool
}

func newCheck(s *Session, f catalog.Func, xs []*Array, opt CheckOptions) *checking {
	c := &checking{CheckOptions: opt, s: s, xs: xs, params: variablesOf("params", items(opt.Params))}
	c.f = func(xs []*Variable) []*Variable {
		args := make([]any, len(xs))
		for i, x := range xs {
			if x != nil {
				args[i] = x
			}
		}
		return variablesOf("func(...)", resultsOf(f.Call(args...)))
	}
	if opt.Dtype != nil && !opt.Dtype.IsFloat() {
		array.Fail("dtype is %s, want floats", *opt.Dtype)
	}
	for i, p := range c.params {
		if p == nil {
			array.Fail("params[%d] is nil, want a Parameter", i+1)
		}
	}
	return c
}

// run returns "" if both gradients agree, and else a report.
func (c *checking) run() string {
	c.findNoGrads()
	xs := c.variables(c.xs)
	c.clearGrads(nil)
	ys := c.f(xs)
	c.clearGrads(xs)
	c.fitGradients(ys)
	directions := c.directions()
	backward := c.backward(xs, ys, directions)
	numeric := c.numeric(directions)
	if math.Abs(numeric-backward) <= c.Atol+c.Rtol*math.Abs(backward) || numeric == backward || math.IsNaN(numeric) && math.IsNaN(backward) {
		return ""
	}
	return c.report(directions, numeric, backward)
}

func (c *checking) findNoGrads() {
	if c.NoGrads == nil {
		for _, x := range c.xs {
			c.noGrad = append(c.noGrad, x != nil && !x.Dtype().IsFloat())
		}
		return
	}
	for i, v := range items(c.NoGrads) {
		on, ok := v.(bool)
		if !ok {
			array.Fail("no_grads[%d] is %s, want true or false", i+1, autograd.Describe(v))
		}
		c.noGrad = append(c.noGrad, on)
	}
	if len(c.noGrad) != len(c.xs) {
		array.Fail("no_grads has %d entries for %d arrays", len(c.noGrad), len(c.xs))
	}
}

func (c *checking) variables(xs []*Array) []*Variable {
	list := make([]*Variable, len(xs))
	for i, x := range xs {
		switch {
		case x == nil:
		case x.Dtype().IsFloat():
			list[i] = c.s.Variable(x)
		default:
			list[i] = c.s.Constant(x)
		}
	}
	return list
}

func (c *checking) clearGrads(xs []*Variable) {
	for _, x := range append(xs[:len(xs):len(xs)], c.params...) {
		if x != nil {
			x.ClearGrad()
		}
	}
}

// fitGradients checks the gradients of the outputs, or makes that of a loss.
func (c *checking) fitGradients(ys []*Variable) {
	if c.gys == nil {
		if len(ys) != 1 || ys[0] == nil || len(ys[0].Shape()) > 0 {
			array.Fail("y_grad cannot be left out: func is no loss, which returns one number, but %s", describe(ys))
		}
		c.gys = []*Array{array.Scalar(ys[0].Dtype(), 1)}
	}
	checkGradients(ys, c.gys)
	c.gys = append([]*Array{}, c.gys...)
	for i, y := range ys {
		if y == nil {
			c.gys[i] = nil
		}
	}
}

func checkGradients(ys []*Variable, gys []*Array) {
	if len(ys) != len(gys) {
		array.Fail("func returned %d Variables, and there are %d gradients of them", len(ys), len(gys))
	}
	for i, gy := range gys {
		if gy != nil && ys[i] != nil && gy.Describe() != ys[i].Data().Describe() {
			array.Fail("the gradient of output %d is %s, and the output is %s", i, gy.Describe(), ys[i].Data().Describe())
		}
	}
}

func describe(ys []*Variable) string {
	text := make([]string, len(ys))
	for i, y := range ys {
		text[i] = "nil"
		if y != nil {
			text[i] = y.Data().Describe()
		}
	}
	return strings.Join(text, ", ")
}

// failed is the first line of the error.
func (c *checking) failed(name string) string {
	return fmt.Sprintf("%s failed (eps=%s atol=%s rtol=%s)", name, number(c.Eps), number(c.Atol), number(c.Rtol))
}

// report lists everything that went into the comparison.
func (c *checking) report(directions []*Array, numeric, backward float64) string {
	var text strings.Builder
	text.WriteByte('\n')
	write := func(name string, arrays []*Array) {
		for i, a := range arrays {
			value := "None"
			if a != nil {
				value = c.s.Print.Str(a)
			}
			fmt.Fprintf(&text, "%s[%d]:\n%s\n", name, i, value)
		}
	}
	write("inputs", c.xs)
	write("grad_outputs", c.gys)
	write("directions", directions)
	fmt.Fprintf(&text, "gradients (numeric):  %s\ngradients (backward): %s\n\n", number(numeric), number(backward))
	fmt.Fprintf(&text, "Not equal to tolerance rtol=%s, atol=%s\nabsolute error: %s\ntotal tolerance: %s",
		number(c.Rtol), number(c.Atol), number(math.Abs(numeric-backward)), number(c.Atol+c.Rtol*math.Abs(backward)))
	return text.String()
}
