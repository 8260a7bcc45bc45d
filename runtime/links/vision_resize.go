package links

import (
	"math"

	"nnlua/runtime/array"
)

// resized gives the last axis of pixels, uint8, the length n, by bicubic
// interpolation as Pillow does it: in fixed point, and over all pixels that a
// smaller one covers.
func resized(pixels *Array, n int) *Array {
	shape := pixels.Shape()
	length := shape[2]
	if n == length {
		return pixels
	}
	y := array.New(array.Uint8, shape[0], shape[1], n)
	from, to := array.Data[uint8](pixels), array.Data[uint8](y)
	for i := range n {
		first, weights := pixelWeights(length, n, i)
		for row := range shape[0] * shape[1] {
			sum := int64(1) << (weightBits - 1)
			for k, w := range weights {
				sum += w * int64(from[row*length+first+k])
			}
			to[row*n+i] = uint8(min(max(sum>>weightBits, 0), 255))
		}
	}
	return y
}

const weightBits = 22

// pixelWeights returns the weights of the old pixels, from number first on, in
// new pixel i, in units of 2^-weightBits.
func pixelWeights(length, n, i int) (first int, weights []int64) {
	scale := float64(length) / float64(n)
	spread := max(scale, 1)
	center := (float64(i) + 0.5) * scale
	first = max(int(center-2*spread+0.5), 0)
	last := min(int(center+2*spread+0.5), length)
	exact, sum := make([]float64, last-first), 0.0
	for k := range exact {
		exact[k] = bicubic((float64(first+k) - center + 0.5) / spread)
		sum += exact[k]
	}
	for _, w := range exact {
		weights = append(weights, int64(math.Round(w/sum*(1<<weightBits))))
	}
	return first, weights
}

// bicubic is the weight of a pixel at a distance (Keys, 1981, with a = -0.5).
func bicubic(x float64) float64 {
	switch x = math.Abs(x); {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return -0.5 * (((x-5)*x+8)*x - 4)
	}
	return 0
}

// cropped returns the square of that side whose upper left corner is at (top,
// left) of every image.
func cropped(images *Array, top, left, side int) *Array {
	shape := images.Shape()
	y := array.New(images.Dtype(), shape[0], shape[1], side, side)
	for n := range shape[0] {
		for c := range shape[1] {
			for row := range side {
				for column := range side {
					at := ((n*shape[1]+c)*shape[2]+top+row)*shape[3] + left + column
					y.SetFloat(((n*shape[1]+c)*side+row)*side+column, images.Float(at))
				}
			}
		}
	}
	return y
}

// tenCrops returns ten squares of every image: the corners, the middle, and
// the mirror images of these.
func tenCrops(images *Array, side int) *Array {
	shape := images.Shape()
	down, right := shape[2]-side, shape[3]-side
	y := array.New(images.Dtype(), shape[0], 10, shape[1], side, side)
	for k, corner := range [][2]int{{0, 0}, {0, right}, {down, 0}, {down, right}, {down / 2, right / 2}} {
		part := cropped(images, corner[0], corner[1], side)
		mirrored := part.Copy()
		for i := range part.Size() {
			mirrored.SetFloat(i-i%side+side-1-i%side, part.Float(i))
		}
		for n := range shape[0] {
			array.CopyInto(y.Row(n).Row(k), part.Row(n))
			array.CopyInto(y.Row(n).Row(5+k), mirrored.Row(n))
		}
	}
	return y.Reshape(shape[0]*10, shape[1], side, side)
}
