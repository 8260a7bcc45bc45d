package kernel

import "unsafe"

// Back adds to x what belongs to y: the transposed A times y, of which every number goes
// to the element that the point of its row stands on. See Multiply.
func (p *Interleaved[T]) Back(threads int, a []T, lda, rows int, y, x []T, channels, bundles int) {
	height, ld := balanced(channels, p.tile.rows), rows+slack // rows do not push each other out of the cache
	Each(threads, (channels+height-1)/height, func(part int) {
		c := part * height
		height := min(height, channels-c)
		turned := buffer[T](height * p.points * ld)
		defer release(turned)
		transpose(1, matrix[T]{a[c*p.points:], lda, 1}, 0, rows, height*p.points, *turned, ld, 0)
		for bundle := range bundles {
			p.back(*turned, ld, rows, y[bundle*p.places*p.Size(rows):], x[bundle*p.elements*p.Size(channels):], channels, c, height)
		}
	})
}

// back is Back for some channels from c on, whose columns of A are turned, and one bundle.
// The elements are done some at a time, so that the places which see them stay in the
// second cache, but each gets what belongs to it in the order of the points.
func (p *Interleaved[T]) back(turned []T, ld, rows int, y, x []T, channels, c, height int) {
	w, size := p.Images, int(unsafe.Sizeof(*new(T)))
	g := product[T]{m: channels * p.points, n: w * p.places, k: rows}
	run, whole := p.tile.run[height], g.depth(0) == rows
	edge := buffer[T](edgeSize)
	defer release(edge)
	some := max(1, secondCache/(rows*w*size))
	next := make([]int, p.points)
	for last := some; last < p.elements+some; last += some {
		Poll()
		for point, list := range p.stands {
			a := turned[point*ld:]
			for ; next[point] < len(list) && list[next[point]].element < last; next[point]++ {
				at := list[next[point]]
				from, to := y[at.place*p.Size(rows):], x[at.element*p.Size(channels)+c*w:][:height*w]
				if whole {
					run(rows, unsafe.Pointer(&a[0]), p.points*ld, 1, unsafe.Pointer(&from[0]), w, unsafe.Pointer(&to[0]), w, true)
					continue
				}
				for q, k := 0, 0; q < rows; q += k {
					k = g.depth(q)
					run(k, unsafe.Pointer(&a[q]), p.points*ld, 1, unsafe.Pointer(&from[q*w]), w, unsafe.Pointer(&(*edge)[0]), w, q > 0)
				}
				Add(to, to, (*edge)[:height*w])
			}
		}
	}
}
