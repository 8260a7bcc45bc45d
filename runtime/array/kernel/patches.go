package kernel

import "unsafe"

// Run is N places of a window, side by side from Out on, at which one of its points
// stands on elements of the image: the first at In, the others Step apart.
type Run struct{ Out, In, N, Step int }

// Patches is the matrix of what a window sees of some images, which convolutions
// multiply and which is never written down as a whole: row (c, k) is for point k
// of the window on channel c, column (i, o) for place o of image i. Products pack
// the part that they are about to need.
type Patches[T Float] struct {
	Places int // columns: images times places of the window
	places int // of the window on one image
	points int
	plane  int // elements of a channel
	tile   tile
	table  []segment // for the assembly, a register of a point of a panel after the other; nil if there is none
	pieces [][]piece // otherwise: of point k of panel j at j*points+k
	parts  int       // segments a register
}

// piece is n numbers of a row of a panel, from lane on, that lie side by side in
// the image, from at on.
type piece struct{ lane, n, at int }

// segment is the part of a piece in one register: where its lane 0 would lie, in
// bytes, and which lanes it has.
type segment struct {
	at   int32
	mask uint32
}

// A register is put together of at most this many segments.
const mostSegments = 4

// NewPatches returns the patches of some images, which lie distance apart and have
// channels of plane elements. runs tells where every point of the window stands at
// the places, on elements side by side.
func NewPatches[T Float](runs [][]Run, places, images, distance, plane int) *Patches[T] {
	p := &Patches[T]{Places: images * places, places: places, points: len(runs), plane: plane, tile: tileOf[T]()}
	if _, single := any(p).(*Patches[float32]); single && vectors() && images*distance < 1<<28 && p.tabulate(runs, images, distance) {
		return p
	}
	cols := p.tile.cols
	p.pieces = make([][]piece, (p.Places+cols-1)/cols*p.points)
	p.cut(runs, images, distance, cols, func(k, out, n, at int) {
		row := &p.pieces[out/cols*p.points+k]
		*row = append(*row, piece{out % cols, n, at})
	})
	return p
}

// cut calls f for the runs of every point k and all images, cut where out, the column,
// is a multiple of width.
func (p *Patches[T]) cut(runs [][]Run, images, distance, width int, f func(k, out, n, at int)) {
	for k, list := range runs {
		for i := range images {
			for _, r := range list {
				out, at := i*p.places+r.Out, i*distance+r.In
				for left := r.N; left > 0; {
					n := min(left, width-out%width)
					f(k, out, n, at)
					out, at, left = out+n, at+n, left-n
				}
			}
		}
	}
}

// tabulate writes the pieces as segments, the same number for each register. It returns
// false if these are too many.
func (p *Patches[T]) tabulate(runs [][]Run, images, distance int) bool {
	cols := p.tile.cols
	lanes := cols / 2 // a panel is two registers wide
	register := func(k, out int) int { return (out/cols*p.points+k)*2 + out/lanes%2 }
	counts := make([]int, (p.Places+cols-1)/cols*p.points*2)
	p.cut(runs, images, distance, lanes, func(k, out, n, at int) {
		r := register(k, out)
		counts[r]++
		p.parts = max(p.parts, counts[r])
	})
	if p.parts > mostSegments {
		return false
	}
	for p.parts = max(1, p.parts); p.parts&(p.parts-1) != 0; { // 1, 2 or 4
		p.parts++
	}
	p.table = make([]segment, len(counts)*p.parts)
	p.cut(runs, images, distance, lanes, func(k, out, n, at int) {
		r, lane := register(k, out), out%lanes
		counts[r]--
		p.table[r*p.parts+counts[r]] = segment{int32(4 * (at - lane)), (1<<n - 1) << lane}
	})
	return true
}

// pack writes rows of panel j, from first on, so that they lie step apart; where a
// point stands on no element it writes zeros.
func (p *Patches[T]) pack(to []T, step int, x []T, j, first, rows int) {
	for rows > 0 {
		c, point := first/p.points, first%p.points
		points, channels := min(rows, p.points-point), 1
		if points == p.points {
			channels = rows / points
		}
		p.packPoints(to, step, x[c*p.plane:], j*p.points+point, points, channels)
		done := points * channels
		to, first, rows = to[min(done*step, len(to)):], first+done, rows-done
	}
}

// packPoints writes the rows of some points for each of some channels.
func (p *Patches[T]) packPoints(to []T, step int, x []T, at, points, channels int) {
	if p.table != nil {
		packPatches(unsafe.Pointer(&to[0]), 4*step, unsafe.Pointer(&x[0]), unsafe.Pointer(&p.table[at*2*p.parts]), points, p.parts, channels, 4*p.plane)
		return
	}
	for c := range channels {
		image := x[c*p.plane:]
		for k, row := range p.pieces[at : at+points] {
			panel := to[(c*points+k)*step:][:p.tile.cols]
			if len(row) != 1 || row[0].n < len(panel) {
				clear(panel)
			}
			for _, s := range row {
				to, from := panel[s.lane:s.lane+s.n], image[s.at:s.at+s.n]
				switch s.n { // most are as wide as a panel
				case 4:
					*(*[4]T)(to) = [4]T(from)
				case 8:
					*(*[8]T)(to) = [8]T(from)
				default:
					copy(to, from)
				}
			}
		}
	}
}
