package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// forward adds the convolution of x, and the bias of every channel, to y.
func (c *convolver[T]) forward(bias *Array) {
	if c.slides() {
		c.slide(c.xSide(), c.ySide(), false, bias)
		return
	}
	c.parts(c.images, func(_, first, last int, ws *workspace[T]) {
		for g := range c.groups {
			if c.direct() {
				c.forwardDirect(first, g)
			} else {
				c.forwardBlock(first, last, g, ws)
			}
		}
		addBias(c.y[first*c.yChannels*c.outs:last*c.yChannels*c.outs], bias, c.outs)
	})
}

func (c *convolver[T]) forwardDirect(image, group int) {
	x, y, w := c.xOf(image, group), c.yOf(image, group), c.weightsOf(c.w, group)
	for m := range c.yGroup {
		array.Poll()
		correlate(y[m*c.outs:(m+1)*c.outs], x, w[m*c.rows:], c.list)
	}
}

func (c *convolver[T]) forwardBlock(first, last, group int, ws *workspace[T]) {
	cols, ld := c.columnsOf(ws, first, last, group)
	y, ldy := c.yOf(first, group), c.outs
	if c.block > 1 {
		y, ldy = ws.y, c.ld
	}
	ws.gemm(false, false, c.yGroup, (last-first)*c.outs, c.rows, 1, c.weightsOf(c.w, group), c.rows, cols, ld, 0, y, ldy)
	if c.block == 1 {
		return
	}
	for i := first; i < last; i++ {
		to := c.yOf(i, group)
		for ch := range c.yGroup {
			copy(to[ch*c.outs:(ch+1)*c.outs], y[ch*ldy+(i-first)*c.outs:])
		}
	}
}

// addBias adds bias[c] to all of channel c of every image, n numbers each.
func addBias[T array.Float](y []T, bias *Array, n int) {
	if bias == nil || n == 0 {
		return
	}
	for ; len(y) > 0; y = y[n*bias.Size():] {
		for c, b := range array.Data[T](bias) {
			channel := y[c*n : (c+1)*n]
			kernel.AddScalar(channel, channel, b)
		}
	}
}

// backward adds the transposed convolution of y, and the bias of every channel,
// to x.
func (c *convolver[T]) backward(bias *Array) {
	if c.slides() {
		c.slide(c.ySide(), c.xSide(), true, bias)
		return
	}
	c.parts(c.images, func(_, first, last int, ws *workspace[T]) {
		for g := range c.groups {
			if c.direct() {
				c.backwardDirect(first, g)
			} else {
				c.backwardBlock(first, last, g, ws)
			}
		}
		addBias(c.x[first*c.xChannels*c.ins:last*c.xChannels*c.ins], bias, c.ins)
	})
}

func (c *convolver[T]) backwardDirect(image, group int) {
	x, y, w := c.xOf(image, group), c.yOf(image, group), c.weightsOf(c.w, group)
	for m := range c.yGroup {
		array.Poll()
		correlateBack(x, y[m*c.outs:(m+1)*c.outs], w[m*c.rows:], c.list)
	}
}

func (c *convolver[T]) backwardBlock(first, last, group int, ws *workspace[T]) {
	y, ldy := c.yRows(ws, first, last, group)
	cols, ld := ws.cols, c.ld
	if cols == nil {
		cols, ld = c.xOf(first, group), c.outs
	}
	ws.gemm(true, false, c.rows, (last-first)*c.outs, c.yGroup, 1, c.weightsOf(c.w, group), c.rows, y, ldy, 0, cols, ld)
	if ws.cols == nil {
		return
	}
	for i := first; i < last; i++ {
		addColumns(c.xOf(i, group), cols[(i-first)*c.outs:], ld, c.xGroup, c.ins, c.list)
	}
}

// The gradients of the weights are summed in this many parts, if they are not
// larger than that: a fixed number, so that the sums do not depend on the threads.
const (
	weightParts = 8
	manyWeights = 1 << 18
)

// weights adds the gradient of the weights, the product of y and x over all
// images, to w.
func (c *convolver[T]) weights() {
	sums := make([][]T, max(1, min(weightParts, weightParts*manyWeights/max(1, len(c.w)))))
	if c.slidesWeights() {
		c.slideWeights(sums)
		return
	}
	sums[0] = c.w
	c.parts(len(sums), func(part, first, last int, ws *workspace[T]) {
		if part > 0 {
			sums[part] = make([]T, len(c.w))
		}
		for i := first; i < last; i += c.block {
			for g := range c.groups {
				if c.direct() {
					c.weightsDirect(sums[part], i, g)
				} else {
					c.weightsBlock(sums[part], i, min(i+c.block, last), g, ws)
				}
			}
		}
	})
	for _, sum := range sums[1:] {
		if sum != nil {
			kernel.Add(c.w, c.w, sum)
		}
	}
}

func (c *convolver[T]) weightsDirect(w []T, image, group int) {
	x, y := c.xOf(image, group), c.yOf(image, group)
	w = c.weightsOf(w, group)
	for m := range c.yGroup {
		correlateWeights(w[m*c.rows:], x, y[m*c.outs:(m+1)*c.outs], c.list)
	}
}

func (c *convolver[T]) weightsBlock(w []T, first, last, group int, ws *workspace[T]) {
	cols, ld := c.columnsOf(ws, first, last, group)
	y, ldy := c.yRows(ws, first, last, group)
	ws.gemm(false, true, c.yGroup, c.rows, (last-first)*c.outs, 1, y, ldy, cols, ld, 1, c.weightsOf(w, group), c.rows)
}
