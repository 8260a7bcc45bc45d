package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.pad_sequence(xs: arrays, length: integer? = nil, padding: number = 0) -> array[...]", PadSequence, catalog.ArrayShape)
}

// PadSequence makes one array of sequences of different lengths, which are the
// first axes of xs: the result is [number of xs, length, ...], and behind the
// end of a sequence it holds padding. length is by itself that of the longest
// one; it may not be smaller. The sequences have one dtype and agree in the
// other axes.
//
// 日本語: 長さの違う列の後ろを埋めて、1つの配列にまとめます。
//
//	> F.pad_sequence({np.array{1, 2}, np.array{3}})
//	variable([[1. 2.]
//	          [3. 0.]])
func PadSequence(xs []*Variable, length *int, padding float64) *Variable {
	if len(xs) == 0 {
		array.FailIn("pad_sequence", "xs is empty, want at least one array")
	}
	longest := 0
	for i, x := range xs {
		sameDtype("pad_sequence", xs[0], x)
		if len(x.Shape()) == 0 || !array.SameShape(x.Shape()[1:], xs[0].Shape()[1:]) {
			array.FailIn("pad_sequence", "xs[%d] is %s, want a sequence of what xs[1] has, %s", i+1, x.Data().Describe(), xs[0].Data().Describe())
		}
		longest = max(longest, x.Shape()[0])
	}
	if length == nil {
		length = &longest
	}
	if longest > *length {
		array.FailIn("pad_sequence", "length is %d, want at least %d, the length of the longest sequence", *length, longest)
	}
	if !xs[0].Dtype().IsFloat() && (math.IsNaN(padding) || math.IsInf(padding, 0)) {
		array.FailIn("pad_sequence", "padding is %g, want a number that %s has", padding, xs[0].Dtype())
	}
	return apply1("pad_sequence", &padSequence{length: *length, padding: padding}, xs...)
}

type padSequence struct {
	Node
	length  int
	padding float64
	lengths []int
}

func (f *padSequence) Forward(xs []*Array) []*Array {
	y := array.New(xs[0].Dtype(), append([]int{len(xs), f.length}, xs[0].Shape()[1:]...)...)
	if f.padding != 0 {
		y.Fill(f.padding)
	}
	for i, x := range xs {
		f.lengths = append(f.lengths, x.Shape()[0])
		if x.Size() > 0 {
			array.Set(y, array.Index{{IsAt: true, At: i}, {Stop: x.Shape()[0] - 1, Step: 1}}, x)
		}
	}
	return one(y)
}

func (f *padSequence) Backward(gy []*Variable) []*Variable {
	return apply("pad_sequence", &unpadSequence{lengths: f.lengths}, gy[0])
}

// unpadSequence is the reverse: it returns the first elements of every row.
type unpadSequence struct {
	Node
	lengths []int
	shape   []int // of the padded array
	dtype   array.Dtype
	shapes  [][]int // of the sequences
}

func (f *unpadSequence) Forward(y []*Array) []*Array {
	f.shape, f.dtype = y[0].Shape(), y[0].Dtype()
	xs := make([]*Array, len(f.lengths))
	for i, n := range f.lengths {
		xs[i] = array.Range(y[0].Row(i), 0, 0, n)
		f.shapes = append(f.shapes, xs[i].Shape())
	}
	return xs
}

func (f *unpadSequence) Backward(gx []*Variable) []*Variable {
	gx = orZeros(gx, f.dtype, f.shapes)
	return grads(apply1("pad_sequence", &padSequence{length: f.shape[1]}, gx...))
}
