package functions

import "nnlua/runtime/array"

// onlyOnce is the Backward of a function that has a first gradient only: it
// returns what backward computes of the arrays gy, in such a way that the next
// differentiation is an error with the given reason. inputs are the function's.
func onlyOnce(backward func(gy []*Array) []*Array, reason string, inputs, gy []*Variable) []*Variable {
	f := &lastGradient{backward: backward, reason: reason, inputs: len(inputs)}
	present := apply("backward", f, append(append([]*Variable{}, inputs...), gy...)...)
	gx := make([]*Variable, len(f.has))
	for i, has := range f.has {
		if has {
			gx[i], present = present[0], present[1:]
		}
	}
	return gx
}

type lastGradient struct {
	Node
	backward func(gy []*Array) []*Array
	reason   string
	inputs   int
	has      []bool // which inputs have a gradient
}

func (f *lastGradient) Forward(x []*Array) []*Array {
	var present []*Array
	for _, g := range f.backward(x[f.inputs:]) {
		f.has = append(f.has, g != nil)
		if g != nil {
			present = append(present, g)
		}
	}
	return present
}

func (f *lastGradient) Backward([]*Variable) []*Variable {
	array.Fail("%s", f.reason)
	return nil
}
