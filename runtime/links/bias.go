package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("Bias(axis: integer = 1, shape: ints? = nil) -> Bias", NewBias,
		"(x: float[...], y: float[...]? = nil) -> Variable", (*Bias).Forward)
	add("Scale(axis: integer = 1, W_shape: ints? = nil, bias_term: boolean = false, bias_shape: ints? = nil) -> Scale", NewScale,
		"(x: float[...], y: float[...]? = nil) -> Variable", (*Scale).Forward)
	field("Bias.axis: integer", func(l *Bias) *int { return &l.Axis })
	field("Scale.axis: integer", func(l *Scale) *int { return &l.Axis })
}

// Bias adds b, which is learned, or a second argument.
type Bias struct {
	Link
	B    *Parameter
	Axis int
}

// NewBias makes a layer x + b, where the axes of b stand below the axes of x from
// the given one on, counted from 0. b has the shape given and is 0 at first.
// Without a shape there is no b, and the link is called with x and what to add.
// See F.bias.
//
// 日本語: 学習できるバイアスを足す層を作ります。
//
//	> model = L.Bias(1, 2)
//	> model.b.data = np.array{10, 20}
//	> model(np.array{{1, 2}})
//	variable([[11. 22.]])
//	> L.Bias()(np.array{{1, 2}}, np.array{1, 1})
//	variable([[2. 3.]])
func NewBias(s *Session, axis int, shape []int) *Bias {
	l := &Bias{Axis: axis}
	l.setUp(s, l)
	if shape != nil {
		l.B = l.bias("b", nil, shape...)
	}
	return l
}

// Forward adds b, or y where there is no b.
//
//	> L.Bias(1, {2}):forward(np.ones{1, 2})
//	variable([[1. 1.]])
func (l *Bias) Forward(x, y *Variable) *Variable {
	return functions.Bias(x, operand(&l.Link, l.B, y), l.Axis)
}

// Apply is a call, hooks and all, with b.
func (l *Bias) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, nil) })
}

// operand returns the parameter, or y if there is none.
func operand(l *Link, p *Parameter, y *Variable) *Variable {
	if (p == nil) == (y == nil) {
		array.FailIn(className(l), "want one argument with a shape in the constructor, two without")
	}
	if p != nil {
		return &p.Variable
	}
	return y
}

// Scale multiplies by W, which is learned, or by a second argument.
type Scale struct {
	Chain
	W    *Parameter
	Axis int
}

// NewScale makes a layer x * W, where the axes of W stand below the axes of x from
// the given one on, counted from 0. W has the shape W_shape and is 1 at first.
// Without W_shape there is no W, and the link is called with x and what to multiply
// by. With bias_term = true, its link bias, a Bias, is called after that: its
// shape is W_shape, or bias_shape if there is no W. See F.scale.
//
// 日本語: 学習できる係数を掛ける層を作ります。
//
//	> model = L.Scale(1, 2, true)
//	> model.W.data, model.bias.b.data = np.array{2, 3}, np.array{10, 20}
//	> model(np.array{{1, 1}})
//	variable([[12. 23.]])
func NewScale(s *Session, axis int, wShape []int, biasTerm bool, biasShape []int) *Scale {
	l := &Scale{Axis: axis}
	l.setUp(s, l)
	if wShape != nil {
		l.W = l.weight("W", 1.0, wShape...)
		biasShape = wShape
	}
	if biasTerm {
		if biasShape == nil {
			array.Fail("bias_shape is missing: there is no W whose shape the bias could have")
		}
		l.AddLink("bias", NewBias(s, axis, biasShape))
	}
	return l
}

// Forward multiplies by W, or y where there is no W, and adds the bias.
//
//	> L.Scale(1, {2}):forward(np.array{{3, 4}})
//	variable([[3. 4.]])
func (l *Scale) Forward(x, y *Variable) *Variable {
	z := functions.Scale(x, operand(&l.Link, l.W, y), l.Axis)
	if l.attribute("bias") == nil {
		return z
	}
	return l.run("bias", z)
}

// Apply is a call, hooks and all, with W.
func (l *Scale) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x, nil) })
}
