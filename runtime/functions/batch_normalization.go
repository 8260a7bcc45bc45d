package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.batch_normalization(x: float[...], gamma: float[...], beta: float[...], eps: number = 2e-5, running_mean: data? = nil, running_var: data? = nil, decay: number = 0.9, axis: axes? = nil) -> float[...]", BatchNormalization, catalog.Normalization)
}

// BatchNormalizationOptions are the arguments of F.batch_normalization after beta.
type BatchNormalizationOptions struct {
	Eps                     float64
	RunningMean, RunningVar *Array
	Decay                   float64
	Axis                    array.Axes
}

// BatchNormalization gives every channel of a batch mean 0 and variance 1, and
// then the variance gamma^2 and the mean beta:
// y = (x - mean) / sqrt(variance + eps) * gamma + beta.
//
// 日本語: ミニバッチの平均と分散で値をそろえます。
//
// gamma and beta have one number for each channel. Mean and variance are taken
// over the axes in axis, which rise; the other axes are those of gamma. Without
// axis it is axis 0 and those that come after the axes of gamma: for x of shape
// [N, C, H, W] and gamma [C] axes 0, 2 and 3.
//
// running_mean and running_var, arrays in the shape of gamma, are changed in
// place: they become decay * old + (1 - decay) * new, where the new variance is
// the unbiased one. They are for fixed_batch_normalization.
//
//	> F.batch_normalization(np.array{{1, 0}, {3, 4}}, np.ones(2), np.zeros(2))
//	variable([[-0.99999   -0.9999975]
//	          [ 0.99999    0.9999975]])
func BatchNormalization(x, gamma, beta *Variable, opt BatchNormalizationOptions) *Variable {
	const op = "batch_normalization"
	view := channelsOf(op, x, gamma, opt.Axis)
	checkPair(op, "gamma", "beta", gamma, beta)
	checkRunning(op, gamma.Shape(), opt.RunningMean, opt.RunningVar)
	d := array.Promote(x.Dtype(), gamma.Dtype())
	f := &normalization{stats: view.layout, channels: view.layout, eps: opt.Eps}
	y := apply1(op, f, Cast(view.of(x), d), Cast(gamma, d), Cast(beta, d))
	if opt.RunningMean != nil {
		m := float64(view.elements())
		updateRunning(opt.RunningMean, f.standard.mean, opt.Decay, 1)
		updateRunning(opt.RunningVar, f.standard.variance, opt.Decay, m/max(m-1, 1))
	}
	return view.back(Cast(y, x.Dtype()))
}

func checkRunning(op string, shape []int, mean, variance *Array) {
	if (mean == nil) != (variance == nil) {
		array.FailIn(op, "only one of running_mean and running_var is given, want both or none")
	}
	if mean == nil {
		return
	}
	for i, a := range []*Array{mean, variance} {
		if !array.SameShape(a.Shape(), shape) || !a.Dtype().IsFloat() {
			array.FailIn(op, "%s is %s, want floats of the shape of gamma, %s", []string{"running_mean", "running_var"}[i], a.Describe(), array.ShapeString(shape))
		}
	}
}

// updateRunning sets running to decay * running + (1 - decay) * factor * now.
func updateRunning(running, now *Array, decay, factor float64) {
	d := running.Dtype()
	array.MulInPlace(running, array.Scalar(d, decay))
	array.AddInPlace(running, array.Mul(now.Reshape(running.Shape()...).To(d), array.Scalar(d, (1-decay)*factor)))
}

// channelView is how the channels of x lie in it. Where their axes are not side
// by side, x is transposed first, so that they come last.
type channelView struct {
	layout
	order []int // the axes of the transposed x, nil if it stays as it is
}

func channelsOf(op string, x, gamma *Variable, axes array.Axes) channelView {
	shape, nd := x.Shape(), len(x.Shape())
	if axes == nil {
		axes = array.Axes{0}
		for i := len(gamma.Shape()) + 1; i < nd; i++ {
			axes = append(axes, i)
		}
	}
	reduced := make([]bool, nd)
	for i, ax := range axes {
		if ax < 0 || ax >= nd || i > 0 && ax <= axes[i-1] {
			array.FailIn(op, "axis holds %d, want rising axes from 0 to %d", ax, nd-1)
		}
		reduced[ax] = true
	}
	var keys, channels []int
	for i, n := range shape {
		if !reduced[i] {
			keys, channels = append(keys, i), append(channels, n)
		}
	}
	if !array.SameShape(gamma.Shape(), channels) {
		array.FailIn(op, "gamma is %s, want the shape of the channels, %s: x is %s and axis %v", gamma.Data().Describe(), array.ShapeString(channels), x.Data().Describe(), []int(axes))
	}
	v := channelView{layout: layout{outer: 1, keys: gamma.Data().Size(), inner: 1}}
	sideBySide := len(keys) == 0 || keys[len(keys)-1]-keys[0] == len(keys)-1
	if !sideBySide {
		v.order = append(append([]int{}, axes...), keys...)
	}
	for _, ax := range axes {
		if sideBySide && len(keys) > 0 && ax > keys[0] {
			v.inner *= shape[ax]
		} else {
			v.outer *= shape[ax]
		}
	}
	return v
}

func (v channelView) of(x *Variable) *Variable {
	if v.order == nil {
		return x
	}
	return Transpose(x, v.order)
}

func (v channelView) back(y *Variable) *Variable {
	if v.order == nil {
		return y
	}
	inverse := make([]int, len(v.order))
	for i, ax := range v.order {
		inverse[ax] = i
	}
	return Transpose(y, inverse)
}
