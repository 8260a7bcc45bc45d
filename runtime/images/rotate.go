package images

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.image.rotate(img: data, angle: number, expand: boolean = true, fill: number = 0, interpolation: \"bilinear\"|\"nearest\" = \"bilinear\") -> array", Rotate, catalog.Images)
}

// RotateOptions are the arguments of rotate after the angle.
type RotateOptions struct {
	Expand        bool
	Fill          float64
	Interpolation string
}

// Rotate turns an image by that many degrees, to the left if angle is positive.
// With expand the result is as large as the whole turned image; else it has the
// size of img. fill is the number of the pixels that the turned image does not
// cover. Results are Pillow's. A float image keeps its dtype, a whole-numbered
// one becomes float32.
//
// 日本語: 画像を回転します。
//
//	> chainer.image.rotate(np.arange(4):reshape(1, 2, 2), 90)
//	[[[1. 3.]
//	  [0. 2.]]]
func Rotate(img *Array, angle float64, opt RotateOptions) *Array {
	h, w := sizeOf(img)
	if math.IsNaN(angle) || math.IsInf(angle, 0) {
		array.Fail("angle is %v, want a number of degrees", angle)
	}
	angle = math.Mod(angle, 360)
	if angle < 0 {
		angle += 360
	}
	if quarters := int(angle / 90); float64(quarters)*90 == angle && (quarters%2 == 0 || opt.Expand || h == w) {
		return quarterTurns(img, quarters)
	}
	m, size := turn(angle, h, w, opt.Expand)
	checkSize(size, img)
	nearest := opt.Interpolation == "nearest"
	return makeFrom(img, size,
		func(y, x []float32) { rotate(y, x, h, w, size, m, float32(opt.Fill), nearest) },
		func(y, x []float64) { rotate(y, x, h, w, size, m, opt.Fill, nearest) })
}

// quarterTurns turns an image to the left without changing a number.
func quarterTurns(img *Array, n int) *Array {
	if !img.Dtype().IsFloat() {
		img = img.AsType(array.Float32)
	}
	for range n {
		img = reversed(array.Transpose(img, 0, 2, 1), 1)
	}
	return img
}

// affine gives the place (x, y) in the old image of one in the new: a x + b y + c
// and d x + e y + f.
type affine struct{ a, b, c, d, e, f float64 }

func (m *affine) at(x, y float64) (float64, float64) {
	return m.a*x + m.b*y + m.c, m.d*x + m.e*y + m.f
}

// pixel returns the pixel in which the middle of the new pixel (x, y) lies,
// computed with 16 bits behind the point as Pillow does: it decides ties.
func (m *affine) pixel(x, y int) (int, int) {
	fixed := func(v float64) int { return int(math.Floor(v*65536 + 0.5)) }
	px := fixed(m.c+m.a/2+m.b/2) + fixed(m.a)*x + fixed(m.b)*y
	py := fixed(m.f+m.d/2+m.e/2) + fixed(m.d)*x + fixed(m.e)*y
	return px >> 16, py >> 16
}

// turn returns the map of a rotation about the middle and the size of the result.
func turn(angle float64, h, w int, expand bool) (m affine, size [2]int) {
	// Sine and cosine are rounded so that those of whole quarters are exact.
	round := func(v float64) float64 { return math.Round(v*1e15) / 1e15 }
	sin, cos := math.Sincos(-angle * math.Pi / 180)
	m = affine{a: round(cos), b: round(sin), d: round(-sin), e: round(cos)}
	middle := func(newW, newH float64) {
		m.c, m.f = 0, 0
		x, y := m.at(-newW/2, -newH/2)
		m.c, m.f = x+float64(w)/2, y+float64(h)/2
	}
	middle(float64(w), float64(h))
	size = [2]int{h, w}
	if !expand {
		return m, size
	}
	left, right, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, corner := range [][2]int{{0, 0}, {w, 0}, {w, h}, {0, h}} {
		x, y := m.at(float64(corner[0]), float64(corner[1]))
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	size = [2]int{int(math.Ceil(bottom) - math.Floor(top)), int(math.Ceil(right) - math.Floor(left))}
	// The middle moves to that of the result.
	m.c, m.f = m.at(-float64(size[1]-w)/2, -float64(size[0]-h)/2)
	return m, size
}

// rotate fills y, of that size, with the pixels of x, h by w.
func rotate[T array.Float](y, x []T, h, w int, size [2]int, m affine, fill T, nearest bool) {
	channels, plane := len(x)/(h*w), size[0]*size[1]
	for r := range size[0] {
		for k := range size[1] {
			out := y[r*size[1]+k:]
			px, py := m.at(float64(k)+0.5, float64(r)+0.5)
			column, row := int(math.Floor(px)), int(math.Floor(py))
			if nearest {
				column, row = m.pixel(k, r)
			}
			if column < 0 || row < 0 || column >= w || row >= h {
				for c := range channels {
					out[c*plane] = fill
				}
				continue
			}
			if nearest {
				for c := range channels {
					out[c*plane] = x[(c*h+row)*w+column]
				}
				continue
			}
			left, right, dx := neighbours(px, w)
			top, bottom, dy := neighbours(py, h)
			for c := range channels {
				in := x[c*h*w : (c+1)*h*w]
				upper := mix(in[top*w+left], in[top*w+right], dx)
				lower := mix(in[bottom*w+left], in[bottom*w+right], dx)
				out[c*plane] = T(upper + (lower-upper)*dy)
			}
		}
	}
}

// neighbours returns the two pixels beside a place and how near it is to the second.
func neighbours(v float64, n int) (first, second int, part float64) {
	v -= 0.5
	floor := math.Floor(v)
	first = int(floor)
	return max(first, 0), min(first+1, n-1), v - floor
}

func mix[T array.Float](a, b T, part float64) float64 {
	return float64(a) + (float64(b)-float64(a))*part
}
