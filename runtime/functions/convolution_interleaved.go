package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// interleaved goes over many small images at once, which lie interleaved: what the
// window sees of the padding is then left out. Images behind the last bundle go another
// way.
type interleaved[T array.Float] struct {
	*convolver[T]
	*bundling[T]
}

// bundling is how the images are put together.
type bundling[T array.Float] struct {
	*kernel.Interleaved[T]
	size, images int        // bundles that are done at once; images in bundles
	rest         *convShape // of the other images
}

// Interleaving pays if it saves more multiplications than this for each number that has
// to be moved.
const savedPerMove = 30

// manyInterleaved is about how many places are done at once.
const manyInterleaved = 4096

// bundlingOf makes the bundling for all passes that share the shape, nil if it does not pay.
func (c *convolver[T]) bundlingOf() *bundling[T] {
	if b, ok := c.bundling.(*bundling[T]); ok {
		return b
	}
	var b *bundling[T]
	moves := c.ins*c.xGroup + c.outs*c.yGroup
	if n := kernel.InBundle[T](c.images); n > 0 && moves < 1<<22 && c.paddingSeen()*c.xGroup*c.yGroup > savedPerMove*moves {
		runs := c.runs(c.unsorted().places())
		b = &bundling[T]{Interleaved: kernel.NewInterleaved[T](runs, c.outs, c.ins, n), images: c.images / n * n, size: max(1, manyInterleaved/(c.outs*n))}
		if b.images < c.images {
			rest := *c.convShape
			rest.images, rest.bundling, rest.tiling = c.images-b.images, nil, nil
			b.rest = &rest
		}
	}
	c.bundling = b
	return b
}

// paddingSeen is how often the points of the window stand on padding.
func (w window) paddingSeen() int {
	seen := w.product(func(a convAxis) (n int) {
		for k := range a.ksize {
			first, last, _ := a.span(k)
			n += max(0, last-first)
		}
		return n
	})
	return w.points()*w.outs() - seen
}

func (b interleaved[T]) forward(bias []T) {
	b.each(func(image, g, bundles int, x, y []T) {
		b.take(x, b.xOf(image, g), bundles, b.xChannels, b.xGroup, b.ins)
		b.Multiply(b.threads(), b.weightsOf(b.w, g), b.rows, b.yGroup, x, b.xGroup, y, bundles)
		b.put(b.yOf(image, g), y, bundles, b.yChannels, b.yGroup, b.outs)
	})
	addBias(b.y[:b.bundling.images*b.yChannels*b.outs], bias, b.outs)
	if way := b.others(); way != nil {
		way.forward(bias)
	}
}

func (b interleaved[T]) backward(bias []T) {
	b.each(func(image, g, bundles int, x, y []T) {
		b.take(y, b.yOf(image, g), bundles, b.yChannels, b.yGroup, b.outs)
		clear(x)
		b.Back(b.threads(), b.weightsOf(b.w, g), b.rows, b.yGroup, y, x, b.xGroup, bundles)
		b.put(b.xOf(image, g), x, bundles, b.xChannels, b.xGroup, b.ins)
	})
	addBias(b.x[:b.bundling.images*b.xChannels*b.ins], bias, b.ins)
	if way := b.others(); way != nil {
		way.backward(bias)
	}
}

func (b interleaved[T]) weights() { imageBlocks[T]{b.convolver, b.tilingOf()}.weights() }

// each calls f for every group of so many bundles that begin with an image, with room for
// them.
func (b interleaved[T]) each(f func(image, group, bundles int, x, y []T)) {
	n := b.bundling.images / b.Images
	for i := 0; i < n; i += b.bundling.size {
		for g := range b.groups {
			bundles := min(b.bundling.size, n-i)
			x, y := kernel.Unset[T](bundles*b.ins*b.Size(b.xGroup)), kernel.Unset[T](bundles*b.outs*b.Size(b.yGroup))
			f(i*b.Images, g, bundles, x, y)
			kernel.Recycle(x)
			kernel.Recycle(y)
		}
	}
}

// others returns the way of the images behind the last bundle, nil if there are none.
func (b interleaved[T]) others() way[T] {
	if b.rest == nil {
		return nil
	}
	c, n := *b.convolver, b.bundling.images
	c.convShape, c.x, c.y = b.bundling.rest, b.x[n*b.xChannels*b.ins:], b.y[n*b.yChannels*b.outs:]
	return c.way()
}

// take interleaves some bundles of images of all channels, of which some have n elements each.
func (b interleaved[T]) take(to, images []T, bundles, all, channels, n int) {
	for i := range bundles {
		b.Take(b.threads(), to[i*n*b.Size(channels):], images[i*b.Images*all*n:], all*n, channels, n)
	}
}

// put is the reverse of take.
func (b interleaved[T]) put(images, from []T, bundles, all, channels, n int) {
	for i := range bundles {
		b.Put(b.threads(), images[i*b.Images*all*n:], from[i*n*b.Size(channels):], all*n, channels, n)
	}
}
