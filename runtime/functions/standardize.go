package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layout reads an array as [outer, keys, inner]. Sums, means and variances are
// taken over all elements of one key.
//
// The loops go through a range of keys row by row: a row is what of the range
// stands side by side.
type layout struct{ outer, keys, inner int }

func (l layout) shape() []int { return []int{l.outer, l.keys, l.inner} }

// elements returns how many elements a key has.
func (l layout) elements() int { return l.outer * l.inner }

// split calls f for ranges of keys, which threads share. Where inner is 1, these
// are long rows; else f gets one key after the other, so that its elements stay
// in the caches from one loop of f to the next.
func (l layout) split(f func(from, to int)) {
	const operations = 20 // as many of a product take as long as an element
	work := operations * float64(l.keys) * float64(l.elements())
	if l.inner == 1 {
		kernel.Split(l.keys, kernel.CacheLine, work, f)
		return
	}
	kernel.Split(l.keys, 1, work, func(from, to int) {
		for key := from; key < to; key++ {
			f(key, key+1)
		}
	})
}

// rows returns where the first row of keys from, up to but without to, begins,
// how long the rows are and how far apart.
func (l layout) rows(from, to int) (first, n, step int) {
	return from * l.inner, (to - from) * l.inner, l.keys * l.inner
}

// moments sets mean and variance of keys.
func moments[T array.Float](l layout, mean, variance, x []T, from, to int) {
	mean, variance = mean[from:to], variance[from:to]
	first, n, step := l.rows(from, to)
	for at := first; at < len(x); at += step {
		addRow(l, mean, x[at:at+n])
	}
	count := T(l.elements())
	kernel.DivScalar(mean, mean, count)
	var distance []T
	if l.inner == 1 {
		distance = make([]T, n)
	}
	for at := first; at < len(x); at += step {
		if row := x[at : at+n]; l.inner == 1 {
			kernel.Sub(distance, row, mean)
			kernel.Mul(distance, distance, distance)
			kernel.Add(variance, variance, distance)
		} else {
			variance[0] += kernel.SumSquares(0, row, mean[0])
		}
	}
	kernel.DivScalar(variance, variance, count)
}

// addRow adds a row to the sums of its keys.
func addRow[T array.Float](l layout, sum, row []T) {
	if l.inner == 1 {
		kernel.Add(sum, sum, row)
	} else {
		sum[0] += kernel.Sum(0, row)
	}
}

// inverseRoots sets y to 1 / sqrt(x + eps).
func inverseRoots[T array.Float](y, x []T, eps float64) {
	for i, v := range x {
		y[i] = 1 / T(math.Sqrt(float64(v+T(eps))))
	}
}

// standardizeRows sets y to (x - mean) * inverse, each key with its own.
func standardizeRows[T array.Float](l layout, y, x, mean, inverse []T, from, to int) {
	first, n, step := l.rows(from, to)
	for at := first; at < len(x); at += step {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Sub(row, x[at:at+n], mean[from:to])
			kernel.Mul(row, row, inverse[from:to])
		} else {
			kernel.AddScalar(row, x[at:at+n], -mean[from])
			kernel.MulScalar(row, row, inverse[from])
		}
	}
}

// scaleRows sets y to x * gamma + beta, each key with its own; beta may be nil.
func scaleRows[T array.Float](l layout, y, x, gamma, beta []T, from, to int) {
	first, n, step := l.rows(from, to)
	for at := first; at < len(x); at += step {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Mul(row, x[at:at+n], gamma[from:to])
			if beta != nil {
				kernel.Add(row, row, beta[from:to])
			}
		} else {
			kernel.MulScalar(row, x[at:at+n], gamma[from])
			if beta != nil {
				kernel.AddScalar(row, row, beta[from])
			}
		}
	}
}

// sums sets sum and product to the sums of g and of g * hat over keys.
func sums[T array.Float](l layout, sum, product, g, hat []T, from, to int) {
	sum, product = sum[from:to], product[from:to]
	first, n, step := l.rows(from, to)
	var both []T
	if l.inner == 1 {
		both = make([]T, n)
	}
	for at := first; at < len(g); at += step {
		row := g[at : at+n]
		addRow(l, sum, row)
		if l.inner == 1 {
			kernel.Mul(both, row, hat[at:at+n])
			kernel.Add(product, product, both)
		} else {
			product[0] += kernel.SumProducts(0, row, hat[at:at+n])
		}
	}
}

// standardGradient sets gx to scale * (g - mean of g - hat * mean of g * hat),
// given the sums: with the inverse roots for scale, the gradient of x when g is
// that of hat. gx may be g.
func standardGradient[T array.Float](l layout, gx, g, hat, sum, product, scale []T, from, to int) {
	first, n, step := l.rows(from, to)
	share := 1 / T(l.elements())
	if l.inner != 1 {
		for at := first; at < len(g); at += step {
			kernel.NormalizeGrad(gx[at:at+n], g[at:at+n], hat[at:at+n], product[from]*share, sum[from]*share, scale[from])
		}
		return
	}
	mean, slope, part := make([]T, n), make([]T, n), make([]T, n)
	kernel.MulScalar(mean, sum[from:to], share)
	kernel.MulScalar(slope, product[from:to], share)
	for at := first; at < len(g); at += step {
		row := gx[at : at+n]
		kernel.Mul(part, hat[at:at+n], slope)
		kernel.Sub(row, g[at:at+n], part)
		kernel.Sub(row, row, mean)
		kernel.Mul(row, row, scale[from:to])
	}
}

// sumOfKeys returns the sum of g over every key.
func sumOfKeys[T array.Float](l layout, g []T) []T {
	sum := make([]T, l.keys)
	if l.inner == 1 {
		kernel.AddRows(sum, g)
		return sum
	}
	l.split(func(from, to int) {
		first, n, step := l.rows(from, to)
		for at := first; at < len(g); at += step {
			sum[from] += kernel.Sum(0, g[at:at+n])
		}
	})
	return sum
}
