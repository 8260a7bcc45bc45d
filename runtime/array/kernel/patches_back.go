package kernel

import "unsafe"

// Back keeps what it makes for some rows, of whole channels, of some places in the second
// cache: about so many numbers, of at least so many places.
const (
	backNumbers = 32 << 10
	backPlaces  = 256
)

// Back adds to x, which has so many channels, what belongs to the places of y: the
// transposed A times y, of which every number goes to the element that the point of its
// row stands on. A and y have so many rows, lda and ldy apart; see Multiply. It uses up
// to so many threads; no sum depends on how many.
func (p *Patches[T]) Back(threads int, a []T, lda, rows int, y []T, ldy int, x []T, channels int) {
	g := product[T]{
		tile: p.tile, m: channels * p.points, n: p.Places, k: rows, alpha: 1,
		a: matrix[T]{a, 1, lda}, b: matrix[T]{y, ldy, 1}, roomy: true,
	}
	cols := backPlaces
	if whole := roundUp(p.places, p.tile.cols); whole*rows*int(unsafe.Sizeof(*new(T))) <= secondCache {
		cols = max(cols, whole)
	}
	cols = partOf(g.n, cols, 1, p.tile.cols)
	step := balanced(channels, max(1, backNumbers/cols/p.points))
	for j := 0; j < g.n; j += cols {
		n := min(cols, g.n-j)
		var blocks []blockB[T]
		for q, k := 0, 0; q < rows; q += k {
			k = g.depth(q)
			blocks = append(blocks, g.blockB(q, j, k, n, threads))
		}
		Each(threads, (channels+step-1)/step, func(part int) {
			c := part * step
			p.back(&g, blocks, x[c*p.plane:], c, min(step, channels-c), j, n)
		})
		for _, b := range blocks {
			release(b.room)
		}
	}
}

// back is Back for channels from c on and n places from j on.
func (p *Patches[T]) back(g *product[T], blocks []blockB[T], x []T, c, channels, j, n int) {
	m, ld := channels*p.points, roundUp(n, p.tile.cols)+slack
	seen := buffer[T](m * ld)
	defer release(seen)
	q := 0
	for i := range blocks {
		k := g.depth(q)
		a := g.blockA(c*p.points, q, m, k, 1)
		g.macro(&a, &blocks[i], matrix[T]{*seen, ld, 1}, m, n, k, q > 0, nil)
		release(a.room)
		q += k
	}
	p.add(x, *seen, ld, j/p.tile.cols, (n+p.tile.cols-1)/p.tile.cols, channels)
}

// add adds some panels of rows, from panel j on, to the elements of x: point by point,
// as NumPy would.
func (p *Patches[T]) add(x, rows []T, ld, j, panels, channels int) {
	if p.table != nil {
		addPatches(unsafe.Pointer(&x[0]), 4*p.plane, unsafe.Pointer(&rows[0]), 4*ld, unsafe.Pointer(&p.table[j*p.points*2*p.parts]), p.points, p.parts, channels, panels)
		return
	}
	for k := range p.points {
		for i := range panels {
			for _, s := range p.pieces[(j+i)*p.points+k] {
				for c := range channels {
					from := rows[(c*p.points+k)*ld+i*p.tile.cols+s.lane:][:s.n]
					to := x[c*p.plane+s.at:][:s.n]
					for l, v := range from {
						to[l] += v
					}
				}
			}
		}
	}
}
