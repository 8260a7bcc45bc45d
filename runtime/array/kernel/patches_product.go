package kernel

import "unsafe"

// Weights are the left-hand matrix of a convolution. Row i of it has a number for
// every channel c and point k: data[i*ld + c*points + k], or, where Turned, with
// which the gradient goes back, data[c*ld + i*points + k].
type Weights[T Float] struct {
	Data   []T
	Ld     int
	Rows   int
	Turned bool
}

// packDepth is how many rows of a panel stay in the first cache, in bytes of a panel.
const packDepth = 24 << 10

// channelsAtOnce cuts the channels into equal parts, so that the rows of a panel for
// one of them stay in the first cache.
func (p *Patches[T]) channelsAtOnce(channels int) int {
	depth := packDepth / (p.tile.cols * int(unsafe.Sizeof(*new(T))))
	return balanced(channels, max(1, depth/p.points))
}

// Pack returns the weights in the order in which Multiply reads them, nil where it
// reads them as well from where they are. It pays if they are used several times.
func (p *Patches[T]) Pack(w Weights[T], channels int) []T {
	if !p.packs(w) {
		return nil
	}
	step := p.channelsAtOnce(channels)
	size := p.blockSize(w, step)
	packed := Unset[T]((channels + step - 1) / step * size)
	for c := 0; c < channels; c += step {
		p.packWeights(packed[c/step*size:], w, c, min(step, channels-c))
	}
	return packed
}

// blockSize is how many numbers the packed weights of so many channels are.
func (p *Patches[T]) blockSize(w Weights[T], channels int) int {
	rows := p.tile.rowsFor(w.Rows)
	return (w.Rows + rows - 1) / rows * (rows*channels*p.points + slack)
}

// packs reports whether the weights have to be packed: the kernels take them where
// they are, unless their rows push each other out of the cache.
func (p *Patches[T]) packs(w Weights[T]) bool {
	return w.Turned || !p.tile.exact() || w.Ld*int(unsafe.Sizeof(*new(T)))%aliasBytes == 0
}

// packWeights writes the weights of some channels in panels of rows.
func (p *Patches[T]) packWeights(to []T, w Weights[T], c, channels int) {
	k, rows := channels*p.points, p.tile.rowsFor(w.Rows)
	if !w.Turned {
		packA(to, matrix[T]{w.Data[c*p.points:], w.Ld, 1}, w.Rows, k, rows, rows*k+slack, !p.tile.exact(), 1)
		return
	}
	for i := 0; i < w.Rows; i += rows {
		n := min(rows, w.Rows-i)
		width := n
		if !p.tile.exact() {
			width = rows
		}
		panel := to[i/rows*(rows*k+slack):]
		for ch := range channels {
			packPanel(panel[ch*p.points*width:], matrix[T]{w.Data[(c+ch)*w.Ld+i*p.points:], p.points, 1}, n, p.points, width)
		}
	}
}

// Multiply sets C, with rows ldc apart, to the product of the weights and the
// patches of x. packed is what Pack returned, or nil. It uses up to so many
// threads; no sum depends on how many.
func (p *Patches[T]) Multiply(threads int, w Weights[T], packed []T, x []T, channels int, c []T, ldc int) {
	panels := len(p.pieces) / p.points
	threads = max(1, min(threads, panels))
	Parallel(threads, func(t int) {
		p.multiply(w, packed, x, channels, matrix[T]{c, ldc, 1}, panels*t/threads, panels*(t+1)/threads)
	})
}

// multiply makes some panels of the product. A panel of patches is packed right
// before it is used, and so still in the first cache.
func (p *Patches[T]) multiply(w Weights[T], packed []T, x []T, channels int, c matrix[T], first, last int) {
	step, cols := p.channelsAtOnce(channels), p.tile.cols
	g := product[T]{tile: p.tile, alpha: 1}
	panel := buffer[T](step * p.points * cols)
	defer release(panel)
	var own *[]T
	if packed == nil && p.packs(w) {
		own = buffer[T](p.blockSize(w, step))
		defer release(own)
	}
	for at := 0; at < channels; at += step {
		n := min(step, channels-at)
		k, rows := n*p.points, p.tile.rowsFor(w.Rows)
		a := blockA[T]{data: w.Data, rows: rows, panel: rows*k + slack, rs: 1, cs: rows, room: own}
		switch {
		case packed != nil:
			a.data, a.room = packed[at/step*p.blockSize(w, step):], &packed
		case own != nil:
			p.packWeights(*own, w, at, n)
			a.data = *own
		default:
			a = blockA[T]{data: w.Data[at*p.points:], rows: rows, panel: rows * w.Ld, rs: w.Ld, cs: 1}
		}
		b := blockB[T]{data: *panel, step: cols}
		for j := first; j < last; j++ {
			p.pack(*panel, cols, x[at*p.plane:], j, n)
			g.macroAlone(&a, &b, c.from(0, j*cols), w.Rows, min(cols, p.Places-j*cols), k, at > 0)
		}
	}
}
