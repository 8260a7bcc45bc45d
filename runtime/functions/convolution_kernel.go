package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// convShape is the geometry that a convolution, its transposition and the
// gradient of its weights share. The image side x has big channels of
// window.ins() elements, the window's side y has small channels of window.outs()
// places, and W is (small, big/groups, points). Of y = W x, x = W' y and
// W = y x', each is made of the other two.
type convShape struct {
	window
	images, big, small, groups int
	list                       [][]run // runs of the window, made when first needed
	block                      int     // images whose columns stand side by side in one matrix product
}

// Matrices of fewer columns than this are not worth a product of their own:
// images are put together until there are as many.
const fewColumns = 256

// prepare makes the list of runs and looks whether the memory for the columns is
// there, before it is asked for.
func (s *convShape) prepare(d array.Dtype) {
	if s.list != nil || s.images == 0 {
		return
	}
	places := s.lengths(func(a convAxis) int { return a.out })
	s.block = 1
	if !s.direct() {
		s.block = max(1, min(s.images, fewColumns/max(1, s.outs())))
	}
	array.CheckShape(d, append([]int{s.big / s.groups, s.points(), s.block}, places...))
	s.list = s.runs()
}

// xShape and yShape are the shapes of the two sides.
func (s *convShape) xShape() []int {
	return append([]int{s.images, s.big}, s.lengths(func(a convAxis) int { return a.in })...)
}

func (s *convShape) yShape() []int {
	return append([]int{s.images, s.small}, s.lengths(func(a convAxis) int { return a.out })...)
}

// direct reports whether the window goes over single channels, a few times
// each: then there is too little to multiply for a matrix product.
func (s *convShape) direct() bool { return s.big == s.groups && s.small <= 4*s.groups }

// convolver is a convolution in one dtype.
type convolver[T array.Float] struct {
	*convShape
	x, w, y []T
	ins     int // elements of a channel of x
	outs    int // of y
	rows    int // of the columns of one group
	bigG    int // channels of x in a group
	smallG  int // of y
}

// passes are the three ways through a convolution, in either dtype.
type passes interface {
	forward(bias *Array)  // y from x and w
	backward(bias *Array) // x from y and w
	weights()             // w from x and y
}

// newPasses returns the passes over arrays of one dtype; the one that is to be
// computed holds zeros.
func newPasses(s *convShape, x, w, y *Array) passes {
	s.prepare(x.Dtype())
	if x.Dtype() == array.Float32 {
		return newConvolver[float32](s, x, w, y)
	}
	return newConvolver[float64](s, x, w, y)
}

func newConvolver[T array.Float](s *convShape, x, w, y *Array) *convolver[T] {
	bigG := s.big / s.groups
	return &convolver[T]{
		convShape: s, x: array.Data[T](x), w: array.Data[T](w), y: array.Data[T](y), ins: s.ins(), outs: s.outs(),
		rows: bigG * s.points(), bigG: bigG, smallG: s.small / s.groups,
	}
}

// workspace is what one thread needs for a block of images.
type workspace[T array.Float] struct {
	cols  []T // the columns; their padding is cleared once and for all
	small []T // y of the block, one row a channel
	gemm  gemmOf[T]
}

func (c *convolver[T]) workspace() *workspace[T] {
	ws := &workspace[T]{gemm: kernel.Gemm[T]}
	if c.direct() {
		return ws
	}
	if c.block > 1 || !c.trivial() {
		ws.cols = make([]T, c.rows*c.block*c.outs)
	}
	if c.block > 1 {
		ws.small = make([]T, c.smallG*c.block*c.outs)
	}
	return ws
}

// parts cuts the images into at most n parts of whole blocks and calls f for
// each, on several threads if there is much to do.
func (c *convolver[T]) parts(n int, f func(part, first, last int, ws *workspace[T])) {
	if c.images == 0 {
		return
	}
	blocks := (c.images + c.block - 1) / c.block
	n = min(n, blocks)
	operations := 2 * float64(c.images) * float64(c.small) * float64(c.rows) * float64(c.outs)
	threads := max(1, min(n, kernel.ThreadsFor(operations)))
	kernel.Parallel(threads, func(t int) {
		ws := c.workspace()
		if threads > 1 {
			ws.gemm = kernel.GemmSerial[T]
		}
		for i := t; i < n; i += threads {
			f(i, blocks*i/n*c.block, min(blocks*(i+1)/n*c.block, c.images), ws)
		}
	})
}

// gemmOf is the type of kernel.Gemm.
type gemmOf[T array.Float] func(transA, transB bool, m, n, k int, alpha T, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int)

// bigOf returns the channels of a group of image i of x, smallOf of y.
func (c *convolver[T]) bigOf(i, group int) []T {
	return c.x[(i*c.groups+group)*c.bigG*c.ins:][:c.bigG*c.ins]
}

func (c *convolver[T]) smallOf(i, group int) []T {
	return c.y[(i*c.groups+group)*c.smallG*c.outs:][:c.smallG*c.outs]
}

// weightsOf returns the matrix (smallG, rows) of a group.
func (c *convolver[T]) weightsOf(w []T, group int) []T {
	return w[group*c.smallG*c.rows:][:c.smallG*c.rows]
}

// columnsOf returns the columns of images first to last and the distance of their rows.
func (c *convolver[T]) columnsOf(ws *workspace[T], first, last, group int) ([]T, int) {
	if ws.cols == nil {
		return c.bigOf(first, group), c.outs
	}
	ld := c.block * c.outs
	for i := first; i < last; i++ {
		columns(ws.cols[(i-first)*c.outs:], ld, c.bigOf(i, group), c.bigG, c.ins, c.list)
	}
	return ws.cols, ld
}

// smallRows returns y of images first to last with one row a channel.
func (c *convolver[T]) smallRows(ws *workspace[T], first, last, group int) ([]T, int) {
	if c.block == 1 {
		return c.smallOf(first, group), c.outs
	}
	ld := c.block * c.outs
	for i := first; i < last; i++ {
		y := c.smallOf(i, group)
		for ch := range c.smallG {
			copy(ws.small[ch*ld+(i-first)*c.outs:], y[ch*c.outs:(ch+1)*c.outs])
		}
	}
	return ws.small, ld
}
