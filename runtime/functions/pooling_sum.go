package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// windowSum adds up the elements in every window of x and divides the sum by
// divisor. It is the forward pass of average pooling and, with the divisor 1,
// the backward pass of unpooling.
type windowSum struct {
	Node
	label   string
	w       *windows
	divisor *Array // one number for all windows, or one for every window of a plane
}

func (f *windowSum) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), append(append([]int{}, x[0].Shape()[:2]...), f.w.grid...)...)
	if y.Dtype() == array.Float32 {
		windowSums(f.w, array.Data[float32](y), array.Data[float32](x[0]))
	} else {
		windowSums(f.w, array.Data[float64](y), array.Data[float64](x[0]))
	}
	return one(dividedBy(y, f.divisor))
}

// dividedBy returns x / divisor without a pass over x where that changes nothing.
func dividedBy(x, divisor *Array) *Array {
	if divisor.Ndim() == 0 && divisor.Float(0) == 1 {
		return x
	}
	return array.Div(x, divisor)
}

func (f *windowSum) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.label, &windowSpread{of: f}, gy[0]))
}

// windowSpread is the transpose of windowSum: it divides every element of x by
// divisor and adds it to all elements of its window.
type windowSpread struct {
	Node
	of *windowSum
}

func (f *windowSpread) Forward(x []*Array) []*Array {
	w, divisor := f.of.w, f.of.divisor
	y := array.New(x[0].Dtype(), append(append([]int{}, x[0].Shape()[:2]...), w.image...)...)
	// Chainer divides the sums if all divisors are equal, which rounds in another
	// way where windows overlap.
	last := divisor.Ndim() == 0 && w.overlap()
	each := x[0]
	if !last {
		each = dividedBy(each, divisor)
	}
	if y.Dtype() == array.Float32 {
		windowSpreads(w, array.Data[float32](y), array.Data[float32](each))
	} else {
		windowSpreads(w, array.Data[float64](y), array.Data[float64](each))
	}
	if last {
		y = dividedBy(y, divisor)
	}
	return one(y)
}

func (f *windowSpread) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.of.label, &windowSum{label: f.of.label, w: f.of.w, divisor: f.of.divisor}, gy[0]))
}

// overlap reports whether an element may lie in several windows.
func (w *windows) overlap() bool {
	for i, k := range w.ksize {
		if k > w.stride[i] {
			return true
		}
	}
	return false
}

// windowSums adds in the order of the places in a window, as NumPy does.
func windowSums[T array.Float](w *windows, sums, images []T) {
	n, m := planeSize(w.grid), planeSize(w.image)
	last := len(w.image) - 1
	spans, stride := w.spans[last], w.stride[last]
	w.split(len(sums)/max(n, 1), func(from, to int) {
		for p := from; p < to; p++ {
			array.Poll()
			sum, image := sums[p*n:(p+1)*n], images[p*m:(p+1)*m]
			w.rows(func(grid, row int) {
				for _, s := range spans {
					to := sum[grid+s.lo : grid+s.hi]
					i := row + s.at
					if stride == 1 {
						kernel.Add(to, to, image[i:i+len(to)])
						continue
					}
					for o := range to {
						to[o] += image[i]
						i += stride
					}
				}
			})
		}
	})
}

// windowSpreads adds the element of every window to all of its places.
func windowSpreads[T array.Float](w *windows, images, elements []T) {
	n, m := planeSize(w.grid), planeSize(w.image)
	last := len(w.image) - 1
	spans, stride := w.spans[last], w.stride[last]
	w.split(len(images)/max(m, 1), func(from, to int) {
		for p := from; p < to; p++ {
			array.Poll()
			image, element := images[p*m:(p+1)*m], elements[p*n:(p+1)*n]
			w.rows(func(grid, row int) {
				for _, s := range spans {
					from := element[grid+s.lo : grid+s.hi]
					i := row + s.at
					if stride == 1 {
						to := image[i : i+len(from)]
						kernel.Add(to, to, from)
						continue
					}
					for _, v := range from {
						image[i] += v
						i += stride
					}
				}
			})
		}
	})
}
