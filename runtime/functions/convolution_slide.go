package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// side is x or y of a convolution: the channels of a group and the elements of a channel.
type side[T array.Float] struct {
	data                   []T
	groups, channels, size int
}

func (c *convolver[T]) xSide() side[T] { return side[T]{c.x, c.groups, c.xGroup, c.ins} }
func (c *convolver[T]) ySide() side[T] { return side[T]{c.y, c.groups, c.yGroup, c.outs} }

// image returns the distance of images.
func (s side[T]) image() int { return s.groups * s.channels * s.size }

func (s side[T]) of(image, group int) []T {
	return s.data[image*s.image()+group*s.channels*s.size:]
}

// Packing patches without assembly takes as long as the product for this many channels.
const manyChannels = 64

// slides reports whether slide is the way: the window moves by steps of 1, and
// there is something to multiply.
func (s *convShape) slides() bool {
	if !kernel.PacksPatches() && min(s.xChannels, s.yChannels) < manyChannels*s.groups {
		return false
	}
	for _, a := range s.window {
		if a.stride != 1 {
			return false
		}
	}
	return !s.direct() && s.images > 0 && s.xChannels*s.yChannels*s.ins()*s.outs()*s.points() > 0
}

// Images of fewer places than fewPlaces are put together in one product of up to
// manyPlaces, so that the weights are read less often.
const (
	fewPlaces  = 128
	manyPlaces = 1024
)

// slidesWeights reports whether slideWeights is the way: there are so many places
// that the weights are the smaller matrix to turn.
func (s *convShape) slidesWeights() bool {
	return s.slides() && s.images*s.outs() >= 2*s.yChannels/s.groups
}

// together returns how many images of so many places are put together, and how
// many such blocks there are.
func (s *convShape) together(places int) (block, blocks int) {
	block = 1
	if places < fewPlaces {
		block = min(s.images, manyPlaces/places)
	}
	return block, (s.images + block - 1) / block
}

// slide computes y from x or, with turned, x from y: a window of step 1 sees as
// well what it is seen by. There are no columns in memory, the products pack what
// the window sees.
func (c *convolver[T]) slide(from, to side[T], turned bool, bias *Array) {
	block, blocks := c.together(to.size)
	runs := c.kernelRuns(turned)
	patchesOf := func(images int) *kernel.Patches[T] {
		return kernel.NewPatches[T](runs, to.size, images, from.image(), from.size)
	}
	whole, rest := patchesOf(block), patchesOf(c.images-(blocks-1)*block)
	weights, ld := make([][]T, c.groups), c.rows
	for g := range weights {
		weights[g] = c.weightsOf(c.w, g)
		if turned {
			weights[g], ld = kernel.Turned(weights[g], from.channels, to.channels, len(runs))
			defer kernel.Recycle(weights[g])
		}
	}
	c.share(blocks, func(b, threads int) {
		first, patches := b*block, whole
		if b == blocks-1 {
			patches = rest
		}
		last := first + patches.Places/to.size
		for g := range c.groups {
			result := to.of(first, g)
			if block > 1 {
				result = kernel.Unset[T](to.channels * patches.Places)
			}
			patches.Multiply(threads, weights[g], ld, to.channels, from.of(first, g), from.channels, result, patches.Places)
			if block > 1 {
				to.eachRow(first, last, g, result, func(row, channel []T) { copy(channel, row) })
				kernel.Recycle(result)
			}
		}
		addBias(to.data[first*to.image():last*to.image()], bias, to.size)
	})
}

// share calls f for every part, each on a thread of its own if there are several,
// otherwise f may use as many as it is told.
func (c *convolver[T]) share(parts int, f func(part, threads int)) {
	threads := kernel.ThreadsFor(2 * float64(c.images) * float64(c.yChannels) * float64(c.rows) * float64(c.outs))
	if threads > 1 && parts > 1 {
		kernel.Parallel(parts, func(part int) { f(part, 1) })
		return
	}
	for part := range parts {
		f(part, threads)
	}
}

// eachRow calls f for every channel of images first to last and its place in rows,
// where a channel of one image lies behind that of another.
func (s side[T]) eachRow(first, last, group int, rows []T, f func(row, channel []T)) {
	for i := first; i < last; i++ {
		image := s.of(i, group)
		for ch := range s.channels {
			at := (ch*(last-first) + i - first) * s.size
			f(rows[at:at+s.size], image[ch*s.size:(ch+1)*s.size])
		}
	}
}

// kernelRuns are the runs of the window as the kernels take them; turned, what is
// seen and where from change places.
func (s *convShape) kernelRuns(turned bool) [][]kernel.Run {
	all := make([][]kernel.Run, len(s.list))
	for k, list := range s.list {
		for _, r := range list {
			if turned {
				r.out, r.in = r.in, r.out
			}
			all[k] = append(all[k], kernel.Run{Out: r.out, In: r.in, N: r.n})
		}
	}
	return all
}

// slideWeights sets w to the product of y and x over all images, in as many parts
// as there are sums. The places are many, and y is the smaller of the matrices that
// have to be turned: the sums are those of the transposed weights.
func (c *convolver[T]) slideWeights(sums [][]T) {
	x, y := c.xSide(), c.ySide()
	block, blocks := c.together(c.outs)
	runs := c.kernelRuns(false)
	patchesOf := func(images int) *kernel.Patches[T] {
		return kernel.NewPatches[T](runs, c.outs, images, x.image(), c.ins)
	}
	whole, rest := patchesOf(block), patchesOf(c.images-(blocks-1)*block)
	group := c.rows * whole.GradientLd(c.yGroup)
	sums = sums[:min(len(sums), blocks)]
	c.share(len(sums), func(part, threads int) {
		sums[part] = kernel.Unset[T](c.groups * group)
		start := blocks * part / len(sums)
		for b := start; b < blocks*(part+1)/len(sums); b++ {
			patches := whole
			if b == blocks-1 {
				patches = rest
			}
			for g := range c.groups {
				rows := y.of(b*block, g)
				if block > 1 {
					rows = kernel.Unset[T](y.channels * patches.Places)
					y.eachRow(b*block, b*block+patches.Places/c.outs, g, rows, func(row, channel []T) { copy(row, channel) })
				}
				patches.Gradient(threads, x.of(b*block, g), x.channels, rows, patches.Places, y.channels, sums[part][g*group:], b > start)
				if block > 1 {
					kernel.Recycle(rows)
				}
			}
		}
	})
	for _, sum := range sums[1:] {
		kernel.Add(sums[0], sums[0], sum)
		kernel.Recycle(sum)
	}
	for g := range c.groups {
		whole.PutGradient(c.weightsOf(c.w, g), sums[0][g*group:], c.yGroup, c.xGroup)
	}
	kernel.Recycle(sums[0])
}
