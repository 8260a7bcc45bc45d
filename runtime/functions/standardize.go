package functions

import (
	"iter"
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layout reads an array as [outer, keys, inner]. Sums, means and variances are
// taken over all elements of one key.
//
// The loops go through a range of keys row by row: over the keys where inner is 1,
// else over the elements of one key that stand side by side.
type layout struct{ outer, keys, inner int }

func (l layout) shape() []int { return []int{l.outer, l.keys, l.inner} }

// elements returns how many elements a key has.
func (l layout) elements() int { return l.outer * l.inner }

// split calls f for ranges of keys, which threads share: one range each, and none of
// keys that are short, since a range lies in many pieces of memory, and the processor
// fetches only long ones ahead.
func (l layout) split(f func(from, to int)) {
	const element, row = 0.2, 50 // nanoseconds
	const shortest = 2048        // elements
	rows := l.outer
	if l.inner != 1 {
		rows *= l.keys
	}
	unit := max((l.keys+kernel.Threads-1)/kernel.Threads, shortest/max(l.inner, 1), 1)
	kernel.Split(l.keys, unit, element*float64(l.keys)*float64(l.elements())+row*float64(rows), f)
}

// row is how long the rows of keys from, up to but without to, are.
func (l layout) row(from, to int) int {
	if l.inner == 1 {
		return to - from
	}
	return l.inner
}

// rows are where these begin, with the key, or the first one.
func (l layout) rows(from, to int) iter.Seq2[int, int] {
	if l.inner == 1 {
		to = from + 1
	}
	return func(yield func(at, key int) bool) {
		for o := range l.outer {
			for key := from; key < to; key++ {
				if !yield((o*l.keys+key)*l.inner, key) {
					return
				}
			}
		}
	}
}

// moments sets the mean and the variance of keys, which are 0 before.
func moments[T array.Float](l layout, mean, variance, x []T, from, to int) {
	n := l.row(from, to)
	for at, key := range l.rows(from, to) {
		if row := x[at : at+n]; l.inner == 1 {
			kernel.Add(mean[from:to], mean[from:to], row)
		} else {
			mean[key] += kernel.Sum(0, row)
		}
	}
	count := T(l.elements())
	kernel.DivScalar(mean[from:to], mean[from:to], count)
	distance := make([]T, n)
	for at, key := range l.rows(from, to) {
		if row := x[at : at+n]; l.inner == 1 {
			kernel.Sub(distance, row, mean[from:to])
			kernel.Mul(distance, distance, distance)
			kernel.Add(variance[from:to], variance[from:to], distance)
		} else {
			kernel.AddScalar(distance, row, -mean[key])
			kernel.Mul(distance, distance, distance)
			variance[key] += kernel.Sum(0, distance)
		}
	}
	kernel.DivScalar(variance[from:to], variance[from:to], count)
}

// inverseRoots sets y to 1 / sqrt(x + eps).
func inverseRoots[T array.Float](y, x []T, eps float64) {
	for i, v := range x {
		y[i] = 1 / T(math.Sqrt(float64(v+T(eps))))
	}
}

// standardizeRows sets y to (x - mean) * inverse, each key with its own.
func standardizeRows[T array.Float](l layout, y, x, mean, inverse []T, from, to int) {
	n := l.row(from, to)
	for at, key := range l.rows(from, to) {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Sub(row, x[at:at+n], mean[from:to])
			kernel.Mul(row, row, inverse[from:to])
		} else {
			kernel.AddScalar(row, x[at:at+n], -mean[key])
			kernel.MulScalar(row, row, inverse[key])
		}
	}
}

// scaleRows sets y to x * gamma + beta, each key with its own; beta may be nil.
func scaleRows[T array.Float](l layout, y, x, gamma, beta []T, from, to int) {
	n := l.row(from, to)
	for at, key := range l.rows(from, to) {
		if row := y[at : at+n]; l.inner == 1 {
			kernel.Mul(row, x[at:at+n], gamma[from:to])
			if beta != nil {
				kernel.Add(row, row, beta[from:to])
			}
		} else {
			kernel.MulScalar(row, x[at:at+n], gamma[key])
			if beta != nil {
				kernel.AddScalar(row, row, beta[key])
			}
		}
	}
}

// sums adds the sums of g and of g * hat over keys to sum and product.
func sums[T array.Float](l layout, sum, product, g, hat []T, from, to int) {
	n := l.row(from, to)
	both := make([]T, n)
	for at, key := range l.rows(from, to) {
		row := g[at : at+n]
		kernel.Mul(both, row, hat[at:at+n])
		if l.inner == 1 {
			kernel.Add(sum[from:to], sum[from:to], row)
			kernel.Add(product[from:to], product[from:to], both)
		} else {
			sum[key] += kernel.Sum(0, row)
			product[key] += kernel.Sum(0, both)
		}
	}
}

// standardGradient sets gx to scale * (g - mean of g - hat * mean of g * hat),
// given the sums: with the inverse roots for scale, the gradient of x when g is
// that of hat. gx may be g.
func standardGradient[T array.Float](l layout, gx, g, hat, sum, product, scale []T, from, to int) {
	share := 1 / T(l.elements())
	mean, slope := make([]T, to-from), make([]T, to-from)
	kernel.MulScalar(mean, sum[from:to], share)
	kernel.MulScalar(slope, product[from:to], share)
	n := l.row(from, to)
	part := make([]T, n)
	for at, key := range l.rows(from, to) {
		if row := gx[at : at+n]; l.inner == 1 {
			kernel.Mul(part, hat[at:at+n], slope)
			kernel.Sub(row, g[at:at+n], part)
			kernel.Sub(row, row, mean)
			kernel.Mul(row, row, scale[from:to])
		} else {
			kernel.NormalizeGrad(row, g[at:at+n], hat[at:at+n], slope[key-from], mean[key-from], scale[key])
		}
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
		n := l.row(from, to)
		for at, key := range l.rows(from, to) {
			sum[key] += kernel.Sum(0, g[at:at+n])
		}
	})
	return sum
}
