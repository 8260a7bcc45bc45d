package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.random.seed(seed: integer? = nil)", Seed, catalog.Random)
	catalog.Add("np.random.normal(loc: number = 0, scale: number = 1, size: ints? = nil) -> value", Normal, catalog.Random)
	catalog.Add("np.random.uniform(low: number = 0, high: number = 1, size: ints? = nil) -> value", Uniform, catalog.Random)
	catalog.Add("np.random.randn(d: shape? = nil) -> value", Randn, catalog.Random)
	catalog.Add("np.random.rand(d: shape? = nil) -> value", Rand, catalog.Random)
}

// Seed starts the random stream anew. The same seed gives the same numbers,
// and so the same start weights of links, as NumPy's np.random.seed does.
// Without a seed the stream starts at a random place.
//
//	> np.random.seed(0)
//	> np.random.rand(2)
//	[0.5488135  0.71518937]
func Seed(s *Session, seed *int) {
	if seed == nil {
		s.Random.SeedRandomly()
		return
	}
	if *seed < 0 || *seed > 1<<32-1 {
		array.FailIn("seed", "the seed is %d, want 0 to 4294967295", *seed)
	}
	s.Random.Seed(uint32(*seed))
}

// Normal draws from the normal distribution with mean loc and standard
// deviation scale: one number, or a float64 array of the shape size.
//
//	> np.random.seed(0)
//	> np.random.normal(0, 0.1, {2, 2})
//	[[0.17640523 0.04001572]
//	 [0.0978738  0.22408932]]
func Normal(s *Session, loc, scale float64, size []int) any {
	if scale < 0 {
		array.FailIn("normal", "scale is %g, want 0 or more", scale)
	}
	return draw(size, func() float64 { return s.Random.Normal(loc, scale) })
}

// Uniform draws numbers from low up to, but without, high: one number, or a
// float64 array of the shape size.
//
//	> np.random.seed(0)
//	> np.random.uniform(-1, 1, 3)
//	[0.09762701 0.43037873 0.20552675]
func Uniform(s *Session, low, high float64, size []int) any {
	return draw(size, func() float64 { return s.Random.Uniform(low, high) })
}

// Randn draws from the normal distribution with mean 0 and standard deviation
// 1. The arguments are the shape; without any it gives one number.
//
//	> np.random.seed(0)
//	> np.random.randn(2, 2)
//	[[1.76405235 0.40015721]
//	 [0.97873798 2.2408932 ]]
func Randn(s *Session, shape []int) any {
	return draw(shape, s.Random.StandardNormal)
}

// Rand draws numbers from 0 up to, but without, 1. The arguments are the
// shape; without any it gives one number.
//
//	> np.random.seed(1)
//	> np.random.rand(3)
//	[4.17022005e-01 7.20324493e-01 1.14374817e-04]
func Rand(s *Session, shape []int) any {
	return draw(shape, s.Random.RandomSample)
}

// draw returns one number, or an array of them if there is a shape.
func draw(shape []int, next func() float64) any {
	if shape == nil {
		return next()
	}
	a := array.New(array.Float64, shape...)
	x := array.Data[float64](a)
	for i := range x {
		x[i] = next()
	}
	return a
}
