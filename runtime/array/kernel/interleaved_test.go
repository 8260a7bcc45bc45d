package kernel

import (
	"fmt"
	"testing"
)

// TestInterleaved compares the products that step past the padding with the definition of
// the convolution, at every level that has them: with tiles of one and two registers, sums
// of several blocks, rests of rows, channels, images and places, and windows that see
// nothing but padding.
func TestInterleaved(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		if InBundle[float32](16) == 0 || InBundle[float64](16) > 0 {
			continue
		}
		for _, c := range []struct{ h, w, ksize, stride, pad, images, channels, rows int }{
			{4, 4, 3, 1, 1, 16, 60, 500}, {4, 4, 3, 1, 1, 32, 9, 20}, {5, 7, 3, 1, 1, 48, 11, 17},
			{7, 7, 5, 2, 2, 35, 20, 40}, {2, 3, 3, 1, 3, 16, 8, 14}, {16, 16, 3, 1, 1, 17, 16, 33}, {32, 32, 3, 2, 1, 3, 24, 30},
		} {
			testInterleaved(t, fmt.Sprint(l, c), c.h, c.w, c.ksize, c.stride, c.pad, c.images, c.channels, c.rows)
		}
	}
}

func testInterleaved(t *testing.T, name string, h, w, ksize, stride, pad, images, channels, rows int) {
	runs, oh, ow := convRuns(h, w, ksize, stride, pad)
	points, places, elements := ksize*ksize, oh*ow, h*w
	x, y, weights := random[float32](images*channels*elements), random[float32](images*rows*places), random[float32](rows*channels*points)
	forward, back, gradient := make([]float64, len(y)), make([]float64, len(x)), make([]float64, len(weights))
	eachProduct(runs, images, func(k, n, place, element int) {
		for i := range rows {
			for c := range channels {
				at, seen, from := (n*rows+i)*places+place, (n*channels+c)*elements+element, (i*channels+c)*points+k
				forward[at] += float64(weights[from]) * float64(x[seen])
				back[seen] += float64(weights[from]) * float64(y[at])
				gradient[from] += float64(y[at]) * float64(x[seen])
			}
		}
	})
	same(t, name+", gradient", gradient, func(threads int) []float32 {
		g := WeightGradient[float32]{runs, images, channels, rows, elements, places, channels * elements, rows * places}
		got, sums := make([]float32, len(weights)), Unset[float32](channels*points*GradientLd(rows))
		g.Sum(threads, x, y, sums)
		PutGradient(threads, got, sums, rows, channels*points)
		return got
	})
	n := InBundle[float32](images)
	if n == 0 {
		return
	}
	p, bundles := NewInterleaved[float32](runs, places, elements, n), images/n
	used := bundles * n // images
	take := func(threads int, from []float32, channels, size int) []float32 {
		to := Unset[float32](bundles * size * p.Size(channels))
		for i := range bundles {
			p.Take(threads, to[i*size*p.Size(channels):], from[i*n*channels*size:], channels*size, channels, size)
		}
		return to
	}
	put := func(threads int, to, from []float32, channels, size int) {
		for i := range bundles {
			p.Put(threads, to[i*n*channels*size:], from[i*size*p.Size(channels):], channels*size, channels, size)
		}
	}
	same(t, name, forward[:used*rows*places], func(threads int) []float32 {
		got, to := make([]float32, used*rows*places), Unset[float32](bundles*places*p.Size(rows))
		p.Multiply(threads, weights, channels*points, rows, take(threads, x, channels, elements), channels, to, bundles)
		put(threads, got, to, rows, places)
		return got
	})
	same(t, name+", back", back[:used*channels*elements], func(threads int) []float32 {
		got, to := make([]float32, used*channels*elements), make([]float32, bundles*elements*p.Size(channels))
		p.Back(threads, weights, channels*points, rows, take(threads, y, rows, places), to, channels, bundles)
		put(threads, got, to, channels, elements)
		return got
	})
}
