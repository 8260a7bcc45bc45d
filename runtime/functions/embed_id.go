package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.embed_id(x: int[...], W: float[V, D], ignore_label: integer? = nil) -> float[...]", EmbedID, catalog.Connection)
}

// EmbedID returns row x[i] of W for every number in x: the vectors of words,
// say, whose numbers x holds.
//
// 日本語: 番号（0から）に対応する W の行を取り出します。
//
// x is an array of integers from 0 to V-1 with at least one axis, W is [V, D];
// the result has the shape of x and then D. Another number is an error, except
// ignore_label: there the result is a row of zeros and W gets no gradient.
//
//	> F.embed_id(np.array({1, 0, 1}, "int32"), np.array{{1, 2}, {3, 4}})
//	variable([[3. 4.]
//	          [1. 2.]
//	          [3. 4.]])
func EmbedID(x, W *Variable, ignoreLabel *int) *Variable {
	if d := x.Dtype(); d != array.Int32 && d != array.Int64 || len(x.Shape()) == 0 {
		array.FailIn("embed_id", "x is %s, want integers with at least one axis", x.Data().Describe())
	}
	if len(W.Shape()) != 2 || !W.Dtype().IsFloat() {
		array.FailIn("embed_id", "W is %s, want floats of shape [V, D]", W.Data().Describe())
	}
	n := W.Shape()[0]
	ids := make([]int, x.Data().Size())
	for i, id := range array.Data[int64](x.Data().To(array.Int64)) {
		ids[i] = int(id)
		if ignoreLabel != nil && ids[i] == *ignoreLabel {
			ids[i] = -1
		} else if ids[i] < 0 || ids[i] >= n {
			array.FailIn("embed_id", "x holds the number %d, but W has %d rows: numbers are 0 to %d", ids[i], n, n-1)
		}
	}
	return pickRows(W, ids, x.Shape())
}

// pickRows returns the rows of W with the given numbers, zeros for -1, in the
// shape of the numbers and then the length of a row.
func pickRows(W *Variable, ids, shape []int) *Variable {
	shape = append(append([]int{}, shape...), W.Shape()[1])
	return apply1("embed_id", &rowPicker{ids: ids, shape: shape}, W)
}

type rowPicker struct {
	Node
	ids, shape, from []int
}

func (f *rowPicker) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	y := array.New(x[0].Dtype(), f.shape...)
	if y.Dtype() == array.Float32 {
		copyRows(array.Data[float32](y), array.Data[float32](x[0]), f.ids, f.from[1])
	} else {
		copyRows(array.Data[float64](y), array.Data[float64](x[0]), f.ids, f.from[1])
	}
	return one(y)
}

func copyRows[T array.Float](y, w []T, ids []int, n int) {
	for i, id := range ids {
		if id >= 0 {
			copy(y[i*n:i*n+n], w[id*n:])
		}
	}
}

func (f *rowPicker) BackwardArrays(gy []*Array) []*Array {
	if sum := f.GradSoFar(0); sum != nil {
		(&rowAdder{ids: f.ids}).add(sum, gy[0])
		return f.Grads()
	}
	return (&rowAdder{ids: f.ids, shape: f.from}).Forward(gy)
}

func (f *rowPicker) Backward(gy []*Variable) []*Variable {
	return grads(apply1("embed_id", &rowAdder{ids: f.ids, shape: f.from}, gy[0]))
}

// rowAdder goes the way back: it adds each row of its input to the row of zeros
// with that number. Its own gradient picks rows again.
type rowAdder struct {
	Node
	ids, shape, from []int
}

func (f *rowAdder) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	w := array.New(x[0].Dtype(), f.shape...)
	f.add(w, x[0])
	return one(w)
}

func (f *rowAdder) add(w, x *Array) {
	if w.Dtype() == array.Float32 {
		addRows(array.Data[float32](w), array.Data[float32](x), f.ids, w.Shape()[1])
	} else {
		addRows(array.Data[float64](w), array.Data[float64](x), f.ids, w.Shape()[1])
	}
}

func addRows[T array.Float](w, x []T, ids []int, n int) {
	for i, id := range ids {
		if id >= 0 {
			row := w[id*n : id*n+n]
			kernel.Add(row, row, x[i*n:i*n+n])
		}
	}
}

func (f *rowAdder) Backward(gy []*Variable) []*Variable {
	return grads(pickRows(gy[0], f.ids, f.from[:len(f.from)-1]))
}
