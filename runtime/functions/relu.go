package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.relu(x: float[...]) -> float[...]", ReLU, catalog.Activation) }

// ReLU returns the rectified linear unit of x, max(0, x), element by element.
//
// 日本語: 負の値を 0 にします（ReLU）。
//
// x may have any shape; the result has the shape and dtype of x. The gradient
// at 0 is 0.
//
//	> F.relu(np.array{-1, 0, 2})
//	variable([0. 0. 2.])
func ReLU(x *Variable) *Variable { return apply1("relu", &relu{}, x) }

type relu struct{ Node }

func (f *relu) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0], kernel.ReLU[float32], kernel.ReLU[float64]))
}

func (f *relu) Backward(gy []*Variable) []*Variable {
	return grads(slopes("relu_grad", gy[0], f.RetainedOutput(0).Data(), kernel.Mask[float32], kernel.Mask[float64]))
}

func (f *relu) TakesUniform() {}

func (f *relu) BackwardArrays(gy []*Array) []*Array {
	return one(byOutput(&f.Node, gy[0], kernel.Mask[float32], kernel.Mask[float64]))
}

// byOutput is the gradient of a function of one array, element by element, whose
// row kernel makes it of gy, which may be uniform, and of the output.
func byOutput(n *Node, gy *Array, f32 func(gx, gy, y []float32), f64 func(gx, gy, y []float64)) *Array {
	y := n.RetainedOutput(0).Data()
	gx := gy
	if gy.Size() != y.Size() || !n.GradIsMine(0) {
		gx = array.Empty(gy.Dtype(), y.Shape()...)
	}
	if gx.Dtype() == array.Float32 {
		overRows(array.Data[float32](gx), array.Data[float32](gy), array.Data[float32](y), f32)
	} else {
		overRows(array.Data[float64](gx), array.Data[float64](gy), array.Data[float64](y), f64)
	}
	return gx
}

// overRows calls the row kernel; for a uniform gy on blocks that stay in the first
// cache, which threads share.
func overRows[T array.Float](gx, gy, y []T, row func(gx, gy, y []T)) {
	if len(gy) == len(y) {
		row(gx, gy, y)
		return
	}
	const size = 1024
	kernel.Split(len(y), size, 0.1*float64(len(y)), func(from, to int) {
		block := slices.Repeat(gy, min(size, to-from))
		for at := from; at < to; at += size {
			end := min(at+size, to)
			row(gx[at:end], block[:end-at], y[at:end])
		}
	})
}

// roomFor returns where BackwardArrays may write a gradient element by element:
// gy, the gradient of its output, or an array like it.
func roomFor(n *Node, gy *Array) *Array {
	if n.GradIsMine(0) {
		return gy
	}
	return array.Empty(gy.Dtype(), gy.Shape()...)
}

// slopes returns the gradient of a function that is made of straight pieces. The
// kernels set gx to gy times the slope of the piece on which x lies; x may as
// well be the result of the function, where that tells the pieces apart.
func slopes(label string, gy *Variable, x *Array, f32 func(gx, gy, x []float32), f64 func(gx, gy, x []float64)) *Variable {
	return apply1(label, &pieces{x: x, f32: f32, f64: f64}, gy)
}

// pieces is linear in its input: it is its own gradient.
type pieces struct {
	Node
	x   *Array
	f32 func(gx, gy, x []float32)
	f64 func(gx, gy, x []float64)
}

func (f *pieces) Forward(gy []*Array) []*Array { return one(array.ZipFloats(gy[0], f.x, f.f32, f.f64)) }

func (f *pieces) Backward(ggx []*Variable) []*Variable {
	return grads(slopes(f.Label(), ggx[0], f.x, f.f32, f.f64))
}
