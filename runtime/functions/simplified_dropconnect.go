package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.simplified_dropconnect(x: float[N, ...], W: float[O, I], b: float[O]? = nil, ratio: number = 0.5, train: boolean = true, mask: array[...]? = nil, use_batchwise_mask: boolean = true) -> float[N, O]", SimplifiedDropconnect, catalog.Noise)
}

// SimplifiedDropconnectOptions are the arguments of simplified_dropconnect after b.
type SimplifiedDropconnectOptions struct {
	Ratio            float64
	Train            bool
	Mask             *Variable
	UseBatchwiseMask bool
}

// SimplifiedDropconnect returns x W^T + b as linear does, but sets each weight
// to 0 with the probability ratio and multiplies the others by 1 / (1 - ratio).
// The first axis of x counts the rows, the others together are the I inputs. b
// has the dtype of x, which is that of the result, and may be nil.
//
// The weights that stay are drawn from np.random: anew for each row, or, if
// use_batchwise_mask is false, once for all. If train is false ratio counts as
// 0. mask, [N, O, I] or without use_batchwise_mask [O, I], may be given instead
// of random numbers: 1 or true where a weight stays. ratio is at least 0 and
// below 1. The original DropConnect (Wan et al. 2013) draws from a normal
// distribution when the network is used; this one does not.
//
//	> mask = np.array{{1, 0}}
//	> F.simplified_dropconnect(np.array{{1, 2}}, np.array{{3, 4}}, {mask = mask, use_batchwise_mask = false})
//	variable([[6.]])
func SimplifiedDropconnect(x, W, b *Variable, opt SimplifiedDropconnectOptions) *Variable {
	const name = "simplified_dropconnect"
	if !opt.Train {
		opt.Ratio = 0
	}
	if !(opt.Ratio >= 0 && opt.Ratio < 1) {
		array.FailIn(name, "ratio is %g, want at least 0 and below 1", opt.Ratio)
	}
	shape, w := x.Shape(), W.Shape()
	if len(shape) < 2 || len(w) != 2 || array.CheckShape(x.Dtype(), shape[1:]) != w[1] {
		array.FailIn(name, "W is %s and x is %s, want [O, I] and [N, ...] with I elements in each of N rows", W.Data().Describe(), x.Data().Describe())
	}
	if b != nil && (b.Dtype() != x.Dtype() || !array.SameShape(b.Shape(), w[:1])) {
		array.FailIn(name, "b is %s, want the dtype of x and the shape (%d,)", b.Data().Describe(), w[0])
	}
	want := w
	if opt.UseBatchwiseMask {
		want = []int{shape[0], w[0], w[1]}
	}
	mask := dropconnectMask(name, x.Session(), opt, want).To(W.Dtype())
	factors := array.Mul(mask, array.Scalar(W.Dtype(), 1/(1-opt.Ratio)))
	W = Mul(BroadcastTo(W, want), x.Session().Constant(factors))
	if !opt.UseBatchwiseMask {
		return linearRows(Reshape(x, []int{shape[0], w[1]}), W, b)
	}
	y := Cast(MatMul(W, Reshape(x, []int{shape[0], w[1], 1}), false, false), x.Dtype())
	y = Reshape(y, []int{shape[0], w[0]})
	if b != nil {
		y = Add(y, b)
	}
	return y
}

// dropconnectMask returns the given mask, or draws one.
func dropconnectMask(op string, s *Session, opt SimplifiedDropconnectOptions, shape []int) *Array {
	if opt.Mask == nil {
		return atLeast(s.Random, opt.Ratio, shape)
	}
	mask := opt.Mask.Data()
	if !array.SameShape(mask.Shape(), shape) {
		array.FailIn(op, "mask is %s, want the shape %s", mask.Describe(), array.ShapeString(shape))
	}
	return mask
}
