package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const rest = "dtype: dtype? = nil, rng: RandomState? = nil) -> Random"
	const fan = "dtype: dtype? = nil, fan_option: \"fan_in\"|\"fan_out\" = \"fan_in\", rng: RandomState? = nil) -> Random"
	catalog.Add("chainer.initializers.Normal(scale: number = 0.05, "+rest, NewNormal, catalog.Links)
	catalog.Add("chainer.initializers.LeCunNormal(scale: number = 1, "+rest, NewLeCunNormal, catalog.Links)
	catalog.Add("chainer.initializers.GlorotNormal(scale: number = 1, "+rest, NewGlorotNormal, catalog.Links)
	catalog.Add("chainer.initializers.HeNormal(scale: number = 1, "+fan, NewHeNormal, catalog.Links)
	catalog.Add("chainer.initializers.Uniform(scale: number = 0.05, "+rest, NewUniform, catalog.Links)
	catalog.Add("chainer.initializers.LeCunUniform(scale: number = 1, "+rest, NewLeCunUniform, catalog.Links)
	catalog.Add("chainer.initializers.GlorotUniform(scale: number = 1, "+rest, NewGlorotUniform, catalog.Links)
	catalog.Add("chainer.initializers.HeUniform(scale: number = 1, "+rest, NewHeUniform, catalog.Links)
	catalog.AddProperty("Random.scale: number", (*Random).scale, func(r *Random, v float64) { r.Scale = v }, catalog.Links)
}

// Random fills with numbers of the normal distribution with mean 0, or of the
// uniform distribution around 0. The standard deviation, or the bound, is
// Scale times spread of the numbers of inputs and outputs.
type Random struct {
	initializer
	Scale   float64
	rng     *array.RandomState // nil for the session's
	uniform bool
	spread  func(in, out float64) float64 // nil for 1
}

// scale returns the argument scale. It can be assigned.
//
//	> chainer.initializers.Normal(0.5).scale
//	0.5
func (r *Random) scale() float64 { return r.Scale }

// NewNormal returns the initializer that draws from the normal distribution
// with mean 0 and standard deviation scale, out of rng or the session's stream.
//
// 日本語: 正規分布の乱数で初期化します。
//
//	> np.random.seed(0)
//	> chainer.initializers.generate_array(chainer.initializers.Normal(2), {2}, np)
//	[3.5281048 0.8003144]
func NewNormal(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return &Random{initializer: initializer{dtype}, Scale: scale, rng: rng}
}

// NewLeCunNormal returns the initializer that draws from the normal
// distribution with standard deviation scale * sqrt(1 / fan_in), where fan_in is
// the number of inputs of one output: that of W (out, in, kernel ...) is
// in * kernel ... This is how weights start if nothing else is said (LeCun and
// others, Efficient BackProp, 1998).
//
// 日本語: LeCun の方法で初期化します。リンクの既定の方法です。
//
//	> np.random.seed(0)
//	> L.Linear(4, 1, {initialW = chainer.initializers.LeCunNormal()}).W.data
//	[[0.8820262 0.2000786 0.489369  1.1204466]]
func NewLeCunNormal(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return spreading(NewNormal(scale, dtype, rng), func(in, _ float64) float64 { return math.Sqrt(1 / in) })
}

// NewGlorotNormal returns the initializer that draws from the normal
// distribution with standard deviation scale * sqrt(2 / (fan_in + fan_out)),
// also called Xavier's (Glorot and Bengio, 2010).
//
//	> np.random.seed(0)
//	> L.Linear(1, 1, {initialW = chainer.initializers.GlorotNormal()}).W.data
//	[[1.7640524]]
func NewGlorotNormal(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return spreading(NewNormal(scale, dtype, rng), func(in, out float64) float64 { return math.Sqrt(2 / (in + out)) })
}

// NewHeNormal returns the initializer that draws from the normal distribution
// with standard deviation scale * sqrt(2 / fan), for layers before a ReLU (He
// and others, arXiv:1502.01852). fan is fan_in, or fan_out with
// fan_option = "fan_out".
//
// 日本語: He の方法で初期化します。ReLU を使う層に向いています。
//
//	> np.random.seed(0)
//	> L.Linear(2, 1, {initialW = chainer.initializers.HeNormal()}).W.data
//	[[1.7640524 0.4001572]]
func NewHeNormal(scale float64, dtype *array.Dtype, fanOption string, rng *array.RandomState) *Random {
	return spreading(NewNormal(scale, dtype, rng), func(in, out float64) float64 {
		if fanOption == "fan_out" {
			in = out
		}
		return math.Sqrt(2 / in)
	})
}

// NewUniform returns the initializer that draws from the uniform distribution
// between -scale and scale, out of rng or the session's stream.
//
// 日本語: 一様乱数で初期化します。
//
//	> np.random.seed(0)
//	> chainer.initializers.generate_array(chainer.initializers.Uniform(1), {2}, np)
//	[0.09762701 0.43037874]
func NewUniform(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return &Random{initializer: initializer{dtype}, Scale: scale, rng: rng, uniform: true}
}

// NewLeCunUniform returns the initializer that draws uniformly between -s and s
// with s = scale * sqrt(3 / fan_in).
//
//	> np.random.seed(0)
//	> L.Linear(3, 1, {initialW = chainer.initializers.LeCunUniform()}).W.data
//	[[0.09762701 0.43037874 0.20552675]]
func NewLeCunUniform(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return spreading(NewUniform(scale, dtype, rng), func(in, _ float64) float64 { return math.Sqrt(3 / in) })
}

// NewGlorotUniform returns the initializer that draws uniformly between -s and s
// with s = scale * sqrt(6 / (fan_in + fan_out)).
//
// 日本語: Glorot の方法（一様乱数）で初期化します。
//
//	> np.random.seed(0)
//	> L.Linear(5, 1, {initialW = chainer.initializers.GlorotUniform()}).W.data
//	[[ 0.09762701  0.43037874  0.20552675  0.08976637 -0.1526904 ]]
func NewGlorotUniform(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return spreading(NewUniform(scale, dtype, rng), func(in, out float64) float64 { return math.Sqrt(6 / (in + out)) })
}

// NewHeUniform returns the initializer that draws uniformly between -s and s
// with s = scale * sqrt(6 / fan_in).
//
//	> np.random.seed(0)
//	> L.Linear(6, 1, {initialW = chainer.initializers.HeUniform()}).W.shape[2]
//	6
func NewHeUniform(scale float64, dtype *array.Dtype, rng *array.RandomState) *Random {
	return spreading(NewUniform(scale, dtype, rng), func(in, _ float64) float64 { return math.Sqrt(6 / in) })
}

func spreading(r *Random, spread func(in, out float64) float64) *Random {
	r.spread = spread
	return r
}

// Fill draws the elements of a in order.
func (r *Random) Fill(s *Session, a *Array) {
	scale := r.Scale
	if r.spread != nil {
		scale *= r.spread(fans(a.Shape()))
	}
	stream := r.stream(s)
	draw, from := stream.Normal, 0.0
	if r.uniform {
		draw, from = stream.Uniform, -scale
	}
	array.Draw(a, func() float64 { return draw(from, scale) })
}

func (r *Random) stream(s *Session) *array.RandomState {
	if r.rng != nil {
		return r.rng
	}
	return s.Random
}

// fans returns how many numbers go into one output of weights (out, in, kernel
// ...), and to how many outputs one input goes.
func fans(shape []int) (in, out float64) {
	if len(shape) < 2 {
		array.Fail("the number of inputs is undefined for weights of shape %s", array.ShapeString(shape))
	}
	kernel := 1.0
	for _, n := range shape[2:] {
		kernel *= float64(n)
	}
	in, out = float64(shape[1])*kernel, float64(shape[0])*kernel
	if in == 0 {
		array.Fail("weights of shape %s have no inputs", array.ShapeString(shape))
	}
	return in, out
}
