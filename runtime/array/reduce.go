package array

import "nnlua/runtime/array/kernel"

// A reduction turns the elements along some axes into one. Its kernels come in
// two forms, since rows are contiguous: row reduces a row to one value, columns
// reduces a block of rows, one below the other, to a row. Both go on from what
// is in the result already.
type reduction[R, T Element] struct {
	row     func(acc R, x []T) R
	columns func(acc []R, x []T) // len(x) is a multiple of len(acc)
}

// into reduces x, of the given shape, to z, whose shape is the same with ones
// for the reduced axes. Elements come in row-major order. Threads share what is
// reduced to different elements.
func (op reduction[R, T]) into(z []R, zshape []int, x []T, shape []int) {
	outer := 1
	if kernel.Long(len(x)) {
		outer = blocksApart(shape, zshape)
	}
	if outer > 1 {
		m, n := len(x)/outer, len(z)/outer
		kernel.Split(outer, 1, elementTime*float64(len(x)), func(from, to int) {
			for i := from; i < to; i++ {
				op.block(z[i*n:(i+1)*n], x[i*m:(i+1)*m])
			}
		})
		return
	}
	eachBlock(shape, zshape, func(to, at, m, n int) { op.block(z[to:to+n], x[at:at+m*n]) })
}

// block reduces rows of len(z) to z.
func (op reduction[R, T]) block(z []R, x []T) {
	if len(z) == 1 {
		z[0] = op.row(z[0], x)
	} else {
		op.columns(z, x)
	}
}

// blocksApart returns how many blocks of x are reduced to elements of their own: as
// many as the axes before the first reduced one have, if the reduced axes stand side
// by side; else 1.
func blocksApart(shape, zshape []int) int {
	first, last, outer := len(shape), 0, 1
	for i, n := range shape {
		if n != zshape[i] {
			first, last = min(first, i), i
		}
	}
	for i := range last {
		if i < first {
			outer *= shape[i]
		} else if zshape[i] != 1 {
			return 1
		}
	}
	return outer
}

// eachBlock cuts an array of the given shape into contiguous blocks of m rows
// of n elements that are reduced to n elements from position to of the result.
// zshape is shape with ones for the reduced axes.
func eachBlock(shape, zshape []int, visit func(to, at, m, n int)) {
	if sizeOf(shape) == 0 {
		return
	}
	dims, strides := mergeAxes(shape, [][]int{zshape})
	outer, m, n := len(dims)-1, dims[len(dims)-1], 1
	if strides[outer] == 1 { // the last axis stays: the one before it, if any, is reduced
		m, n = 1, m
		if outer > 0 {
			outer--
			m = dims[outer]
		}
	}
	index := make([]int, outer)
	for to, at := 0, 0; ; at += m * n {
		visit(to, at, m, n)
		d := outer - 1
		for ; d >= 0; d-- {
			index[d]++
			to += strides[d]
			if index[d] < dims[d] {
				break
			}
			to -= dims[d] * strides[d]
			index[d] = 0
		}
		if d < 0 {
			return
		}
	}
}

// reducedShape returns shape with the axes set to 1 (keepdims) or taken out.
func reducedShape(shape []int, axes Axes, keepdims bool) []int {
	reduced := axes.Resolve(len(shape))
	out := make([]int, 0, len(shape))
	for i, n := range shape {
		switch {
		case len(reduced) == 0 || reduced[0] != i:
			out = append(out, n)
			continue
		case keepdims:
			out = append(out, 1)
		}
		reduced = reduced[1:]
	}
	return out
}

// reducedSize returns how many elements fall to each element of the result.
func reducedSize(shape []int, axes Axes) int {
	n := 1
	for _, ax := range axes.Resolve(len(shape)) {
		n *= shape[ax]
	}
	return n
}
