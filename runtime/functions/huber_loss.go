package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.huber_loss(x: float[...], t: float[...], delta: number, reduce: "sum_along_second_axis"|"no" = "sum_along_second_axis") -> float[...]`, HuberLoss, catalog.Loss)
}

// HuberLoss returns a loss that is (x - t)^2 / 2 where x and t are close and
// grows like a straight line farther out: delta * (|x - t| - delta / 2) where
// |x - t| is larger than delta. A few wild examples then do not rule the sum.
//
// 日本語: 小さい差は2乗、大きい差は1次で測る誤差です。
//
// x and t have the same shape and dtype, delta is at least 0. The losses are
// added up along axis 1, so that there is one for each example; with
// reduce = "no" they are left as they are.
//
//	> F.huber_loss(np.array{{1, 5}}, np.array{{0, 0}}, 1)
//	variable([5.])
func HuberLoss(x, t *Variable, delta float64, reduce string) *Variable {
	checkPair("huber_loss", "x", "t", x, t)
	if !(delta >= 0) {
		array.FailIn("huber_loss", "delta is %g, want a number of at least 0", delta)
	}
	each := isWord("huber_loss", "reduce", reduce, "no", "sum_along_second_axis")
	if !each && len(x.Shape()) < 2 {
		array.FailIn("huber_loss", "x is %s, want an axis 1 to add along, or reduce = \"no\"", x.Data().Describe())
	}
	y := apply1("huber_loss", &huber{delta: delta}, Sub(x, t))
	if each {
		return y
	}
	return Sum(y, array.Axes{1}, false)
}

// huber is the loss of every difference.
type huber struct {
	Node
	delta float64
}

func (f *huber) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.MapFloats(x[0],
		func(y, x []float32) { huberRow(y, x, float32(f.delta)) },
		func(y, x []float64) { huberRow(y, x, f.delta) }))
}

func huberRow[T array.Float](y, x []T, delta T) {
	y = y[:len(x)]
	for i, v := range x {
		if v < 0 {
			v = -v
		}
		if v > delta {
			y[i] = delta * (v - T(delta*0.5))
		} else {
			y[i] = v * v * 0.5
		}
	}
}

func (f *huber) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	delta := array.Scalar(x.Dtype(), f.delta)
	near := array.LessEqual(array.Abs(x.Data()), delta)
	far := x.Session().Constant(array.Mul(array.Sign(x.Data()), delta))
	return grads(Mul(gy[0], where(near, x, far)))
}
