package kernel

import "unsafe"

// WeightGradient is the gradient of the weights of a convolution: the sum, over places
// of the window and images, of what a point of the window stands on times what came back
// from the place. Products go through both in steps, past the places where the point
// stands on padding.
type WeightGradient[T Float] struct {
	Runs             [][]Run // where every point of the window stands at the places
	Images           int
	Channels, Rows   int // of an image of x, and of one of y
	Elements, Places int // of a channel of x, and of a row of y
	XImage, YImage   int // distance of the images
}

// CanStep reports whether there is assembly for a WeightGradient of so many channels and
// rows, and these are enough that it pays: fewer channels leave tiles empty, and the steps
// themselves take time.
func CanStep[T Float](channels, rows int) bool {
	return tileFor[T]().stepped != nil && channels >= 8 && channels*rows >= 512
}

// GradientLd is how far the sums of numbers of the window lie apart for so many rows of y:
// whole tiles, or half a tile more.
func GradientLd(rows int) int { return roundUp(rows, 16) }

// farthest is how many numbers a step can lie behind the first.
const farthest = 1 << 28

// somePlaces are some images, and places of them, that are summed at once.
type somePlaces struct {
	images, first, last int
	steps               [][]step // for each point of the window
}

// Sum sets sums: for each number of the window, channel by channel, a sum for each row of
// y. It uses up to so many threads; no sum depends on how many.
func (g *WeightGradient[T]) Sum(threads int, x, y, sums []T) {
	images := min(g.Images, max(1, min(gradientDepth/g.Places, farthest/g.XImage)))
	var parts []somePlaces
	for i := 0; i < g.Images; i += images {
		n := min(images, g.Images-i)
		a, distance := g.blockA(x[i*g.XImage:], n, threads)
		if i == 0 || n < images {
			parts = g.cut(n, distance, a.cs)
		}
		for _, part := range parts {
			b := g.blockB(y[i*g.YImage:], part, threads)
			g.add(threads, &a, &b, part, sums, i > 0 || part.first > 0)
			release(b.room)
		}
		release(a.room)
	}
}

// blockA returns the channels of some images as rows, where they are or, if their rows
// push each other out of the cache, packed, and how far the images lie apart there.
func (g *WeightGradient[T]) blockA(x []T, images, threads int) (a blockA[T], distance int) {
	rows := balanced(g.Channels, tileFor[T]().rows)
	if g.Elements*int(unsafe.Sizeof(x[0]))%aliasBytes != 0 || g.Elements*rows > farthest {
		return blockA[T]{data: x, rows: rows, panel: rows * g.Elements, rs: g.Elements, cs: 1}, g.XImage
	}
	panel := rows*g.Elements + slack
	distance = (g.Channels + rows - 1) / rows * panel
	room := buffer[T](images * distance)
	inPanels(threads, g.Channels, rows, images*g.Elements, func(first, last int) {
		for i := range images {
			from := matrix[T]{x[i*g.XImage+first*g.Elements:], g.Elements, 1}
			packA((*room)[i*distance+first/rows*panel:], from, last-first, g.Elements, rows, panel, 1)
		}
	})
	return blockA[T]{data: *room, rows: rows, panel: panel, rs: 1, cs: rows, room: room}, distance
}

// blockB returns what came back from some places as panels of the rows of y, side by side.
func (g *WeightGradient[T]) blockB(y []T, part somePlaces, threads int) blockB[T] {
	cols, n := tileFor[T]().cols, part.last-part.first
	panel := part.images*n*cols + slack
	room := buffer[T]((g.Rows + cols - 1) / cols * panel)
	inPanels(threads, g.Rows, cols, part.images*n, func(first, last int) {
		for ; first < last; first += cols {
			for i := range part.images {
				from := matrix[T]{y[i*g.YImage+first*g.Places+part.first:], g.Places, 1}
				packPanel((*room)[first/cols*panel+i*n*cols:], from, min(cols, last-first), n, cols)
			}
		}
	})
	return blockB[T]{data: *room, panel: panel, step: cols, room: room}
}

// cut returns the places of so many images in parts, and the steps through these. The
// images of A lie so far apart, and its columns.
func (g *WeightGradient[T]) cut(images, distance, column int) (parts []somePlaces) {
	size, cols := int(unsafe.Sizeof(*new(T))), tileFor[T]().cols
	n := balanced(g.Places, gradientDepth)
	for first := 0; first < g.Places; first += n {
		last := min(first+n, g.Places)
		steps := make([][]step, len(g.Runs))
		for k := range steps {
			steps[k] = make([]step, 0, images*(last-first))
		}
		for k, runs := range g.Runs {
			for i := range images {
				for _, r := range runs {
					from, to := max(r.Out, first), min(r.Out+r.N, last)
					at := step{
						int32((i*distance + (r.In+(from-r.Out)*r.Step)*column) * size),
						int32((i*(last-first) + from - first) * cols * size),
					}
					for ; from < to; from++ {
						steps[k] = append(steps[k], at)
						at.a += int32(r.Step * column * size)
						at.b += int32(cols * size)
					}
				}
			}
		}
		parts = append(parts, somePlaces{images, first, last, steps})
	}
	return parts
}

// add sets, or with add adds to, the sums of some places: for each number of the window
// those of a tile's channels.
func (g *WeightGradient[T]) add(threads int, a *blockA[T], b *blockB[T], part somePlaces, sums []T, add bool) {
	t, points, ld := tileFor[T](), len(g.Runs), GradientLd(g.Rows)
	Each(threads, (g.Channels+a.rows-1)/a.rows*points, func(n int) {
		Poll()
		i, point := n/points*a.rows, n%points
		steps, height := part.steps[point], min(a.rows, g.Channels-i)
		panel := unsafe.Pointer(&a.data[i/a.rows*a.panel])
		for j := 0; j < g.Rows; j += t.cols {
			run := t.stepped[height]
			if t.steppedNarrow != nil && g.Rows-j <= t.cols/2 {
				run = t.steppedNarrow[height]
			}
			to := &sums[(i*points+point)*ld+j]
			run(len(steps), unsafe.SliceData(steps), panel, a.rs, unsafe.Pointer(&b.data[j/t.cols*b.panel]), unsafe.Pointer(to), points*ld, add)
		}
	})
}
