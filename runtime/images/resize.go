package images

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.image.resize(img: data, size: pair, interpolation: \"bilinear\"|\"nearest\" = \"bilinear\") -> data", Resize, catalog.Images)
}

// Resize returns the image in another size, {height, width} or one number for
// both. "bilinear" weights the pixels near a place by their distance; where the
// image becomes smaller, all pixels that a new one covers count, so that nothing
// flickers. "nearest" takes one pixel. Both are those of Pillow. A float image
// keeps its dtype, a whole-numbered one becomes float32.
//
// 日本語: 画像の大きさを変えます。
//
//	> img = np.array{ {{0, 100}, {100, 200}} }
//	> chainer.image.resize(img, {1, 1})
//	[[[100.]]]
//	> chainer.image.resize(img, {2, 4})
//	[[[  0.  25.  75. 100.]
//	  [100. 125. 175. 200.]]]
func Resize(img *Array, size [2]int, interpolation string) *Array {
	h, w := sizeOf(img)
	checkSize(size, img)
	ys, xs := weightsOf(interpolation, h, size[0]), weightsOf(interpolation, w, size[1])
	return makeFrom(img, size,
		func(y, x []float32) { resize(y, x, h, w, ys, xs) },
		func(y, x []float64) { resize(y, x, h, w, ys, xs) })
}

// checkSize refuses sizes that are no size, and those of which no image can be.
func checkSize(size [2]int, img *Array) {
	if size[0] < 1 || size[1] < 1 || size[0] > maxPixels/size[1] {
		array.Fail("size is %d by %d pixels, want at least 1 by 1 and no more than %d in all", size[0], size[1], maxPixels)
	}
}

// window is the pixels along an axis of which a new one is made, and their weights.
type window struct {
	from    int
	weights []float64
}

// weightsOf returns the windows that make n pixels of m.
func weightsOf(interpolation string, m, n int) []window {
	scale := float64(m) / float64(n)
	windows := make([]window, n)
	if interpolation == "nearest" {
		at := scale / 2
		for i := range windows {
			windows[i] = window{min(int(at), m-1), []float64{1}}
			at += scale // rounded at every step, as Pillow does: it decides ties
		}
		return windows
	}
	reach := max(scale, 1)
	for i := range windows {
		center := (float64(i) + 0.5) * scale
		from := max(int(math.Floor(center-reach+0.5)), 0)
		to := min(int(math.Floor(center+reach+0.5)), m)
		sum, weights := 0., make([]float64, to-from)
		for k := range weights {
			weights[k] = max(1-math.Abs((float64(from+k)-center+0.5)/reach), 0)
			sum += weights[k]
		}
		for k := range weights {
			weights[k] /= sum
		}
		windows[i] = window{from, weights}
	}
	return windows
}

// resize changes the width of all rows, then the height of all columns.
func resize[T array.Float](y, x []T, h, w int, ys, xs []window) {
	channels := len(x) / (h * w)
	wide := make([]T, h*len(xs))
	for c := range channels {
		for r := range h {
			row, out := x[(c*h+r)*w:(c*h+r+1)*w], wide[r*len(xs):(r+1)*len(xs)]
			for i, win := range xs {
				sum := 0.
				for k, weight := range win.weights {
					sum += weight * float64(row[win.from+k])
				}
				out[i] = T(sum)
			}
		}
		sums := make([]float64, len(xs))
		for r, win := range ys {
			clear(sums)
			for k, weight := range win.weights {
				for i, v := range wide[(win.from+k)*len(xs) : (win.from+k+1)*len(xs)] {
					sums[i] += weight * float64(v)
				}
			}
			out := y[(c*len(ys)+r)*len(xs):]
			for i, v := range sums {
				out[i] = T(v)
			}
		}
	}
}

// makeFrom returns a new image of that size, filled from the numbers of another.
func makeFrom(img *Array, size [2]int, f32 func(y, x []float32), f64 func(y, x []float64)) *Array {
	channels := img.Shape()[0]
	if img.Dtype() == array.Float64 {
		y := array.Empty(array.Float64, channels, size[0], size[1])
		f64(array.Data[float64](y), array.Data[float64](img))
		return y
	}
	y := array.Empty(array.Float32, channels, size[0], size[1])
	f32(array.Data[float32](y), array.Data[float32](img.AsType(array.Float32)))
	return y
}
