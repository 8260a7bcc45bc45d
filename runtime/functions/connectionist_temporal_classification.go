package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.connectionist_temporal_classification(x: arrays, t: int[N, L], blank_symbol: integer, input_length: int[N]? = nil, label_length: int[N]? = nil, reduce: "mean"|"no" = "mean") -> float[...]`, ConnectionistTemporalClassification, catalog.Loss)
}

// ConnectionistTemporalClassification (CTC) returns the loss of a network that
// writes down what it hears without being told when which symbol comes: the
// negative logarithm of the probability of the right symbols t, over all ways to
// spread them over time. Between two symbols there may be blanks, and a symbol
// may last; http://www.cs.toronto.edu/~graves/icml_2006.pdf.
//
// x is a table over time: x[k] is [N, C], the scores of C symbols at time k for
// N sequences, before the softmax. t is int32 [N, L], symbols from 0 to C-1;
// blank_symbol is the number of the blank. input_length and label_length, int32
// [N], say how long each sequence of x and of t is if not all are full: from 1
// to the length of x and from 0 to L. A sequence too short for its symbols has a
// loss near 1e10.
//
// With reduce = "mean" the result is the mean over the sequences, with "no" the
// loss of each. There are no gradients of gradients.
//
//	> F.connectionist_temporal_classification({np.zeros({1, 2}), np.zeros({1, 2})}, np.array({{0}}, "int32"), 1)
//	variable(0.2876821)
func ConnectionistTemporalClassification(x []*Variable, t *Variable, blankSymbol int, inputLength, labelLength *Variable, reduce string) *Variable {
	const op = "connectionist_temporal_classification"
	if len(x) == 0 {
		array.FailIn(op, "x is empty, want the scores of at least one time")
	}
	shape := x[0].Shape()
	if len(shape) != 2 || shape[0] == 0 || blankSymbol < 0 || blankSymbol >= shape[1] {
		array.FailIn(op, "x[1] is %s and blank_symbol is %d, want [N, C] and a symbol from 0 to C-1", x[0].Data().Describe(), blankSymbol)
	}
	steps := make([]*Variable, len(x))
	for k, step := range x {
		checkPair(op, "x[1]", "x[k]", x[0], step)
		steps[k] = Reshape(step, []int{1, shape[0], shape[1]})
	}
	if t.Dtype() != array.Int32 || len(t.Shape()) != 2 || t.Shape()[0] != shape[0] {
		array.FailIn(op, "t is %s, want int32 [N, L] with N = %d", t.Data().Describe(), shape[0])
	}
	f := &ctc{blank: blankSymbol, perSequence: isWord("connectionist_temporal_classification", "reduce", reduce, "no", "mean")}
	f.times = lengthsOf(op, "input_length", inputLength, shape[0], 1, len(x))
	lengths := lengthsOf(op, "label_length", labelLength, shape[0], 0, t.Shape()[1])
	for b, n := range lengths {
		symbols := make([]int, n)
		for i := range symbols {
			symbols[i] = int(t.Data().Float(b*t.Shape()[1] + i))
			if symbols[i] < 0 || symbols[i] >= shape[1] {
				array.FailIn(op, "t holds the symbol %d, but x has scores of %d: symbols are 0 to %d", symbols[i], shape[1], shape[1]-1)
			}
		}
		f.symbols = append(f.symbols, symbols)
	}
	return apply1(op, f, Concat(steps, 0))
}

// lengthsOf returns the numbers of v, which are from least to most; all are
// most where there is no v.
func lengthsOf(op, name string, v *Variable, n, least, most int) []int {
	if v != nil && (v.Dtype() != array.Int32 || !array.SameShape(v.Shape(), []int{n})) {
		array.FailIn(op, "%s is %s, want int32(%d,)", name, v.Data().Describe(), n)
	}
	lengths := make([]int, n)
	for i := range lengths {
		lengths[i] = most
		if v != nil {
			lengths[i] = int(v.Data().Float(i))
		}
		if lengths[i] < least || lengths[i] > most {
			array.FailIn(op, "%s holds %d, want lengths from %d to %d", name, lengths[i], least, most)
		}
	}
	return lengths
}

type ctc struct {
	Node
	blank       int
	times       []int   // how many times each sequence has
	symbols     [][]int // the right symbols of each sequence
	perSequence bool
	slope       *Array // the gradient of the losses
}

// Forward computes the gradient as well, which takes the same sums.
func (f *ctc) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	shape := x[0].Shape()
	logY := array.Sub(x[0], logSumExp(x[0], array.Axes{2}, true)).To(array.Float64)
	slope := array.Exp(logY)
	losses := array.New(array.Float64, shape[1])
	for b, symbols := range f.symbols {
		s := alignment{logY: array.Data[float64](logY)[b*shape[2]:], stride: shape[1] * shape[2], path: withBlanks(symbols, f.blank)}
		losses.SetFloat(b, s.subtract(array.Data[float64](slope)[b*shape[2]:], f.times[b]))
		for k := f.times[b]; k < shape[0]; k++ {
			clear(array.Data[float64](slope)[k*s.stride+b*shape[2]:][:shape[2]])
		}
	}
	f.slope = slope.To(x[0].Dtype())
	if f.perSequence {
		return one(losses.To(x[0].Dtype()))
	}
	return one(array.Mean(losses, nil, false).To(x[0].Dtype()))
}

func (f *ctc) BackwardArrays(gy []*Array) []*Array {
	g := gy[0]
	if f.perSequence {
		g = g.Reshape(-1, 1)
	} else {
		g = array.Mul(g, array.Scalar(g.Dtype(), 1/float64(len(f.times))))
	}
	return []*Array{array.Mul(f.slope, g)}
}

func (f *ctc) Backward(gy []*Variable) []*Variable {
	return onlyOnce(f.BackwardArrays, "it has no gradients of gradients", []*Variable{f.RetainedInput(0)}, gy)
}
