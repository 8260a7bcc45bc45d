package functions

// lstmGrad is the backward of lstm as a function of c_prev, x, c and the
// gradients gc and gh of c and h: it returns the gradients of c_prev and x. With
// ' for the slopes of sigmoid and tanh at the gates,
//
//	into = gc + gh o t', where t = tanh(c)
//	gc_prev = into f
//	ga = into i a', gi = into a i', gf = into c_prev f', go = gh t o'
type lstmGrad struct{ Node }

func (f *lstmGrad) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1, 2, 3, 4)
	_, _, gates := lstmForward(in[0], in[1])
	return lstmBackward(in[0], gates, in[3], in[4])
}

// Backward differentiates the formulas above.
func (f *lstmGrad) Backward(g []*Variable) []*Variable {
	cPrev, x, c, gc, gh := f.RetainedInput(0), f.RetainedInput(1), f.RetainedInput(2), f.RetainedInput(3), f.RetainedInput(4)
	gates := lstmGates(x, cPrev.Shape())
	a, i, fo, o, t := Tanh(gates[0]), Sigmoid(gates[1]), Sigmoid(gates[2]), Sigmoid(gates[3]), Tanh(c)
	da, di, df, do, dt := tanhSlope(a), sigmoidSlope(i), sigmoidSlope(fo), sigmoidSlope(o), tanhSlope(t)
	into := Add(gc, times(gh, o, dt))

	gg := lstmGates(gradOrZeros(g[1], x), cPrev.Shape()) // gradients of ga, gi, gf and go
	ggcPrev := gradOrZeros(g[0], cPrev)
	ginto := Add(Add(times(gg[0], i, da), times(gg[1], a, di)), Add(times(gg[2], cPrev, df), Mul(ggcPrev, fo)))
	gt := Sub(Mul(gg[3], do), MulScalar(times(ginto, o, t), 2))

	gx := joinGates([]*Variable{
		times(into, da, Sub(Mul(gg[1], di), MulScalar(times(gg[0], i, a), 2))),
		times(into, di, Add(Mul(gg[0], da), times(gg[1], a, tilt(i)))),
		times(into, df, Add(ggcPrev, times(gg[2], cPrev, tilt(fo)))),
		times(gh, do, Add(Mul(ginto, dt), times(gg[3], t, tilt(o)))),
	}, x.Shape())
	ggh := Add(times(ginto, o, dt), times(gg[3], t, do))
	return grads(times(gg[2], into, df), gx, times(gh, gt, dt), ginto, ggh)
}

// lstmGates takes the four numbers of every unit out of x, each in the shape of c.
func lstmGates(x *Variable, c []int) []*Variable {
	apart := append([]int{c[0], c[1], 4}, c[2:]...)
	gates := SplitAt(Reshape(x, apart), []int{1, 2, 3}, 2)
	for i, g := range gates {
		gates[i] = Reshape(g, c)
	}
	return gates
}

// joinGates is the way back: four numbers side by side for every unit.
func joinGates(gates []*Variable, x []int) *Variable {
	c := gates[0].Shape()
	single := append([]int{c[0], c[1], 1}, c[2:]...)
	apart := make([]*Variable, len(gates))
	for i, g := range gates {
		apart[i] = Reshape(g, single)
	}
	return Reshape(Concat(apart, 2), x)
}

func times(x *Variable, more ...*Variable) *Variable {
	for _, y := range more {
		x = Mul(x, y)
	}
	return x
}

// The slopes of y = tanh(x) and y = sigmoid(x), and what the slope of the latter
// has for a slope, divided by itself.
func tanhSlope(y *Variable) *Variable    { return AddScalar(Neg(Square(y)), 1) }
func sigmoidSlope(y *Variable) *Variable { return Sub(y, Square(y)) }
func tilt(y *Variable) *Variable         { return AddScalar(MulScalar(y, -2), 1) }
