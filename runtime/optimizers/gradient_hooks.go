package optimizers

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("chainer.optimizer_hooks.WeightDecay(rate: number) -> WeightDecay", NewWeightDecay, catalog.Optimizers)
	catalog.Add("chainer.optimizer_hooks.Lasso(rate: number) -> Lasso", NewLasso, catalog.Optimizers)
	catalog.Add("chainer.optimizer_hooks.GradientClipping(threshold: number) -> GradientClipping", NewGradientClipping, catalog.Optimizers)
	catalog.Add("chainer.optimizer_hooks.GradientHardClipping(lower_bound: number, upper_bound: number) -> GradientHardClipping", NewGradientHardClipping, catalog.Optimizers)
	catalog.Add("chainer.optimizer_hooks.GradientNoise(eta: number, noise_func: function? = nil) -> GradientNoise", NewGradientNoise, catalog.Optimizers)
	catalog.Add("chainer.optimizer_hooks.GradientLARS(threshold: number = 0.01, weight_decay: number = 0, eps: number = 1e-9) -> GradientLARS", NewGradientLARS, catalog.Optimizers)
}

// WeightDecay keeps weights small.
type WeightDecay struct{ Rate float64 }

// NewWeightDecay returns the hook that adds rate times the weight to every gradient.
//
// 日本語: 重みを少しずつ 0 に近づけます（重み減衰）。
//
//	> hook = chainer.optimizer_hooks.WeightDecay(0.0005)
func NewWeightDecay(rate float64) *WeightDecay { return &WeightDecay{rate} }

// Name returns "WeightDecay".
func (h *WeightDecay) Name() string { return "WeightDecay" }

func (h *WeightDecay) settings() []setting { return []setting{{"rate", &h.Rate}} }

// Change adds to the gradients.
func (h *WeightDecay) Change(params []*links.Parameter) {
	for _, p := range params {
		array.AddScaled(p.PeekGrad(), h.Rate, p.Data())
	}
}

// Lasso drives weights to zero.
type Lasso struct{ Rate float64 }

// NewLasso returns the hook that adds rate times the sign of the weight to every gradient.
//
// 日本語: 重みの絶対値を少しずつ減らします（L1 正則化）。
//
//	> hook = chainer.optimizer_hooks.Lasso(0.0005)
func NewLasso(rate float64) *Lasso { return &Lasso{rate} }

// Name returns "Lasso".
func (h *Lasso) Name() string { return "Lasso" }

func (h *Lasso) settings() []setting { return []setting{{"rate", &h.Rate}} }

// Change adds to the gradients.
func (h *Lasso) Change(params []*links.Parameter) {
	for _, p := range params {
		array.AddScaled(p.PeekGrad(), h.Rate, array.MapFloats(p.Data(), signRow[float32], signRow[float64]))
	}
}

func signRow[T array.Float](y, x []T) {
	for i, v := range x {
		switch {
		case v > 0:
			y[i] = 1
		case v < 0:
			y[i] = -1
		default:
			y[i] = v // 0 and NaN
		}
	}
}

// GradientClipping limits the length of the gradient.
type GradientClipping struct{ Threshold float64 }

// NewGradientClipping returns the hook that shortens the gradient of all
// parameters together to the length threshold, if it is longer.
//
// 日本語: 勾配全体の長さが限度を超えないように縮めます。
//
//	> hook = chainer.optimizer_hooks.GradientClipping(5)
func NewGradientClipping(threshold float64) *GradientClipping { return &GradientClipping{threshold} }

// Name returns "GradientClipping".
func (h *GradientClipping) Name() string { return "GradientClipping" }

func (h *GradientClipping) settings() []setting { return []setting{{"threshold", &h.Threshold}} }

// Change scales the gradients.
func (h *GradientClipping) Change(params []*links.Parameter) {
	square := 0.0
	for _, p := range params {
		square += squaredNorm(p.PeekGrad())
	}
	if rate := h.Threshold / math.Sqrt(square); rate < 1 {
		for _, p := range params {
			array.MulInPlace(p.PeekGrad(), array.Scalar(p.Dtype(), rate))
		}
	}
}

// squaredNorm is the sum of squares, added in the dtype of the array.
func squaredNorm(a *array.Array) float64 {
	if a.Dtype() == array.Float32 {
		x := array.Data[float32](a)
		return float64(kernel.Dot(x, x))
	}
	x := array.Data[float64](a)
	return kernel.Dot(x, x)
}

// GradientHardClipping limits every number of the gradient.
type GradientHardClipping struct{ Lower, Upper float64 }

// NewGradientHardClipping returns the hook that moves every number of the
// gradients into the range from lower_bound to upper_bound.
//
// 日本語: 勾配の値を範囲の中に収めます。
//
//	> hook = chainer.optimizer_hooks.GradientHardClipping(-1, 1)
func NewGradientHardClipping(lowerBound, upperBound float64) *GradientHardClipping {
	return &GradientHardClipping{lowerBound, upperBound}
}

// Name returns "GradientHardClipping".
func (h *GradientHardClipping) Name() string { return "GradientHardClipping" }

func (h *GradientHardClipping) settings() []setting {
	return []setting{{"lower_bound", &h.Lower}, {"upper_bound", &h.Upper}}
}

// Change clips the gradients.
func (h *GradientHardClipping) Change(params []*links.Parameter) {
	for _, p := range params {
		if p.Dtype() == array.Float32 {
			clip(array.Data[float32](p.PeekGrad()), float32(h.Lower), float32(h.Upper))
		} else {
			clip(array.Data[float64](p.PeekGrad()), h.Lower, h.Upper)
		}
	}
}

func clip[T array.Float](g []T, lower, upper T) {
	for i, v := range g { // NaN stays
		if v < lower {
			v = lower
		}
		if v > upper {
			v = upper
		}
		g[i] = v
	}
}

// GradientNoise adds noise that fades with time.
type GradientNoise struct {
	Eta   float64
	noise catalog.Func
}

// NewGradientNoise returns the hook that adds normal noise to every gradient,
// with variance eta / (1 + t)^0.55 (Neelakantan and others, arXiv:1511.06807),
// or what noise_func(np, shape, dtype, hook, rule) returns, an array; rule.t is the
// number of updates so far.
//
//	> hook = chainer.optimizer_hooks.GradientNoise(0.01)
func NewGradientNoise(eta float64, noiseFunc catalog.Func) *GradientNoise {
	return &GradientNoise{eta, noiseFunc}
}

// Name returns "GradientNoise".
func (h *GradientNoise) Name() string { return "GradientNoise" }

func (h *GradientNoise) settings() []setting { return []setting{{"eta", &h.Eta}} }

// Change adds the noise.
func (h *GradientNoise) Change(params []*links.Parameter) {
	for _, p := range params {
		array.AddInPlace(p.PeekGrad(), h.noiseFor(p))
	}
}

func (h *GradientNoise) noiseFor(p *links.Parameter) *array.Array {
	if h.noise != nil {
		results := h.noise.Call(catalog.Module("np"), p.Shape(), p.Dtype().String(), h, p.Rule)
		if len(results) == 1 {
			if a, ok := results[0].(*array.Array); ok && array.SameShape(a.Shape(), p.Shape()) {
				return a
			}
		}
		array.FailIn("GradientNoise", "noise_func returned no array of shape %s", array.ShapeString(p.Shape()))
	}
	t := 0
	if r, ok := p.Rule.(interface{ T() int }); ok {
		t = r.T()
	}
	deviation := math.Sqrt(h.Eta / math.Pow(1+float64(t), 0.55))
	noise := array.New(p.Dtype(), p.Shape()...)
	for i := range noise.Size() {
		noise.SetFloat(i, p.Session().Random.Normal(0, deviation))
	}
	return noise
}

// GradientLARS adapts the gradient's length to the weight's.
type GradientLARS struct{ Threshold, WeightDecay, Eps float64 }

// NewGradientLARS returns layer-wise adaptive rate scaling (You and others,
// arXiv:1708.03888): weight_decay * W is added to the gradient, which is then
// scaled by |W| / (eps + |gradient| + weight_decay * |W|). A weight W no longer
// than threshold keeps its gradient's scale.
//
//	> hook = chainer.optimizer_hooks.GradientLARS()
func NewGradientLARS(threshold, weightDecay, eps float64) *GradientLARS {
	return &GradientLARS{threshold, weightDecay, eps}
}

// Name returns "GradientLARS".
func (h *GradientLARS) Name() string { return "GradientLARS" }

func (h *GradientLARS) settings() []setting {
	return []setting{{"threshold", &h.Threshold}, {"weight_decay", &h.WeightDecay}, {"eps", &h.Eps}}
}

// Change scales the gradients.
func (h *GradientLARS) Change(params []*links.Parameter) {
	for _, p := range params {
		weight, grad := math.Sqrt(squaredNorm(p.Data())), math.Sqrt(squaredNorm(p.PeekGrad()))
		rate := 1.0
		if weight > h.Threshold {
			rate = weight / (h.Eps + grad + h.WeightDecay*weight)
		}
		array.AddScaled(p.PeekGrad(), h.WeightDecay, p.Data())
		array.MulInPlace(p.PeekGrad(), array.Scalar(p.Dtype(), rate))
	}
}
