package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// windowSum adds up the elements in every window of x and divides the sum by
// count, nil for no division. It is the forward pass of average pooling and the
// backward pass of unpooling.
type windowSum struct {
	Node
	label string
	w     *windows
	count *Array // of elements: one number for all windows, or one for every window of a plane
}

func (f *windowSum) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), append(append([]int{}, x[0].Shape()[:2]...), f.w.grid...)...)
	if y.Dtype() == array.Float32 {
		windowSums[float32](f.w, y, x[0])
	} else {
		windowSums[float64](f.w, y, x[0])
	}
	if f.count != nil {
		y = array.Div(y, f.count)
	}
	return one(y)
}

func (f *windowSum) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.label, &windowSpread{of: f}, gy[0]))
}

// windowSpread is the transpose of windowSum: it divides every element of x by
// count and adds it to all elements of its window.
type windowSpread struct {
	Node
	of *windowSum
}

func (f *windowSpread) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), append(append([]int{}, x[0].Shape()[:2]...), f.of.w.image...)...)
	each, count := x[0], f.of.count
	if count != nil && count.Ndim() > 0 {
		each = array.Div(each, count)
	}
	if y.Dtype() == array.Float32 {
		windowSpreads[float32](f.of.w, y, each)
	} else {
		windowSpreads[float64](f.of.w, y, each)
	}
	if count != nil && count.Ndim() == 0 { // one division after the sums, as in Chainer
		y = array.Div(y, count)
	}
	return one(y)
}

func (f *windowSpread) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.of.label, &windowSum{label: f.of.label, w: f.of.w, count: f.of.count}, gy[0]))
}

// windowSums adds in the order of the places in a window, as NumPy does.
func windowSums[T array.Float](w *windows, y, x *Array) {
	sums, image := array.Data[T](y), array.Data[T](x)
	n, m := planeSize(w.grid), planeSize(w.image)
	last := len(w.image) - 1
	spans, stride := w.spans[last], w.stride[last]
	w.split(planeSize(y.Shape()[:2]), func(from, to int) {
		for p := from; p < to; p++ {
			plane, sum := image[p*m:(p+1)*m], sums[p*n:(p+1)*n]
			w.rows(func(grid, row int) {
				for _, s := range spans {
					to := sum[grid+s.lo : grid+s.hi]
					i := row + s.at
					if stride == 1 {
						kernel.Add(to, to, plane[i:i+len(to)])
						continue
					}
					for o := range to {
						to[o] += plane[i]
						i += stride
					}
				}
			})
		}
	})
}

func windowSpreads[T array.Float](w *windows, y, x *Array) {
	image, each := array.Data[T](y), array.Data[T](x)
	n, m := planeSize(w.grid), planeSize(w.image)
	last := len(w.image) - 1
	spans, stride := w.spans[last], w.stride[last]
	w.split(planeSize(y.Shape()[:2]), func(from, to int) {
		for p := from; p < to; p++ {
			plane, value := image[p*m:(p+1)*m], each[p*n:(p+1)*n]
			w.rows(func(grid, row int) {
				for _, s := range spans {
					from := value[grid+s.lo : grid+s.hi]
					i := row + s.at
					if stride == 1 {
						kernel.Add(plane[i:i+len(from)], plane[i:i+len(from)], from)
						continue
					}
					for _, v := range from {
						plane[i] += v
						i += stride
					}
				}
			})
		}
	})
}
