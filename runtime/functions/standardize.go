package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layout reads an array as [outer, keys, inner]. The mean and the variance are
// taken over all elements of one key.
type layout struct{ outer, keys, inner int }

func (l layout) shape() []int { return []int{l.outer, l.keys, l.inner} }

// elements returns how many elements a key has.
func (l layout) elements() int { return l.outer * l.inner }

// standard is a standardized array with what it was made of.
type standard struct {
	layout
	mean, variance *Array // of each key
	inverse        *Array // 1 / sqrt(variance + eps)
	hat            *Array // (x - mean) * inverse, in the shape of the layout
}

func standardize(x *Array, l layout, eps float64) *standard {
	d := x.Dtype()
	s := &standard{layout: l, mean: array.New(d, l.keys), variance: array.New(d, l.keys), hat: array.New(d, l.shape()...)}
	if d == array.Float32 {
		meanAndVariance[float32](s, array.Data[float32](x))
		s.inverse = inverseRoots[float32](s.variance, eps)
		standardizeRows(array.Data[float32](s.hat), array.Data[float32](x), array.Data[float32](s.mean), array.Data[float32](s.inverse), l)
	} else {
		meanAndVariance[float64](s, array.Data[float64](x))
		s.inverse = inverseRoots[float64](s.variance, eps)
		standardizeRows(array.Data[float64](s.hat), array.Data[float64](x), array.Data[float64](s.mean), array.Data[float64](s.inverse), l)
	}
	return s
}

func meanAndVariance[T array.Float](s *standard, x []T) {
	mean, variance, n := array.Data[T](s.mean), array.Data[T](s.variance), T(s.elements())
	sumKeys(mean, x, s.layout)
	kernel.DivScalar(mean, mean, n)
	distance := make([]T, len(x))
	if s.inner == 1 {
		for at := 0; at < len(x); at += s.keys {
			row := distance[at : at+s.keys]
			kernel.Sub(row, x[at:at+s.keys], mean)
			kernel.Mul(row, row, row)
		}
	} else {
		for at := 0; at < len(x); at += s.inner {
			row := distance[at : at+s.inner]
			kernel.AddScalar(row, x[at:at+s.inner], -mean[at/s.inner%s.keys])
			kernel.Mul(row, row, row)
		}
	}
	sumKeys(variance, distance, s.layout)
	kernel.DivScalar(variance, variance, n)
}

// sumKeys adds the elements of every key to z.
func sumKeys[T array.Float](z, x []T, l layout) {
	if l.inner == 1 {
		for at := 0; at < len(x); at += l.keys {
			kernel.Add(z, z, x[at:at+l.keys])
		}
		return
	}
	for at := 0; at < len(x); at += l.inner {
		z[at/l.inner%l.keys] += kernel.Sum(0, x[at:at+l.inner])
	}
}

// inverseRoots returns 1 / sqrt(x + eps).
func inverseRoots[T array.Float](x *Array, eps float64) *Array {
	z := array.New(x.Dtype(), x.Shape()...)
	to := array.Data[T](z)
	for i, v := range array.Data[T](x) {
		to[i] = 1 / T(math.Sqrt(float64(v+T(eps))))
	}
	return z
}

func standardizeRows[T array.Float](y, x, mean, inverse []T, l layout) {
	if l.inner == 1 {
		for at := 0; at < len(x); at += l.keys {
			row := y[at : at+l.keys]
			kernel.Sub(row, x[at:at+l.keys], mean)
			kernel.Mul(row, row, inverse)
		}
		return
	}
	for at := 0; at < len(x); at += l.inner {
		row, key := y[at:at+l.inner], at/l.inner%l.keys
		kernel.AddScalar(row, x[at:at+l.inner], -mean[key])
		kernel.MulScalar(row, row, inverse[key])
	}
}

// scaleRows sets y to x * gamma + beta, where each key has its gamma and beta.
func scaleRows[T array.Float](y, x, gamma, beta []T, l layout) {
	if l.inner == 1 {
		for at := 0; at < len(x); at += l.keys {
			row := y[at : at+l.keys]
			kernel.Mul(row, x[at:at+l.keys], gamma)
			kernel.Add(row, row, beta)
		}
		return
	}
	for at := 0; at < len(x); at += l.inner {
		row, key := y[at:at+l.inner], at/l.inner%l.keys
		kernel.MulScalar(row, x[at:at+l.inner], gamma[key])
		kernel.AddScalar(row, row, beta[key])
	}
}

// gradient returns inverse * (g - mean of g - hat * mean of g * hat), the
// gradient of hat with respect to x when g is that of hat.
func (s *standard) gradient(g *Array) *Array {
	gx := array.New(g.Dtype(), s.shape()...)
	if g.Dtype() == array.Float32 {
		standardGradient[float32](s, array.Data[float32](gx), array.Data[float32](g))
	} else {
		standardGradient[float64](s, array.Data[float64](gx), array.Data[float64](g))
	}
	return gx
}

func standardGradient[T array.Float](s *standard, gx, g []T) {
	hat, inverse, n := array.Data[T](s.hat), array.Data[T](s.inverse), T(s.elements())
	mean, product := make([]T, s.keys), make([]T, s.keys)
	kernel.Mul(gx, g, hat)
	sumKeys(product, gx, s.layout)
	sumKeys(mean, g, s.layout)
	kernel.DivScalar(mean, mean, n)
	kernel.DivScalar(product, product, n)
	if s.inner == 1 {
		for at := 0; at < len(g); at += s.keys {
			row := gx[at : at+s.keys]
			kernel.Mul(row, hat[at:at+s.keys], product)
			kernel.Sub(row, g[at:at+s.keys], row)
			kernel.Sub(row, row, mean)
			kernel.Mul(row, row, inverse)
		}
		return
	}
	for at := 0; at < len(g); at += s.inner {
		row, key := gx[at:at+s.inner], at/s.inner%s.keys
		kernel.AddScaled(row, g[at:at+s.inner], -product[key], hat[at:at+s.inner])
		kernel.AddScalar(row, row, -mean[key])
		kernel.MulScalar(row, row, inverse[key])
	}
}
