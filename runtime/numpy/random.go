package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// RandomState is a random stream: np.random has one for the session, and
// np.random.RandomState(seed) makes others.
type RandomState = array.RandomState

// addRandom enters one function twice: as np.random.NAME with the session's
// stream, and as a method of a stream of one's own.
func addRandom(signature string, fn any) {
	catalog.Add("np.random."+signature, fn, catalog.Random)
	catalog.Add("RandomState:"+signature, fn, catalog.Random)
}

func init() {
	catalog.Add("np.random.RandomState(seed: integer? = nil) -> RandomState", NewRandomState, catalog.Random)
	addRandom("seed(seed: integer? = nil)", Seed)
	addRandom("rand(d: shape? = nil) -> value", Rand)
	addRandom("random(size: ints? = nil) -> value", RandomSample)
	addRandom("random_sample(size: ints? = nil) -> value", RandomSample)
	addRandom("ranf(size: ints? = nil) -> value", RandomSample)
	addRandom("sample(size: ints? = nil) -> value", RandomSample)
	addRandom("uniform(low: number = 0, high: number = 1, size: ints? = nil) -> value", Uniform)
	addRandom("randn(d: shape? = nil) -> value", Randn)
	addRandom("standard_normal(size: ints? = nil) -> value", StandardNormal)
	addRandom("normal(loc: number = 0, scale: number = 1, size: ints? = nil) -> value", Normal)
}

// NewRandomState returns a random stream of its own, with the methods of
// np.random. The same seed gives the same numbers.
//
// 日本語: 独立した乱数の流れを作ります。
//
//	> rng = np.random.RandomState(0)
//	> rng:rand(2)
//	[0.5488135  0.71518937]
func NewRandomState(seed *int) *RandomState {
	r := array.NewRandomState(0)
	Seed(r, seed)
	return r
}

// Seed starts the random stream anew. The same seed gives the same numbers,
// and so the same start weights of links, as NumPy's np.random.seed does.
// Without a seed the stream starts at a random place.
//
// 日本語: 乱数の種を決めます。同じ種からは同じ乱数が出ます。
//
//	> np.random.seed(0)
//	> np.random.rand(2)
//	[0.5488135  0.71518937]
func Seed(r *RandomState, seed *int) {
	if seed == nil {
		r.SeedRandomly()
		return
	}
	if *seed < 0 || *seed > 1<<32-1 {
		array.FailIn("seed", "the seed is %d, want 0 to 4294967295", *seed)
	}
	r.Seed(uint32(*seed))
}

// Rand draws numbers from 0 up to, but without, 1. The arguments are the
// shape; without any it gives one number.
//
// 日本語: 0 以上 1 未満の一様乱数の配列を作ります。
//
//	> np.random.seed(1)
//	> np.random.rand(3)
//	[4.17022005e-01 7.20324493e-01 1.14374817e-04]
func Rand(r *RandomState, shape []int) any { return floats(shape, r.RandomSample) }

// RandomSample draws numbers from 0 up to, but without, 1: one, or an array of
// the shape size.
//
// 日本語: 0 以上 1 未満の一様乱数の配列を作ります。
//
//	> np.random.seed(1)
//	> np.random.random_sample({2, 1})
//	[[0.417022  ]
//	 [0.72032449]]
func RandomSample(r *RandomState, size []int) any { return floats(size, r.RandomSample) }

// Uniform draws numbers from low up to, but without, high: one number, or a
// float64 array of the shape size.
//
// 日本語: 指定した範囲の一様乱数を作ります。
//
//	> np.random.seed(0)
//	> np.random.uniform(-1, 1, 3)
//	[0.09762701 0.43037873 0.20552675]
func Uniform(r *RandomState, low, high float64, size []int) any {
	return floats(size, func() float64 { return r.Uniform(low, high) })
}

// Randn draws from the normal distribution with mean 0 and standard deviation
// 1. The arguments are the shape; without any it gives one number.
//
// 日本語: 標準正規分布に従う乱数の配列を作ります。
//
//	> np.random.seed(0)
//	> np.random.randn(2, 2)
//	[[1.76405235 0.40015721]
//	 [0.97873798 2.2408932 ]]
func Randn(r *RandomState, shape []int) any { return floats(shape, r.StandardNormal) }

// StandardNormal draws from the normal distribution with mean 0 and standard
// deviation 1: one number, or an array of the shape size.
//
//	> np.random.seed(0)
//	> np.random.standard_normal(2)
//	[1.76405235 0.40015721]
func StandardNormal(r *RandomState, size []int) any { return floats(size, r.StandardNormal) }

// Normal draws from the normal distribution with mean loc and standard
// deviation scale: one number, or a float64 array of the shape size.
//
// 日本語: 正規分布に従う乱数を作ります。
//
//	> np.random.seed(0)
//	> np.random.normal(0, 0.1, {2, 2})
//	[[0.17640523 0.04001572]
//	 [0.0978738  0.22408932]]
func Normal(r *RandomState, loc, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Normal(loc, scale) })
}

// floats returns one number, or a float64 array of them if there is a shape.
func floats(shape []int, draw func() float64) any {
	if shape == nil {
		return draw()
	}
	return array.Fill(shape, draw)
}

// integers returns one number, or an int64 array of them if there is a shape.
func integers(shape []int, draw func() int64) any {
	if shape == nil {
		return int(draw())
	}
	return array.FillInts(shape, draw)
}
