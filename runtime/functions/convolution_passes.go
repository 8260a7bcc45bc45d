package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// passes are the three ways through a convolution, in either dtype. What they compute
// holds zeros before, or anything if the shape overwrites.
type passes interface {
	forward(bias *Array)  // y from x and w
	backward(bias *Array) // x from y and w
	weights()             // w from x and y
}

// newPasses returns the passes over arrays of one dtype.
func newPasses(s *convShape, x, w, y *Array) passes {
	if x.Dtype() == array.Float32 {
		return newConvolver[float32](s, x, w, y)
	}
	return newConvolver[float64](s, x, w, y)
}

// convolver is a convolution in one dtype.
type convolver[T array.Float] struct {
	*convShape
	x, w, y []T
	ins     int // elements of a channel of x
	outs    int // of y
	rows    int // of what a window sees of one group: the numbers of a row of w
	xGroup  int // channels of x in a group
	yGroup  int // of y
}

func newConvolver[T array.Float](s *convShape, x, w, y *Array) *convolver[T] {
	xGroup := s.xChannels / s.groups
	return &convolver[T]{
		convShape: s, x: array.Data[T](x), w: array.Data[T](w), y: array.Data[T](y), ins: s.ins(), outs: s.outs(),
		rows: xGroup * s.points(), xGroup: xGroup, yGroup: s.yChannels / s.groups,
	}
}

// way is a way to compute the passes where there is something to multiply.
type way[T array.Float] interface {
	forward(bias []T) // bias is nil where there is none
	backward(bias []T)
	weights()
}

// way returns nil if there is nothing to multiply.
func (c *convolver[T]) way() way[T] {
	switch {
	case c.nothing():
		return nil
	case c.direct():
		return direct[T]{c, c.runs(c.unsorted().places())}
	}
	if b := c.bundlingOf(); b != nil {
		return interleaved[T]{c, b}
	}
	return imageBlocks[T]{c, c.tilingOf()}
}

func (c *convolver[T]) forward(bias *Array) {
	if way := c.way(); way != nil {
		way.forward(biasData[T](bias))
	} else {
		addBias(c.y, biasData[T](bias), c.outs)
	}
}

func (c *convolver[T]) backward(bias *Array) {
	if way := c.way(); way != nil {
		way.backward(biasData[T](bias))
	} else {
		addBias(c.x, biasData[T](bias), c.ins)
	}
}

func (c *convolver[T]) weights() {
	if !c.nothing() && !c.direct() && kernel.CanStep[T](c.xGroup, c.yGroup) {
		c.steppedWeights()
		return
	}
	if way := c.way(); way != nil {
		way.weights()
	}
}

// steppedWeights sums the gradient of the weights past the padding.
func (c *convolver[T]) steppedWeights() {
	sum := kernel.WeightGradient[T]{
		Runs: c.runs(c.unsorted().places()), Images: c.images, Channels: c.xGroup, Rows: c.yGroup,
		Elements: c.ins, Places: c.outs, XImage: c.xChannels * c.ins, YImage: c.yChannels * c.outs,
	}
	sums := kernel.Unset[T](c.rows * kernel.GradientLd(c.yGroup))
	for g := range c.groups {
		sum.Sum(c.threads(), c.xOf(0, g), c.yOf(0, g), sums)
		kernel.PutGradient(c.threads(), c.weightsOf(c.w, g), sums, c.yGroup, c.rows)
	}
	kernel.Recycle(sums)
}

func biasData[T array.Float](bias *Array) []T {
	if bias == nil {
		return nil
	}
	return array.Data[T](bias)
}

// addBias adds bias[c] to all of channel c of every image, n numbers each.
func addBias[T array.Float](y, bias []T, n int) {
	for size := n * len(bias); size > 0 && len(y) > 0; y = y[size:] {
		for c, b := range bias {
			channel := y[c*n : (c+1)*n]
			kernel.AddScalar(channel, channel, b)
		}
	}
}

// biasOf returns the part of a bias that belongs to a group of so many channels.
func biasOf[T array.Float](bias []T, group, channels int) []T {
	if bias == nil {
		return nil
	}
	return bias[group*channels : (group+1)*channels]
}

// threads is how many threads a pass is worth.
func (c *convolver[T]) threads() int {
	return kernel.ThreadsFor(2 * float64(c.images) * float64(c.yChannels) * float64(c.rows) * float64(c.outs))
}

// share calls f for every part, each on a thread of its own if there are several,
// otherwise f may use as many as it is told.
func (c *convolver[T]) share(parts int, f func(part, threads int)) {
	threads, inner := c.threads(), 1
	if parts == 1 {
		inner = threads
	}
	kernel.Each(threads, parts, func(part int) { f(part, inner) })
}

// The gradients of the weights are summed in this many parts, if they are not
// larger than that: a fixed number, so that the sums do not depend on the threads.
const (
	mostSums    = 8
	manyWeights = 1 << 18
)

// sums returns in how many parts the gradients of the weights are summed over so many
// blocks of images.
func (c *convolver[T]) sums(blocks int) int {
	return min(blocks, max(1, min(mostSums, mostSums*manyWeights/len(c.w))))
}

// xOf returns the channels of a group of image i of x and of those behind it, yOf of y.
func (c *convolver[T]) xOf(i, group int) []T { return c.x[(i*c.groups+group)*c.xGroup*c.ins:] }
func (c *convolver[T]) yOf(i, group int) []T { return c.y[(i*c.groups+group)*c.yGroup*c.outs:] }

// weightsOf returns the matrix (yGroup, rows) of a group.
func (c *convolver[T]) weightsOf(w []T, group int) []T {
	return w[group*c.yGroup*c.rows:][:c.yGroup*c.rows]
}
