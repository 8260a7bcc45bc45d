package kernel

import (
	"slices"
	"unsafe"
)

// Interleaved are images of which as many as a register holds, or two, lie interleaved:
// (element, channel, image) is the order of a bundle of them. A vector then belongs to
// one place of a window, and a product leaves out the points of the window that stand on
// padding there, instead of multiplying with their zeros.
type Interleaved[T Float] struct {
	Images   int // of a bundle
	places   int // of the window on an image
	elements int // of a channel of an image
	points   int // of the window
	classes  []placeClass
	at       []placeOf // what is seen from each place
	stands   [][]stand // of each point, by elements
	tile     tile      // as wide as a bundle
}

// placeClass is what places have in common that see the same points of the window.
type placeClass struct {
	points  []int // on elements, in order
	offsets []int // of these elements from the first
}

// placeOf is the class of a place and the first element that it sees.
type placeOf struct{ class, first int }

// stand is a place of the window and the element that a point stands on there.
type stand struct{ place, element int }

// InBundle is how many of some images are interleaved, 0 if there are too few or there is
// no assembly for that.
func InBundle[T Float](images int) int {
	t := tileFor[T]()
	switch {
	case t.stepped != nil && images >= t.cols && (images%t.cols == 0 || t.steppedNarrow == nil):
		return t.cols
	case t.steppedNarrow != nil && images >= t.cols/2:
		return t.cols / 2
	}
	return 0
}

// NewInterleaved returns how windows go over so many interleaved images. runs tells where
// every point of the window stands at the places.
func NewInterleaved[T Float](runs [][]Run, places, elements, images int) *Interleaved[T] {
	p := &Interleaved[T]{Images: images, places: places, elements: elements, points: len(runs), tile: tileOf[T]()}
	if images < p.tile.cols {
		p.tile = p.tile.half()
	}
	p.classify(runs)
	return p
}

// classify finds where the points stand, and the classes of the places.
func (p *Interleaved[T]) classify(runs [][]Run) {
	seen := make([]placeClass, p.places)
	p.at, p.stands = make([]placeOf, p.places), make([][]stand, p.points)
	for k, list := range runs {
		for _, r := range list {
			for i := range r.N {
				o, element := r.Out+i, r.In+i*r.Step
				p.stands[k] = append(p.stands[k], stand{o, element})
				if len(seen[o].points) == 0 {
					p.at[o].first = element
				}
				seen[o].points, seen[o].offsets = append(seen[o].points, k), append(seen[o].offsets, element-p.at[o].first)
			}
		}
	}
	for o, c := range seen {
		same := func(d placeClass) bool { return slices.Equal(c.points, d.points) } // and so are the offsets
		if p.at[o].class = slices.IndexFunc(p.classes, same); p.at[o].class < 0 {
			p.at[o].class = len(p.classes)
			p.classes = append(p.classes, c)
		}
	}
}

// Size is how many numbers a bundle has for each element of so many channels. It is an odd
// number of vectors, so that elements do not push each other out of the cache.
func (p *Interleaved[T]) Size(channels int) int { return (channels | 1) * p.Images }

// Take interleaves a bundle: images that lie distance apart, with so many channels of n
// numbers each.
func (p *Interleaved[T]) Take(threads int, to, x []T, distance, channels, n int) {
	eachPart(threads, channels, n, func(c, some, e, few int) {
		from, at := matrix[T]{x[c*n+e:], distance, 1}, e*p.Size(channels)+c*p.Images
		transpose(some, from, n, p.Images, few, to[at:], p.Size(channels), p.Images)
	})
}

// Put is the reverse of Take.
func (p *Interleaved[T]) Put(threads int, x, from []T, distance, channels, n int) {
	eachPart(threads, channels, n, func(c, some, e, few int) {
		from := matrix[T]{from[e*p.Size(channels)+c*p.Images:], p.Size(channels), 1}
		transpose(some, from, p.Images, few, p.Images, x[c*n+e:], distance, n)
	})
}

// eachPart calls f for some channels, from c on, and a few of their n numbers, from e on:
// so few that they stay in the first cache.
func eachPart(threads, channels, n int, f func(c, some, e, few int)) {
	const side = 16 // of the squares that are transposed
	Each(threads, (channels+side-1)/side, func(part int) {
		c := part * side
		for e := 0; e < n; e += side {
			f(c, min(side, channels-c), e, min(side, n-e))
		}
	})
}

// Multiply sets y to what A makes of x, both of so many bundles. A has so many rows, lda
// apart, with a number for every point of the window on every channel; x has so many
// channels, y one for each row. It uses up to so many threads; no sum depends on how many.
func (p *Interleaved[T]) Multiply(threads int, a []T, lda, rows int, x []T, channels int, y []T, bundles int) {
	w, size := p.Images, int(unsafe.Sizeof(*new(T)))
	g := product[T]{tile: p.tile, m: rows, n: bundles * w * p.places, k: channels * p.points, alpha: 1, a: matrix[T]{a, lda, 1}}
	for first, k := 0, 0; first < g.k; first += k {
		k = g.depth(first)
		block := g.blockA(0, first, rows, k, threads)
		steps := p.steps(first, k, channels, block.cs*size)
		part := partOf(bundles*p.places, max(1, secondCache*p.points/(k*w*size)), threads, 1)
		Each(threads, (bundles*p.places+part-1)/part, func(n int) {
			for i := 0; i < rows; i += block.rows {
				Poll()
				run, panel := p.tile.stepped[min(block.rows, rows-i)], unsafe.Pointer(&block.data[i/block.rows*block.panel])
				for o := n * part; o < min((n+1)*part, bundles*p.places); o++ {
					at := p.at[o%p.places]
					s := steps[at.class]
					from, to := &x[(o/p.places*p.elements+at.first)*p.Size(channels)], &y[o*p.Size(rows)+i*w]
					run(len(s), unsafe.SliceData(s), panel, block.rs, unsafe.Pointer(from), unsafe.Pointer(to), w, first > 0)
				}
			}
		})
		release(block.room)
	}
}

// steps returns the steps of every class through k rows of what the window sees, from
// row first on: these are channel by channel the points of the window. The columns of A
// lie so many bytes apart.
func (p *Interleaved[T]) steps(first, k, channels, column int) [][]step {
	size := int(unsafe.Sizeof(*new(T)))
	list := make([][]step, len(p.classes))
	for i, class := range p.classes {
		for c := first / p.points; c*p.points < first+k; c++ {
			for j, point := range class.points {
				if row := c*p.points + point - first; row >= 0 && row < k {
					list[i] = append(list[i], step{int32(row * column), int32((class.offsets[j]*p.Size(channels) + c*p.Images) * size)})
				}
			}
		}
	}
	return list
}
