package kernel

import "unsafe"

// gradientDepth is how many columns of the patches Gradient takes at a time: the
// rows of y that belong to them stay in the first cache.
const gradientDepth = 256

// GradientLd is the distance of the rows of sums in Gradient for so many channels
// of y: whole tiles, so that none is at an edge.
func (p *Patches[T]) GradientLd(rows int) int { return roundUp(rows, p.gradientTile(rows).cols) }

func (p *Patches[T]) gradientTile(rows int) tile {
	if t := p.tile; t.narrow != nil && rows <= t.cols/2 {
		return tile{rows: t.rows, cols: t.cols / 2, run: t.narrow}
	}
	return p.tile
}

// Gradient sets sums, or with add adds to them, the product of the patches of x and
// the transposed y. Their rows belong to the rows of the patches. y has so many rows, channels of the
// places, and its images lie distance apart. It uses up to so many threads; no sum
// depends on how many.
func (p *Patches[T]) Gradient(threads int, x []T, channels int, y []T, rows, distance int, sums []T, add bool) {
	threads = max(1, min(threads, channels))
	Parallel(threads, func(t int) {
		first, last := channels*t/threads, channels*(t+1)/threads
		p.gradient(x[first*p.plane:], last-first, y, rows, distance, sums[first*p.points*p.GradientLd(rows):], add)
	})
}

func (p *Patches[T]) gradient(x []T, channels int, y []T, rows, distance int, sums []T, add bool) {
	width := p.tile.cols
	depth := roundUp(balanced(p.Places, gradientDepth), width)
	ld := depth + slack // rows do not push each other out of the cache
	step := balanced(channels, max(1, secondCache/(ld*p.points*int(unsafe.Sizeof(sums[0])))))
	g := product[T]{tile: p.gradientTile(rows), alpha: 1}
	height := g.tile.rowsFor(step * p.points)
	n := p.GradientLd(rows)
	patches, turned := buffer[T](step*p.points*ld), buffer[T](n*depth+slack)
	defer release(patches)
	defer release(turned)
	b := blockB[T]{data: *turned, panel: g.tile.cols * depth, step: g.tile.cols}
	for first := 0; first < p.Places; first += depth {
		k := min(depth, p.Places-first)
		p.turn(*turned, y, rows, distance, first, k, g.tile.cols, b.panel)
		for at := 0; at < channels; at += step {
			some := min(step, channels-at)
			for j := 0; j*width < k; j++ {
				p.pack((*patches)[j*width:], ld, x[at*p.plane:], first/width+j, some)
			}
			m := some * p.points
			a := blockA[T]{data: *patches, rows: height, panel: height * ld, rs: ld, cs: 1}
			if !g.tile.exact() {
				a.room = buffer[T]((m + height - 1) / height * height * k)
				a.data, a.panel, a.rs, a.cs = *a.room, height*k, 1, height
				packA(a.data, matrix[T]{*patches, ld, 1}, m, k, height, a.panel, true, 1)
			}
			g.macroAlone(&a, &b, matrix[T]{sums[at*p.points*n:], n, 1}, m, n, k, add || first > 0)
			release(a.room)
		}
	}
}

// turn writes k places of y from first on into panels of cols rows of y.
func (p *Patches[T]) turn(to, y []T, rows, distance, first, k, cols, panel int) {
	for done := 0; done < k; {
		image, place := (first+done)/p.places, (first+done)%p.places
		n := min(k-done, p.places-place)
		for i := 0; i < rows; i += cols {
			packPanel(to[i/cols*panel+done*cols:], matrix[T]{y[image*distance+i*p.places+place:], p.places, 1}, min(cols, rows-i), n, cols)
		}
		done += n
	}
}

// PutGradient writes sums as the weights: the gradient of y, row by row.
func (p *Patches[T]) PutGradient(w, sums []T, rows, channels int) {
	n, ld := channels*p.points, p.GradientLd(rows)
	if n%8 == 0 { // whole vectors do not write over what follows w
		packPanel(w, matrix[T]{sums, ld, 1}, n, rows, n)
		return
	}
	for i := range rows {
		row := w[i*n : (i+1)*n]
		for j := range row {
			row[j] = sums[j*ld+i]
		}
	}
}
