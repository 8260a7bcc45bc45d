package array

import "nnlua/runtime/array/kernel"

// ArgMax returns the position, from 0, of the largest element along the axis in
// int64; the first one of equals, the first NaN if there is one. Without an axis
// (nil) it is the position among all elements in row-major order. There must be
// elements.
func ArgMax(a *Array, axis *Axis, keepdims bool) *Array {
	return argExtreme("argmax", a, axis, keepdims)
}

// ArgMin is ArgMax for the smallest element.
func ArgMin(a *Array, axis *Axis, keepdims bool) *Array {
	return argExtreme("argmin", a, axis, keepdims)
}

func argExtreme(name string, a *Array, axis *Axis, keepdims bool) *Array {
	var axes Axes
	if axis != nil {
		axes = Axes{axis.Resolve(a.Ndim())}
	}
	checkElements(name, a, axes)
	z := New(Int64, reducedShape(a.shape, axes, true)...)
	to := z.elements().([]int64)
	if a.dtype == Bool {
		a = a.To(Uint8)
	}
	least := name == "argmin"
	switch x := a.elements().(type) {
	case []uint8:
		argInto(to, z.shape, x, a.shape, least)
	case []int32:
		argInto(to, z.shape, x, a.shape, least)
	case []int64:
		argInto(to, z.shape, x, a.shape, least)
	case []float32:
		argFloats(to, z.shape, x, a.shape, least)
	case []float64:
		argInto(to, z.shape, x, a.shape, least)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

// argInto finds the positions along the one axis, or all axes, that zshape has reduced.
func argInto[T Number](z []int64, zshape []int, x []T, shape []int, least bool) {
	row, columns := argMaxRow[T], argMaxColumns[T]
	if least {
		row, columns = argMinRow[T], argMinColumns[T]
	}
	argWith(z, zshape, x, shape, row, columns)
}

// argFloats is argInto with the kernels of float32 for rows.
func argFloats(z []int64, zshape []int, x []float32, shape []int, least bool) {
	row, columns := argMaxFloats, argMaxColumns[float32]
	if least {
		row, columns = argMinFloats, argMinColumns[float32]
	}
	argWith(z, zshape, x, shape, row, columns)
}

func argMaxFloats(x []float32) int64 {
	return argBlocks(x, kernel.Max, func(v, best float32) bool { return v > best })
}

func argMinFloats(x []float32) int64 {
	return argBlocks(x, kernel.Min, func(v, best float32) bool { return v < best })
}

// argBlocks looks for the block with the extremum first, and searches only that.
func argBlocks(x []float32, extremum func([]float32) float32, better func(v, best float32) bool) int64 {
	const size = 1024
	best, first := extremum(x[:min(size, len(x))]), 0
	for at := size; at < len(x) && best == best; at += size {
		if v := extremum(x[at:min(at+size, len(x))]); better(v, best) || v != v {
			best, first = v, at
		}
	}
	return int64(first + kernel.Index(x[first:min(first+size, len(x))], best))
}

func argWith[T Number](z []int64, zshape []int, x []T, shape []int, row func(x []T) int64, columns func(z []int64, best, x []T)) {
	best := make([]T, len(z))
	eachBlock(shape, zshape, func(to, at, m, n int) {
		if n == 1 {
			z[to] = row(x[at : at+m])
			return
		}
		copy(best[:n], x[at:])
		columns(z[to:to+n], best[:n], x[at:at+m*n])
	})
}

func argMaxRow[T Number](x []T) int64 {
	best, at := x[0], 0
	for i, v := range x {
		if !(v <= best) {
			if best != best {
				break
			}
			best, at = v, i
		}
	}
	return int64(at)
}

func argMinRow[T Number](x []T) int64 {
	best, at := x[0], 0
	for i, v := range x {
		if !(v >= best) {
			if best != best {
				break
			}
			best, at = v, i
		}
	}
	return int64(at)
}

func argMaxColumns[T Number](z []int64, best, x []T) {
	for row, n := int64(0), len(z); len(x) >= n; row, x = row+1, x[n:] {
		for i, v := range x[:n] {
			if !(v <= best[i]) && best[i] == best[i] {
				best[i], z[i] = v, row
			}
		}
	}
}

func argMinColumns[T Number](z []int64, best, x []T) {
	for row, n := int64(0), len(z); len(x) >= n; row, x = row+1, x[n:] {
		for i, v := range x[:n] {
			if !(v >= best[i]) && best[i] == best[i] {
				best[i], z[i] = v, row
			}
		}
	}
}
