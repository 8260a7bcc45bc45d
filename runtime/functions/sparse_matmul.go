package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.sparse_matmul(a: value, b: value, transa: boolean = false, transb: boolean = false) -> float[...]", SparseMatMul, catalog.Mathematics)
}

// SparseMatMul returns the matrix product of a sparse and a dense matrix, in either
// order: one of a and b is a chainer.utils.CooMatrix, the other an array or a
// Variable. Both may be stacks of as many matrices: the dense one with three axes.
// transa and transb transpose the matrices first. The result is dense.
//
// Gradients flow to the dense matrix and, if the sparse one was made with
// requires_grad, to its data.
//
//	> m = chainer.utils.CooMatrix(np.array{5, 7}, np.array({0, 1}, "int32"), np.array({2, 0}, "int32"), {2, 3})
//	> F.sparse_matmul(m, np.array{{1, 2}, {3, 4}, {5, 6}})
//	variable([[25. 30.]
//	          [ 7. 14.]])
func SparseMatMul(s *Session, a, b any, transa, transb bool) *Variable {
	if sparse, ok := a.(*CooMatrix); ok {
		return sparseDense(s, sparse, b, transa, transb)
	}
	if sparse, ok := b.(*CooMatrix); ok { // a b is the transpose of b^T a^T
		return transposeMatrices(sparseDense(s, sparse, a, !transb, !transa))
	}
	array.FailIn("sparse_matmul", "neither a nor b is a sparse matrix, a chainer.utils.CooMatrix")
	return nil
}

func sparseDense(s *Session, sparse *CooMatrix, dense any, transSparse, transDense bool) *Variable {
	x := variableOf(dense)
	if a, ok := dense.(*Array); ok {
		x = s.Constant(a)
	}
	if x == nil || x.Data() == nil || !x.Dtype().IsFloat() {
		array.FailIn("sparse_matmul", "want an array of floats beside the sparse matrix")
	}
	sparse.check("sparse_matmul")
	rows, inner := sparse.Shape[0], sparse.Shape[1]
	at := coordinates{positions(sparse.Row), positions(sparse.Col)}
	if transSparse {
		rows, inner, at = inner, rows, at.transposed()
	}
	shape, axes := x.Shape(), len(x.Shape())
	k := axes - 2
	if transDense {
		k = axes - 1
	}
	if axes != len(sparse.Data.Shape())+1 || shape[k] != inner || axes == 3 && shape[0] != sparse.Row.Shape()[0] {
		array.FailIn("sparse_matmul", "the dense matrix is %s: it does not fit to a sparse one of shape %s with data %s",
			x.Data().Describe(), array.ShapeString(sparse.Shape), sparse.Data.Data().Describe())
	}
	if transDense {
		x = transposeMatrices(x)
	}
	d := array.Promote(x.Dtype(), sparse.Data.Dtype())
	return apply1("sparse_matmul", &sparseProduct{at: at, rows: rows}, Cast(sparse.Data, d), Cast(x, d))
}

// coordinates are the rows and columns of all entries, -1 for unused ones.
type coordinates struct{ row, col []int }

func (at coordinates) transposed() coordinates { return coordinates{at.col, at.row} }

func positions(a *Array) []int {
	list := make([]int, a.Size())
	for i := range list {
		list[i] = int(a.Float(i))
	}
	return list
}

// sparseProduct is the product of a sparse matrix, of which data is an input, and
// a dense one.
type sparseProduct struct {
	Node
	at   coordinates
	rows int
}

func (f *sparseProduct) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	data, dense := x[0], x[1]
	shape := append([]int{}, dense.Shape()...)
	inner, n := shape[len(shape)-2], shape[len(shape)-1]
	shape[len(shape)-2] = f.rows
	y := array.New(data.Dtype(), shape...)
	entries := data.Shape()[data.Ndim()-1]
	if y.Dtype() == array.Float32 {
		addEntries(array.Data[float32](y), array.Data[float32](data), array.Data[float32](dense), f.at, entries, f.rows, inner, n)
	} else {
		addEntries(array.Data[float64](y), array.Data[float64](data), array.Data[float64](dense), f.at, entries, f.rows, inner, n)
	}
	return one(y)
}

// addEntries adds entry times row of x to a row of y, for each entry. Every matrix
// of the stack has the same number of entries.
func addEntries[T array.Float](y, data, x []T, at coordinates, entries, rows, inner, n int) {
	for i, v := range data {
		if at.row[i] < 0 {
			continue
		}
		to := y[(i/entries*rows+at.row[i])*n:][:n]
		kernel.AddScaled(to, to, v, x[(i/entries*inner+at.col[i])*n:][:n])
	}
}

func (f *sparseProduct) Backward(gy []*Variable) []*Variable {
	data, dense := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		gx[0] = apply1("sparse_matmul_grad", &sampledProduct{at: f.at, shape: data.Shape()}, gy[0], dense)
	}
	if f.NeedsGrad(1) {
		inner := dense.Shape()[len(dense.Shape())-2]
		gx[1] = apply1("sparse_matmul", &sparseProduct{at: f.at.transposed(), rows: inner}, data, gy[0])
	}
	return gx
}

// sampledProduct is a b^T of two dense matrices, at the places of the entries only.
type sampledProduct struct {
	Node
	at    coordinates
	shape []int // of the data
}

func (f *sampledProduct) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	a, b := x[0], x[1]
	y := array.New(a.Dtype(), f.shape...)
	last := a.Ndim() - 1
	rowsA, rowsB, n := a.Shape()[last-1], b.Shape()[last-1], a.Shape()[last]
	entries := f.shape[len(f.shape)-1]
	if y.Dtype() == array.Float32 {
		sampleProducts(array.Data[float32](y), array.Data[float32](a), array.Data[float32](b), f.at, entries, rowsA, rowsB, n)
	} else {
		sampleProducts(array.Data[float64](y), array.Data[float64](a), array.Data[float64](b), f.at, entries, rowsA, rowsB, n)
	}
	return one(y)
}

func sampleProducts[T array.Float](y, a, b []T, at coordinates, entries, rowsA, rowsB, n int) {
	for i := range y {
		if at.row[i] < 0 {
			continue
		}
		y[i] = kernel.Dot(a[(i/entries*rowsA+at.row[i])*n:][:n], b[(i/entries*rowsB+at.col[i])*n:][:n])
	}
}

func (f *sampledProduct) Backward(gy []*Variable) []*Variable {
	a, b := f.RetainedInput(0), f.RetainedInput(1)
	last := len(a.Shape()) - 1
	return grads(
		apply1("sparse_matmul", &sparseProduct{at: f.at, rows: a.Shape()[last-1]}, gy[0], b),
		apply1("sparse_matmul", &sparseProduct{at: f.at.transposed(), rows: b.Shape()[last-1]}, gy[0], a))
}
