package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.shift(x: float[...], ksize: ints = 3, dilate: ints = 1) -> float[...]", Shift, catalog.Connection)
}

// Shift moves the channels of images: they are cut into kh*kw equal groups (the last one
// gets what is left over), and each group moves towards another of the kh*kw directions
// of a window. Zeros follow from the edge. Together with a convolution of 1x1 windows it
// does the work of one with larger windows, without weights (Wu et al., Shift: A Zero FLOP,
// Zero Parameter Alternative to Spatial Convolutions, 2018).
//
// x is [images, C, height, width] with at least kh*kw channels. ksize is an odd number or {kh, kw}.
// dilate is by how much one step of the window moves, not 0, one number or {vertical,
// horizontal}. The directions go row by row, {-1, -1}*dilate first; the middle one, that does
// not move, changes places with the last. The result has the shape and dtype of x.
//
//	> x = np.ones{1, 3, 1, 3}
//	> y = F.shift(x, {1, 3})
//	> y:reshape(3, 3)
//	variable([[1. 1. 0.]
//	          [0. 1. 1.]
//	          [1. 1. 1.]])
func Shift(x *Variable, ksize, dilate []int) *Variable {
	const op = "shift"
	k := sizes(op, "ksize", ksize, 2, 1)
	d := sizes(op, "dilate", dilate, 2, -1<<30)
	if k[0]%2 == 0 || k[1]%2 == 0 {
		array.FailIn(op, "ksize is %s, want odd numbers", array.ShapeString(k))
	}
	if d[0] == 0 || d[1] == 0 {
		array.FailIn(op, "dilate is %s, want no 0", array.ShapeString(d))
	}
	if shape := x.Shape(); len(shape) != 4 || shape[1] < k[0]*k[1] {
		array.FailIn(op, "x is %s, want 4 axes and at least %d channels, kh*kw", x.Data().Describe(), k[0]*k[1])
	}
	return apply1(op, &shift{ksize: [2]int(k), dilate: [2]int(d)}, x)
}

type shift struct {
	Node
	ksize, dilate [2]int
}

func (f *shift) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), x[0].Shape()...) // zeros move in at the edges
	if y.Dtype() == array.Float32 {
		move(array.Data[float32](y), array.Data[float32](x[0]), f, x[0].Shape())
	} else {
		move(array.Data[float64](y), array.Data[float64](x[0]), f, x[0].Shape())
	}
	return one(y)
}

func (f *shift) Backward(gy []*Variable) []*Variable {
	back := &shift{ksize: f.ksize, dilate: [2]int{-f.dilate[0], -f.dilate[1]}}
	return grads(apply1("shift", back, gy[0]))
}

// direction returns by how much channel c of n moves down and to the right.
func (f *shift) direction(c, n int) (down, right int) {
	groups := f.ksize[0] * f.ksize[1]
	g := min(c/(n/groups), groups-1)
	switch middle := (groups - 1) / 2; g {
	case middle:
		g = groups - 1
	case groups - 1:
		g = middle
	}
	return (g/f.ksize[1] - f.ksize[0]/2) * f.dilate[0], (g%f.ksize[1] - f.ksize[1]/2) * f.dilate[1]
}

func move[T array.Float](y, x []T, f *shift, shape []int) {
	channels, h, w := shape[1], shape[2], shape[3]
	for i := range shape[0] * channels {
		down, right := f.direction(i%channels, channels)
		if right >= w || -right >= w {
			continue
		}
		for row := max(0, down); row < min(h, h+down); row++ {
			to, from := y[(i*h+row)*w:][:w], x[(i*h+row-down)*w:][:w]
			if right > 0 {
				copy(to[right:], from)
			} else {
				copy(to, from[-right:])
			}
		}
	}
}
