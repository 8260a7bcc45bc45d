package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// imageBlocks are the images some at a time, with what a window sees of them: there are no
// columns in memory, products pack patches of the images.
type imageBlocks[T array.Float] struct {
	*convolver[T]
	*tiling[T]
}

// each calls f for every block and group, on several threads if there is much to do:
// on each for other blocks or, where there is only one, within f.
func (b imageBlocks[T]) each(f func(p *kernel.Patches[T], first, last, group, threads int)) {
	b.share(b.count, func(i, threads int) { b.within(i, i+1, threads, f) })
}

// within calls f for every group of blocks from to to - 1.
func (b imageBlocks[T]) within(from, to, threads int, f func(p *kernel.Patches[T], first, last, group, threads int)) {
	for i := from; i < to; i++ {
		p, first, last := b.whole, i*b.size, min((i+1)*b.size, b.images)
		if last-first < b.size {
			p = b.rest
		}
		for g := range b.groups {
			f(p, first, last, g, threads)
		}
	}
}

func (b imageBlocks[T]) forward(bias []T) {
	b.each(func(p *kernel.Patches[T], first, last, g, threads int) {
		x, y := b.seen(first, last, g), b.yOf(first, g)
		if last-first > 1 {
			y = kernel.Unset[T](b.yGroup * p.Places)
			defer kernel.Recycle(y)
		}
		p.Multiply(threads, b.weightsOf(b.w, g), b.rows, b.yGroup, x, b.xGroup, y, p.Places)
		addBias(y[:b.yGroup*p.Places], biasOf(bias, g, b.yGroup), p.Places)
		if last-first > 1 {
			b.eachRow(first, last, g, threads, y, func(row, channel []T) { copy(channel, row) })
		}
		b.forget(x)
	})
}

func (b imageBlocks[T]) backward(bias []T) {
	b.each(func(p *kernel.Patches[T], first, last, g, threads int) {
		y, release := b.yRows(first, last, g, threads)
		defer release()
		x := b.xOf(first, g)
		for i := first; i < last; i++ {
			clear(b.xOf(i, g)[:b.xGroup*b.ins])
		}
		if b.split != nil {
			x = kernel.Unset[T]((last - first) * b.xGroup * b.plane)
			clear(x)
		}
		p.Back(threads, b.weightsOf(b.w, g), b.rows, b.yGroup, y, p.Places, x, b.xGroup)
		if b.split != nil {
			for i := range last - first {
				addColumns(b.xOf(first+i, g), x[i*b.xGroup*b.plane:], b.plane/len(b.split), b.xGroup, b.ins, b.split)
			}
			kernel.Recycle(x)
		}
		for i := first; i < last && bias != nil; i++ {
			addBias(b.xOf(i, g)[:b.xGroup*b.ins], biasOf(bias, g, b.xGroup), b.ins)
		}
	})
}

// weights sums the gradient of the weights in parts. The places are many, and y is the
// smaller of the matrices that have to be turned: the sums are those of the transposed
// weights.
func (b imageBlocks[T]) weights() {
	group := b.rows * kernel.GradientLd(b.yGroup)
	sums := make([][]T, b.sums(b.count))
	b.share(len(sums), func(part, threads int) {
		sums[part] = kernel.Unset[T](b.groups * group)
		from, to := b.count*part/len(sums), b.count*(part+1)/len(sums)
		b.within(from, to, threads, func(p *kernel.Patches[T], first, last, g, threads int) {
			y, release := b.yRows(first, last, g, threads)
			defer release()
			x := b.seen(first, last, g)
			p.Gradient(threads, x, b.xGroup, y, p.Places, b.yGroup, sums[part][g*group:], first > from*b.size)
			b.forget(x)
		})
	})
	for _, sum := range sums[1:] {
		kernel.Add(sums[0], sums[0], sum)
		kernel.Recycle(sum)
	}
	for g := range b.groups {
		kernel.PutGradient(b.threads(), b.weightsOf(b.w, g), sums[0][g*group:], b.yGroup, b.rows)
	}
	kernel.Recycle(sums[0])
}

// yRows returns y of some images with a row for each channel, and what is to be called
// after its use.
func (b imageBlocks[T]) yRows(first, last, group, threads int) (rows []T, release func()) {
	if last-first == 1 {
		return b.yOf(first, group), func() {}
	}
	rows = kernel.Unset[T](b.yGroup * (last - first) * b.outs)
	b.eachRow(first, last, group, threads, rows, func(row, channel []T) { copy(row, channel) })
	return rows, func() { kernel.Recycle(rows) }
}

// eachRow calls f for every channel of y of some images and its place in rows, where
// a channel of one image lies behind that of another.
func (b imageBlocks[T]) eachRow(first, last, group, threads int, rows []T, f func(row, channel []T)) {
	kernel.Each(threads, last-first, func(i int) {
		image := b.yOf(first+i, group)
		for ch := range b.yGroup {
			at := (ch*(last-first) + i) * b.outs
			f(rows[at:at+b.outs], image[ch*b.outs:(ch+1)*b.outs])
		}
	})
}

// seen returns some images as the patches take them.
func (b imageBlocks[T]) seen(first, last, group int) []T {
	if b.split == nil {
		return b.xOf(first, group)
	}
	x := kernel.Unset[T]((last - first) * b.xGroup * b.plane)
	for i := range last - first {
		columns(x[i*b.xGroup*b.plane:], b.plane/len(b.split), b.xOf(first+i, group), b.xGroup, b.ins, b.split)
	}
	return x
}

// forget gives the memory of seen back.
func (b imageBlocks[T]) forget(x []T) {
	if b.split != nil {
		kernel.Recycle(x)
	}
}
