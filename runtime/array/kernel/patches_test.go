package kernel

import (
	"fmt"
	"testing"
)

// convRuns are the runs of a ksize x ksize window that moves by steps over images of h x w
// with that padding.
func convRuns(h, w, ksize, stride, pad int) (runs [][]Run, oh, ow int) {
	oh, ow = (h+2*pad-ksize)/stride+1, (w+2*pad-ksize)/stride+1
	for y := range ksize {
		for x := range ksize {
			var list []Run
			for o := range oh {
				r := Run{Step: stride}
				for p := range ow {
					y, x := o*stride+y-pad, p*stride+x-pad
					if y < 0 || y >= h || x < 0 || x >= w {
						continue
					}
					if r.N == 0 {
						r.Out, r.In = o*ow+p, y*w+x
					}
					r.N++
				}
				if r.N > 0 {
					list = append(list, r)
				}
			}
			runs = append(runs, list)
		}
	}
	return runs, oh, ow
}

// TestPatches compares the products with the definition of the convolution, at every
// level, for images narrower and wider than the registers, and for sums of several blocks.
func TestPatches(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, size := range []struct{ h, w, ksize, pad, images, channels, rows int }{
			{4, 4, 3, 1, 5, 3, 20}, {8, 8, 3, 1, 2, 40, 5}, {5, 7, 3, 1, 3, 2, 30}, {6, 2, 3, 1, 9, 2, 3},
			{24, 24, 5, 0, 1, 3, 20}, {3, 33, 3, 0, 1, 70, 15}, {16, 16, 1, 0, 2, 200, 29}, {32, 32, 3, 1, 1, 24, 30}, {4, 4, 3, 1, 16, 60, 500},
		} {
			testPatches[float32](t, fmt.Sprint(l, size), size.h, size.w, size.ksize, size.pad, size.images, size.channels, size.rows)
			testPatches[float64](t, fmt.Sprint(l, size), size.h, size.w, size.ksize, size.pad, size.images, size.channels, size.rows)
		}
	}
}

func testPatches[T Float](t *testing.T, name string, h, w, ksize, pad, images, channels, rows int) {
	runs, oh, ow := convRuns(h, w, ksize, 1, pad)
	points, places := ksize*ksize, oh*ow
	p := NewPatches[T](runs, places, images, channels*h*w, h*w)
	x, y, weights := random[T](images*channels*h*w), random[T](rows*p.Places), random[T](rows*channels*points)
	forward, back, gradient := make([]float64, len(y)), make([]float64, len(x)), make([]float64, len(weights))
	eachProduct(runs, images, func(k, n, place, element int) {
		for i := range rows {
			for c := range channels {
				at, seen, from := i*p.Places+n*places+place, (n*channels+c)*h*w+element, (i*channels+c)*points+k
				forward[at] += float64(weights[from]) * float64(x[seen])
				back[seen] += 2 * float64(weights[from]) * float64(y[at])
				gradient[from] += 2 * float64(y[at]) * float64(x[seen])
			}
		}
	})
	same(t, name, forward, func(threads int) []T {
		got := make([]T, len(y))
		p.Multiply(threads, weights, channels*points, rows, x, channels, got, p.Places)
		return got
	})
	same(t, name+", back", back, func(threads int) []T {
		const edge = 40 // before and behind the images, where nothing is to be written
		room := make([]T, edge+len(x)+edge)
		got := room[edge : edge+len(x)]
		for range 2 {
			p.Back(threads, weights, channels*points, rows, y, p.Places, got, channels)
		}
		for i := range edge {
			if room[i] != 0 || room[edge+len(x)+i] != 0 {
				t.Fatalf("%s: something was written beside the images", name)
			}
		}
		return got
	})
	same(t, name+", gradient", gradient, func(threads int) []T {
		got, sums := make([]T, len(weights)), Unset[T](channels*points*GradientLd(rows))
		for _, add := range []bool{false, true} {
			p.Gradient(threads, x, channels, y, p.Places, rows, sums, add)
		}
		PutGradient(threads, got, sums, rows, channels*points)
		return got
	})
}

// eachProduct calls f for every point of a window and every place of every image where it
// stands on an element.
func eachProduct(runs [][]Run, images int, f func(point, image, place, element int)) {
	for k, list := range runs {
		for n := range images {
			for _, r := range list {
				for o := range r.N {
					f(k, n, r.Out+o, r.In+o*r.Step)
				}
			}
		}
	}
}

// same compares what one and three threads compute with what is wanted, and, digit
// for digit, with each other.
func same[T Float](t *testing.T, name string, want []float64, compute func(threads int) []T) {
	t.Helper()
	one, three := compute(1), compute(3)
	for i, v := range one {
		if d := float64(v) - want[i]; d > 1e-3 || d < -1e-3 {
			t.Fatalf("%s: element %d is %v, want %v", name, i, v, want[i])
		}
		if v != three[i] {
			t.Fatalf("%s: element %d is %v with one thread and %v with three", name, i, v, three[i])
		}
	}
}
