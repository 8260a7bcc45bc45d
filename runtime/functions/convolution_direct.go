package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// direct goes over each channel by itself; see convShape.direct.
type direct[T array.Float] struct {
	*convolver[T]
	list [][]kernel.Run
}

func (d direct[T]) forward(bias []T) {
	d.each(func(image, g int) {
		x, y, w := d.xOf(image, g), d.yOf(image, g), d.weightsOf(d.w, g)
		for m := range d.yGroup {
			array.Poll()
			correlate(y[m*d.outs:(m+1)*d.outs], x, w[m*d.rows:], d.list)
		}
		addBias(y[:d.yGroup*d.outs], biasOf(bias, g, d.yGroup), d.outs)
	})
}

func (d direct[T]) backward(bias []T) {
	d.each(func(image, g int) {
		x, y, w := d.xOf(image, g), d.yOf(image, g), d.weightsOf(d.w, g)
		for m := range d.yGroup {
			array.Poll()
			correlateBack(x, y[m*d.outs:(m+1)*d.outs], w[m*d.rows:], d.list)
		}
		addBias(x[:d.xGroup*d.ins], biasOf(bias, g, d.xGroup), d.ins)
	})
}

func (d direct[T]) weights() {
	sums := make([][]T, d.sums(d.images))
	d.share(len(sums), func(part, _ int) {
		sums[part] = make([]T, len(d.w))
		for i := d.images * part / len(sums); i < d.images*(part+1)/len(sums); i++ {
			for g := range d.groups {
				array.Poll()
				x, y, w := d.xOf(i, g), d.yOf(i, g), d.weightsOf(sums[part], g)
				for m := range d.yGroup {
					correlateWeights(w[m*d.rows:], x, y[m*d.outs:(m+1)*d.outs], d.list)
				}
			}
		}
	})
	for _, sum := range sums {
		kernel.Add(d.w, d.w, sum)
	}
}

// each calls f for every image and group.
func (d direct[T]) each(f func(image, group int)) {
	d.share(d.images, func(image, _ int) {
		for g := range d.groups {
			f(image, g)
		}
	})
}

// correlate adds w[k] times what point k of the window sees of x to y: the
// convolution of one channel, without columns.
func correlate[T array.Float](y, x, w []T, runs [][]kernel.Run) {
	for k, list := range runs {
		c := w[k]
		for _, r := range list {
			to, from := y[r.Out:r.Out+r.N], x[r.In:]
			if r.Step == 1 && r.N >= longRun {
				kernel.AddScaled(to, to, c, from[:r.N])
				continue
			}
			at := 0
			for i := range to {
				to[i] += T(c * from[at])
				at += r.Step
			}
		}
	}
}

// correlateBack adds to x what every place of y sends back: the gradient of
// correlate with respect to x.
func correlateBack[T array.Float](x, y, w []T, runs [][]kernel.Run) {
	for k, list := range runs {
		c := w[k]
		for _, r := range list {
			to, from := x[r.In:], y[r.Out:r.Out+r.N]
			if r.Step == 1 && r.N >= longRun {
				to = to[:r.N]
				kernel.AddScaled(to, to, c, from)
				continue
			}
			at := 0
			for _, v := range from {
				to[at] += T(c * v)
				at += r.Step
			}
		}
	}
}

// correlateWeights adds to w[k] the product of y and what point k sees of x: the
// gradient of correlate with respect to w.
func correlateWeights[T array.Float](w, x, y []T, runs [][]kernel.Run) {
	for k, list := range runs {
		var sum T
		for _, r := range list {
			from, to := x[r.In:], y[r.Out:r.Out+r.N]
			if r.Step == 1 {
				sum += kernel.Dot(to, from[:r.N])
				continue
			}
			at := 0
			for _, v := range to {
				sum += T(v * from[at])
				at += r.Step
			}
		}
		w[k] += sum
	}
}
