package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layout reads an array as [outer, keys, inner]. Sums, means and variances are
// taken over all elements of one key.
//
// The loops go row by row: over the keys where inner is 1, else over the
// elements of one key that stand side by side.
type layout struct{ outer, keys, inner int }

func (l layout) shape() []int { return []int{l.outer, l.keys, l.inner} }

// elements returns how many elements a key has.
func (l layout) elements() int { return l.outer * l.inner }

// row returns the length of the rows of the loops.
func (l layout) row() int {
	if l.inner == 1 {
		return l.keys
	}
	return l.inner
}

// moments returns the mean and the variance of every key.
func moments[T array.Float](l layout, x []T) (mean, variance []T) {
	mean, variance = make([]T, l.keys), make([]T, l.keys)
	n, count := l.row(), T(l.elements())
	for at := 0; at < len(x); at += n {
		if row := x[at : at+n]; l.inner == 1 {
			kernel.Add(mean, mean, row)
		} else {
			mean[at/n%l.keys] += kernel.Sum(0, row)
		}
	}
	kernel.DivScalar(mean, mean, count)
	distance := make([]T, n)
	for at := 0; at < len(x); at += n {
		if row := x[at : at+n]; l.inner == 1 {
			kernel.Sub(distance, row, mean)
			kernel.Mul(distance, distance, distance)
			kernel.Add(variance, variance, distance)
		} else {
			key := at / n % l.keys
			kernel.AddScalar(distance, row, -mean[key])
			kernel.Mul(distance, distance, distance)
			variance[key] += kernel.Sum(0, distance)
		}
	}
	kernel.DivScalar(variance, variance, count)
	return mean, variance
}

// inverseRoots returns 1 / sqrt(x + eps).
func inverseRoots[T array.Float](x []T, eps float64) []T {
	y := make([]T, len(x))
	for i, v := range x {
		y[i] = 1 / T(math.Sqrt(float64(v+T(eps))))
	}
	return y
}

// standardizeRows sets y to (x - mean) * inverse, each key with its own.
func standardizeRows[T array.Float](l layout, y, x, mean, inverse []T) {
	n := l.row()
	for at := 0; at < len(x); at += n {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Sub(row, x[at:at+n], mean)
			kernel.Mul(row, row, inverse)
		} else {
			key := at / n % l.keys
			kernel.AddScalar(row, x[at:at+n], -mean[key])
			kernel.MulScalar(row, row, inverse[key])
		}
	}
}

// scaleRows sets y to x * gamma + beta, each key with its own; beta may be nil.
func scaleRows[T array.Float](l layout, y, x, gamma, beta []T) {
	n := l.row()
	for at := 0; at < len(x); at += n {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Mul(row, x[at:at+n], gamma)
			if beta != nil {
				kernel.Add(row, row, beta)
			}
		} else {
			key := at / n % l.keys
			kernel.MulScalar(row, x[at:at+n], gamma[key])
			if beta != nil {
				kernel.AddScalar(row, row, beta[key])
			}
		}
	}
}

// sums returns the sums of g and of g * hat over every key.
func sums[T array.Float](l layout, g, hat []T) (sum, product []T) {
	sum, product = make([]T, l.keys), make([]T, l.keys)
	n := l.row()
	both := make([]T, n)
	for at := 0; at < len(g); at += n {
		row := g[at : at+n]
		kernel.Mul(both, row, hat[at:at+n])
		if l.inner == 1 {
			kernel.Add(sum, sum, row)
			kernel.Add(product, product, both)
		} else {
			key := at / n % l.keys
			sum[key] += kernel.Sum(0, row)
			product[key] += kernel.Sum(0, both)
		}
	}
	return sum, product
}

// standardGradient sets gx to scale * (g - mean of g - hat * mean of g * hat),
// given the sums: with the inverse roots for scale, the gradient of x when g is
// that of hat. gx may be g.
func standardGradient[T array.Float](l layout, gx, g, hat, sum, product, scale []T) {
	n, share := l.row(), 1/T(l.elements())
	mean, slope, part := make([]T, l.keys), make([]T, l.keys), make([]T, n)
	kernel.MulScalar(mean, sum, share)
	kernel.MulScalar(slope, product, share)
	for at := 0; at < len(g); at += n {
		if row := gx[at : at+n]; l.inner == 1 {
			kernel.Mul(part, hat[at:at+n], slope)
			kernel.Sub(row, g[at:at+n], part)
			kernel.Sub(row, row, mean)
			kernel.Mul(row, row, scale)
		} else {
			key := at / n % l.keys
			kernel.NormalizeGrad(row, g[at:at+n], hat[at:at+n], slope[key], mean[key], scale[key])
		}
	}
}

// sumOfKeys returns the sum of g over every key.
func sumOfKeys[T array.Float](l layout, g []T) []T {
	sum, n := make([]T, l.keys), l.row()
	if l.inner == 1 {
		kernel.AddRows(sum, g)
		return sum
	}
	for at := 0; at < len(g); at += n {
		sum[at/n%l.keys] += kernel.Sum(0, g[at:at+n])
	}
	return sum
}
