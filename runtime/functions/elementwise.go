package functions

// elementwise is a differentiable function of one float array, element by
// element: its value, and its derivative as a function either of the input or of
// the output, whichever is simpler. Only that one is kept for Backward.
type elementwise struct {
	Node
	value             func(x *Array) *Array
	ofInput, ofOutput func(v *Variable) *Variable
}

func (f *elementwise) Forward(x []*Array) []*Array {
	if f.ofInput != nil {
		f.RetainInputs(0)
	} else {
		f.RetainOutputs(0)
	}
	return one(f.value(x[0]))
}

func (f *elementwise) Backward(gy []*Variable) []*Variable {
	if f.ofInput != nil {
		return grads(Mul(gy[0], f.ofInput(f.RetainedInput(0))))
	}
	return grads(Mul(gy[0], f.ofOutput(f.RetainedOutput(0))))
}
