package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// stepCell is a kind of cell. A layer of it has so many gates, each with weights
// and a bias for the input, and again for the state.
//
// The gates of a layer lie in one row for each sequence and step. The products of
// the input fill the first columns of it, those of the state are added from column
// shift * units on: what they share is their sum, and a cell that needs a part of
// both has a column for each.
type stepCell struct {
	gates, shift int
	ofInput      []int // the weights of the columns, in their order
	ofState      []int
	sideBySide   bool // the gates of a unit lie side by side, not in blocks of all units
	single       cellRows[float32]
	double       cellRows[float64]

	// The cell in differentiable functions: join makes one matrix of weights, step
	// takes the products of the input and returns new states, the first the output.
	join func(ws []*Variable) *Variable
	step func(states []*Variable, x, W, b *Variable) []*Variable
}

// cellRows is the cell as loops over some rows.
type cellRows[T array.Float] struct {
	// forward turns the sums in gates into what backward needs, sets y to the outputs
	// and the states but the first, which are the outputs, to those after the step.
	forward func(gates, y []T, states [][]T, units int)

	// backward turns these into the gradients of the sums, and grads, those of the
	// states after the step, into those of the states before it, without what comes
	// through the sums.
	backward func(gates []T, grads, before [][]T, units int)
}

// stepLayer is a layer of cells over all steps, in one direction. Its inputs are
// the rows of all steps, the states, weights and biases; its outputs are the rows
// of the outputs and the states after the last step.
//
// What backward of small functions would do for every step, it does for many at
// once: weights are packed for all of them, and the gradients of weights are products
// of the rows of many steps.
type stepLayer struct {
	Node
	cell      *stepCell
	lengths   []int // the rows of every step
	backwards bool  // from the last step to the first
	states    int
	plan      any // the layerPlan of Forward; nil after the way back, which takes its memory
}

// parts sorts the inputs, or their gradients.
func parts[V any](f *stepLayer, in []V) (x V, states, ws, bs []V) {
	rest := in[1+f.states:]
	return in[0], in[1 : 1+f.states], rest[:len(rest)/2], rest[len(rest)/2:]
}

func (f *stepLayer) Forward(in []*Array) []*Array {
	f.states = len(in) - 1 - 4*f.cell.gates
	for i := range in {
		f.RetainInputs(i)
	}
	f.RetainOutputs(0)
	if in[0].Dtype() == array.Float32 {
		return layerForward(f, &f.cell.single, in)
	}
	return layerForward(f, &f.cell.double, in)
}

func (f *stepLayer) BackwardArrays(gy []*Array) []*Array {
	in := make([]*Array, f.Arity())
	for i := range in {
		in[i] = f.RetainedArray(i)
	}
	y := f.RetainedOutput(0).Data()
	if y.Dtype() == array.Float32 {
		return layerBackward(f, &f.cell.single, in, y, gy)
	}
	return layerBackward(f, &f.cell.double, in, y, gy)
}

// Backward differentiates the unrolled layer, for inputs of its own: one of the
// layer's may depend on another.
func (f *stepLayer) Backward(gy []*Variable) []*Variable {
	inputs := make([]*Variable, f.Arity())
	for i := range inputs {
		inputs[i] = f.RetainedInput(i)
	}
	inputs = Identity(inputs)
	x, states, ws, bs := parts(f, inputs)
	y, last := f.cell.unrolled(x, states, ws, bs, f.lengths, f.backwards)
	var outputs, grads []*Variable
	for i, out := range append([]*Variable{y}, last...) {
		if gy[i] != nil {
			outputs, grads = append(outputs, out), append(grads, gy[i])
		}
	}
	return autograd.Grad(outputs, inputs, autograd.GradOptions{GradOutputs: grads, EnableDoubleBackprop: true})
}
