package links

import (
	"sort"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

const (
	nStepArguments = "(n_layers: integer, in_size: integer, out_size: integer, dropout: number, initialW: value = nil, initial_bias: value = nil)"
	nStepCall      = "(hx: float[...]?, xs: arrays) -> (Variable, arrays)"
)

// NStepOptions are the arguments of L.NStepLSTM and its like after the sizes.
type NStepOptions struct {
	Dropout               float64
	InitialW, InitialBias any
}

// nStep is what the links share that run recurrent layers over whole sequences:
// a list of links, one for every layer and direction, with weights w0, w1 ...
// and biases b0, b1 ...
type nStep struct {
	ChainList
	form          *functions.NStepForm
	layers, units int
	dropout       float64
}

// init draws the weights.
func (l *nStep) init(s *Session, self any, form *functions.NStepForm, layers, inputs, units int, opt NStepOptions) {
	if layers < 1 || inputs < 0 || units < 0 {
		array.Fail("want at least one layer and no size below 0: n_layers = %d, in_size = %d, out_size = %d", layers, inputs, units)
	}
	l.setUp(s, self)
	l.form, l.layers, l.units, l.dropout = form, layers, units, opt.Dropout
	for layer := range layers {
		if layer == 1 {
			inputs = form.Directions() * units
		}
		for range form.Directions() {
			part := NewBare(s)
			for k := range 2 * form.Gates() {
				columns := inputs
				if k >= form.Gates() {
					columns = units
				}
				part.weight("w"+strconv.Itoa(k), opt.InitialW, units, columns)
				part.bias("b"+strconv.Itoa(k), opt.InitialBias, units)
			}
			l.Append(part)
		}
	}
}

// parameters returns the weights or biases of every layer and direction.
func (l *nStep) parameters(letter string) [][]*Variable {
	all := make([][]*Variable, len(l.children))
	for i, part := range l.children {
		for k := range len(part.link.names) / 2 {
			all[i] = append(all[i], &part.link.params[letter+strconv.Itoa(k)].Variable)
		}
	}
	return all
}

// run runs the layers over the sequences, sorted by length, and gives states and
// results the order of xs again. A state that is nil is zeros.
func (l *nStep) run(states, xs []*Variable) (last, ys []*Variable) {
	order := longestFirst(xs)
	indices := l.sess.Constant(order)
	states = append([]*Variable(nil), states...)
	for i, h := range states {
		shape := []int{l.layers * l.form.Directions(), len(xs), l.units}
		switch {
		case h == nil:
			states[i] = l.sess.Constant(array.New(xs[0].Dtype(), shape...))
		case !array.SameShape(h.Shape(), shape):
			array.Fail("the state is %s, want the shape %s: layers, sequences, units", h.Data().Describe(), array.ShapeString(shape))
		default:
			states[i] = functions.Permutate(h, indices, 1, false)
		}
	}
	rows, lengths := functions.StepRows(ordered(xs, order))
	last, y := l.form.Run(l.layers, l.dropout, states, l.parameters("w"), l.parameters("b"), rows, lengths)
	for i, h := range last {
		last[i] = functions.Permutate(h, indices, 1, true)
	}
	return last, restored(functions.Sequences(y, lengths), order)
}

// longestFirst returns the numbers of the sequences in the order of their
// lengths, the longest first.
func longestFirst(xs []*Variable) *Array {
	if len(xs) == 0 {
		array.Fail("xs is empty, want at least one sequence")
	}
	lengths, order := make([]int, len(xs)), make([]int, len(xs))
	for i, x := range xs {
		if len(x.Shape()) == 0 || x.Shape()[0] == 0 {
			array.Fail("xs[%d] is %s, want a sequence of at least one step", i+1, x.Data().Describe())
		}
		lengths[i], order[i] = x.Shape()[0], i
	}
	sort.SliceStable(order, func(i, k int) bool { return lengths[order[i]] > lengths[order[k]] })
	a := array.New(array.Int32, len(order))
	for i, n := range order {
		a.SetFloat(i, float64(n))
	}
	return a
}

// ordered returns the items of a list in that order.
func ordered[T any](list []T, order *Array) []T {
	all := make([]T, len(list))
	for i := range all {
		all[i] = list[int(order.Float(i))]
	}
	return all
}

// restored is the inverse of ordered.
func restored[T any](list []T, order *Array) []T {
	all := make([]T, len(list))
	for i, item := range list {
		all[int(order.Float(i))] = item
	}
	return all
}
