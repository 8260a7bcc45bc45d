package kernel

import (
	"fmt"
	"testing"
)

// convRuns are the runs of a ksize x ksize window over images of h x w with that padding.
func convRuns(h, w, ksize, pad int) (runs [][]Run, oh, ow int) {
	oh, ow = h+2*pad-ksize+1, w+2*pad-ksize+1
	for y := range ksize {
		for x := range ksize {
			var list []Run
			first, last := max(0, pad-x), min(ow, w+pad-x)
			for o := range oh {
				if in := o + y - pad; in >= 0 && in < h && first < last {
					list = append(list, Run{o*ow + first, in*w + first + x - pad, last - first})
				}
			}
			runs = append(runs, list)
		}
	}
	return runs, oh, ow
}

// TestPatches compares the product with the definition of the convolution, at every
// level, for images narrower and wider than the registers.
func TestPatches(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, size := range []struct{ h, w, ksize, pad, images, channels, rows int }{
			{4, 4, 3, 1, 5, 3, 20}, {8, 8, 3, 1, 2, 40, 5}, {5, 7, 3, 1, 3, 2, 30}, {6, 2, 3, 1, 9, 2, 3},
			{24, 24, 5, 0, 1, 3, 20}, {3, 33, 3, 0, 1, 70, 15}, {16, 16, 1, 0, 2, 200, 29}, {32, 32, 3, 1, 1, 24, 30},
		} {
			testPatches[float32](t, fmt.Sprint(l, size), size.h, size.w, size.ksize, size.pad, size.images, size.channels, size.rows)
			testPatches[float64](t, fmt.Sprint(l, size), size.h, size.w, size.ksize, size.pad, size.images, size.channels, size.rows)
		}
	}
}

func testPatches[T Float](t *testing.T, name string, h, w, ksize, pad, images, channels, rows int) {
	runs, oh, ow := convRuns(h, w, ksize, pad)
	x := random[T](images * channels * h * w)
	p := NewPatches[T](runs, oh*ow, images, channels*h*w, h*w)
	points := ksize * ksize
	for _, turned := range []bool{false, true} {
		data := random[T](rows * channels * points)
		weights, ld := data, channels*points
		at := func(i, c, k int) T { return data[(i*channels+c)*points+k] }
		if turned {
			weights, ld = Turned(data, channels, rows, points)
			at = func(i, c, k int) T { return data[(c*rows+i)*points+k] }
		}
		want := make([]float64, rows*p.Places)
		for k, list := range runs {
			for n := range images {
				for _, r := range list {
					for o := range r.N {
						for i := range rows {
							for c := range channels {
								want[i*p.Places+n*oh*ow+r.Out+o] += float64(at(i, c, k)) * float64(x[(n*channels+c)*h*w+r.In+o])
							}
						}
					}
				}
			}
		}
		same(t, fmt.Sprintf("%s, turned %v", name, turned), want, func(threads int) []T {
			got := make([]T, len(want))
			p.Multiply(threads, weights, ld, rows, x, channels, got, p.Places)
			return got
		})
	}
	places := oh * ow
	y := random[T](rows * p.Places)
	want := make([]float64, rows*channels*points)
	for k, list := range runs {
		for n := range images {
			for _, r := range list {
				for o := range r.N {
					for i := range rows {
						for c := range channels {
							want[(i*channels+c)*points+k] += 2 * float64(y[i*p.Places+n*places+r.Out+o]) * float64(x[(n*channels+c)*h*w+r.In+o])
						}
					}
				}
			}
		}
	}
	same(t, name+", gradient", want, func(threads int) []T {
		got, sums := make([]T, len(want)), Unset[T](channels*points*p.GradientLd(rows))
		for _, add := range []bool{false, true} {
			p.Gradient(threads, x, channels, y, p.Places, rows, sums, add)
		}
		p.PutGradient(got, sums, rows, channels)
		return got
	})
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
