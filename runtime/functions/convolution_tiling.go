package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// Images of fewer places than fewPlaces are put together in one product of up to
// manyPlaces, so that the weights are read less often.
const (
	fewPlaces  = 128
	manyPlaces = 1024
)

// tiling is how the images are cut into blocks, and the tables of what is seen of them.
type tiling[T array.Float] struct {
	size, count int // images of a block, and how many blocks
	whole, rest *kernel.Patches[T]
	split       [][]kernel.Run // the images are sorted into phases first; nil where they are left as they are
	plane       int            // elements of a channel then
}

// tilingOf makes the tiling for all passes that share the shape.
func (c *convolver[T]) tilingOf() *tiling[T] {
	if b, ok := c.tiling.(*tiling[T]); ok {
		return b
	}
	b := &tiling[T]{size: 1, plane: c.ins}
	c.tiling = b
	if c.outs < fewPlaces {
		b.size = min(c.images, manyPlaces/c.outs)
	}
	b.count = (c.images + b.size - 1) / b.size
	array.CheckShape(array.Float64, append([]int{c.points(), b.size}, c.lengths(func(a convAxis) int { return a.out })...)) // the tables are smaller
	phases, distance := c.unsorted(), c.xChannels*c.ins
	if c.steps() {
		phases = c.phases()
		elements := c.unsorted().places()
		b.split, b.plane = phases.runs(elements), phases.points()*phases.outs()
		distance = c.xGroup * b.plane
	}
	runs, used := c.runs(phases.places()), make([]bool, phases.points())
	for _, list := range runs {
		for _, r := range list {
			used[r.In/phases.outs()] = true
		}
	}
	for k := range b.split {
		if !used[k] {
			b.split[k] = nil
		}
	}
	b.whole = kernel.NewPatches[T](runs, c.outs, b.size, distance, b.plane)
	b.rest = b.whole
	if rest := c.images % b.size; rest > 0 {
		b.rest = kernel.NewPatches[T](runs, c.outs, rest, distance, b.plane)
	}
	return b
}
