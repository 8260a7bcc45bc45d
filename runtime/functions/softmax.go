package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.softmax(x: float[...], axis: axis = 1) -> float[...]", Softmax, catalog.Activation)
	catalog.Add("F.log_softmax(x: float[...], axis: axis = 1) -> float[...]", LogSoftmax, catalog.Activation)
	catalog.Add("F.logsumexp(x: float[...], axis: axes? = nil) -> float[...]", LogSumExp, catalog.Mathematics)
}

// Softmax returns exp(x) divided by its sum along the axis: positive numbers
// that add up to 1, the probabilities of classes. The largest element is taken
// off first, so that nothing overflows.
//
// 日本語: 指数をとって合計が 1 になるように割り、確率にします。
//
// The result has the shape and dtype of x. The axis counts from 0, and -1 is the
// last one; x must have it.
//
//	> F.softmax(np.array{{0, 0}, {1, 3}})
//	variable([[0.5        0.5       ]
//	          [0.11920292 0.880797  ]])
func Softmax(x *Variable, axis array.Axis) *Variable {
	return apply1("softmax", &softmax{axis: axis}, x)
}

type softmax struct {
	Node
	axis array.Axis
}

func (f *softmax) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	at := f.axis.Resolve(x[0].Ndim())
	axes := array.Axes{at}
	switch {
	case x[0].Size() == 0:
		return one(x[0].Copy())
	case at == x[0].Ndim()-1:
		return one(mapRows(x[0], kernel.Softmax[float32], kernel.Softmax[float64]))
	}
	y := array.Exp(array.Sub(x[0], array.Max(x[0], axes, true)))
	return one(array.Div(y, array.Sum(y, axes, true)))
}

func (f *softmax) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	gx := Mul(y, gy[0])
	return grads(Sub(gx, Mul(y, Sum(gx, array.Axes{int(f.axis)}, true))))
}

// mapRows returns an array of the shape and dtype of x, filled by a kernel of rows of n.
func mapRows(x *Array, f32 func(y, x []float32, n int), f64 func(y, x []float64, n int)) *Array {
	y := array.Empty(x.Dtype(), x.Shape()...)
	n := x.Shape()[x.Ndim()-1]
	if x.Dtype() == array.Float32 {
		f32(array.Data[float32](y), array.Data[float32](x), n)
	} else {
		f64(array.Data[float64](y), array.Data[float64](x), n)
	}
	return y
}

// LogSoftmax returns x - log(sum(exp(x))) along the axis: the logarithm of the
// softmax, more exactly than F.log of F.softmax gives it.
//
// 日本語: softmax の対数を、桁あふれしないように求めます。
//
// The result has the shape and dtype of x. The axis counts from 0, and -1 is the
// last one; x must have it.
//
//	> F.log_softmax(np.array{{0, 0}})
//	variable([[-0.6931472 -0.6931472]])
func LogSoftmax(x *Variable, axis array.Axis) *Variable {
	return apply1("log_softmax", &logSoftmax{axis: axis}, x)
}

type logSoftmax struct {
	Node
	axis array.Axis
}

func (f *logSoftmax) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	at := f.axis.Resolve(x[0].Ndim())
	axes := array.Axes{at}
	switch {
	case x[0].Size() == 0:
		return one(x[0].Copy())
	case at == x[0].Ndim()-1:
		return one(mapRows(x[0], kernel.LogSoftmax[float32], kernel.LogSoftmax[float64]))
	}
	return one(array.Sub(x[0], logSumExp(x[0], axes, true)))
}

func (f *logSoftmax) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	return grads(Sub(gy[0], Mul(Sum(gy[0], array.Axes{int(f.axis)}, true), Exp(y))))
}

// LogSumExp returns log(sum(exp(x))) over the axes (nil: all), without overflow.
//
//	> F.logsumexp(np.array{1000, 1000})
//	variable(1000.6932)
func LogSumExp(x *Variable, axis array.Axes) *Variable {
	return apply1("logsumexp", &logsumexp{axis: axis}, x)
}

type logsumexp struct {
	Node
	axis array.Axes
}

func (f *logsumexp) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	return one(logSumExp(x[0], f.axis, false))
}

func (f *logsumexp) Backward(gy []*Variable) []*Variable {
	x, y := f.RetainedInput(0), f.RetainedOutput(0)
	kept := keptShape(x.Shape(), f.axis)
	return grads(Mul(Reshape(gy[0], kept), Exp(Sub(x, Reshape(y, kept)))))
}

// logSumExp takes the largest element off before exp.
func logSumExp(x *Array, axes array.Axes, keepdims bool) *Array {
	largest := array.Max(x, axes, true)
	sum := array.Sum(array.Exp(array.Sub(x, largest)), axes, true)
	y := array.Add(array.Log(sum), largest)
	if keepdims {
		return y
	}
	return y.Reshape(array.Max(x, axes, false).Shape()...)
}
