package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// convolver is a convolution in one dtype.
type convolver[T array.Float] struct {
	*convShape
	x, w, y []T
	ins     int // elements of a channel of x
	outs    int // of y
	rows    int // of the columns of one group
	xGroup  int // channels of x in a group
	yGroup  int // of y
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
	xGroup := s.xChannels / s.groups
	return &convolver[T]{
		convShape: s, x: array.Data[T](x), w: array.Data[T](w), y: array.Data[T](y), ins: s.ins(), outs: s.outs(),
		rows: xGroup * s.points(), xGroup: xGroup, yGroup: s.yChannels / s.groups,
	}
}

// workspace is what one thread needs for a block of images.
type workspace[T array.Float] struct {
	cols []T // the columns, nil if they are x itself; their padding is cleared once and for all
	y    []T // y of the block, one row a channel
	gemm gemmOf[T]
}

func (c *convolver[T]) workspace() *workspace[T] {
	ws := &workspace[T]{gemm: kernel.Gemm[T]}
	if c.direct() {
		return ws
	}
	if c.block > 1 || !c.trivial() {
		ws.cols = kernel.Unset[T](c.rows * c.block * c.outs)
		clear(ws.cols)
	}
	if c.block > 1 {
		ws.y = kernel.Unset[T](c.yGroup * c.block * c.outs)
	}
	return ws
}

// release gives the memory to the next workspace.
func (ws *workspace[T]) release() {
	kernel.Recycle(ws.cols)
	kernel.Recycle(ws.y)
}

// parts cuts the images into at most n parts of whole blocks and calls f for
// each, on several threads if there is much to do.
func (c *convolver[T]) parts(n int, f func(part, first, last int, ws *workspace[T])) {
	if c.images == 0 {
		return
	}
	blocks := (c.images + c.block - 1) / c.block
	n = min(n, blocks)
	operations := 2 * float64(c.images) * float64(c.yChannels) * float64(c.rows) * float64(c.outs)
	threads := max(1, min(n, kernel.ThreadsFor(operations)))
	kernel.Parallel(threads, func(t int) {
		ws := c.workspace()
		defer ws.release()
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

// xOf returns the channels of a group of image i of x, yOf of y.
func (c *convolver[T]) xOf(i, group int) []T {
	return c.x[(i*c.groups+group)*c.xGroup*c.ins:][:c.xGroup*c.ins]
}

func (c *convolver[T]) yOf(i, group int) []T {
	return c.y[(i*c.groups+group)*c.yGroup*c.outs:][:c.yGroup*c.outs]
}

// weightsOf returns the matrix (yGroup, rows) of a group.
func (c *convolver[T]) weightsOf(w []T, group int) []T {
	return w[group*c.yGroup*c.rows:][:c.yGroup*c.rows]
}

// columnsOf returns the columns of images first to last and the distance of their rows.
func (c *convolver[T]) columnsOf(ws *workspace[T], first, last, group int) ([]T, int) {
	if ws.cols == nil {
		return c.xOf(first, group), c.outs
	}
	ld := c.block * c.outs
	for i := first; i < last; i++ {
		array.Poll()
		columns(ws.cols[(i-first)*c.outs:], ld, c.xOf(i, group), c.xGroup, c.ins, c.list)
	}
	return ws.cols, ld
}

// yRows returns y of images first to last with one row a channel.
func (c *convolver[T]) yRows(ws *workspace[T], first, last, group int) ([]T, int) {
	if c.block == 1 {
		return c.yOf(first, group), c.outs
	}
	ld := c.block * c.outs
	for i := first; i < last; i++ {
		y := c.yOf(i, group)
		for ch := range c.yGroup {
			copy(ws.y[ch*ld+(i-first)*c.outs:], y[ch*c.outs:(ch+1)*c.outs])
		}
	}
	return ws.y, ld
}
