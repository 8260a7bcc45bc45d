package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// resample makes every image of its result out of one image of x: a pixel is a
// weighted sum of pixels, with a weight that is a product of one for the row
// and one for the column. It is the core of resize_images and of the averages
// over regions of interest.
type resample struct {
	Node
	label    string
	from, to []int // shapes of x, (images, channels, height, width), and of the result
	images   []imageTaps
}

// imageTaps says of which image of x one image of the result is made, and how.
type imageTaps struct {
	of            int
	rows, columns []taps // one for every row and column of the result
}

// taps are the lines of x of which one line of the result is made, with their weights.
type taps []tap

type tap struct {
	at     int
	weight float64
}

// checkLines refuses a result of that shape, or so many images of its lines,
// that the machine has no room for it.
func checkLines(images int, d array.Dtype, to []int) {
	array.CheckShape(d, to)
	array.CheckShape(array.Float64, []int{images, to[2] + to[3], 8})
}

func (f *resample) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), f.to...)
	if y.Dtype() == array.Float32 {
		resampled[float32](f, y, x[0])
	} else {
		resampled[float64](f, y, x[0])
	}
	return one(y)
}

func (f *resample) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.label, &resampleTranspose{of: f}, gy[0]))
}

// resampleTranspose is the transpose of a resample: it gives every pixel back to those it was made of.
type resampleTranspose struct {
	Node
	of *resample
}

func (f *resampleTranspose) Forward(x []*Array) []*Array {
	y := array.New(x[0].Dtype(), f.of.from...)
	if y.Dtype() == array.Float32 {
		resampleBack[float32](f.of, y, x[0])
	} else {
		resampleBack[float64](f.of, y, x[0])
	}
	return one(y)
}

func (f *resampleTranspose) Backward(gy []*Variable) []*Variable {
	again := *f.of
	again.Node = Node{}
	return grads(apply1(f.of.label, &again, gy[0]))
}

// resampled lets threads share the planes of y.
func resampled[T array.Float](f *resample, y, x *Array) {
	to, from := array.Data[T](y), array.Data[T](x)
	channels, width := f.to[1], f.from[3]
	size, pixels := f.from[2]*width, f.to[2]*f.to[3]
	kernel.Split(len(f.images)*channels, 1, 5*float64(len(to)), func(first, end int) {
		i := first * pixels
		for p := first; p < end; p++ {
			im := f.images[p/channels]
			plane := from[(im.of*channels+p%channels)*size:][:size]
			for _, row := range im.rows {
				array.Poll()
				for _, column := range im.columns {
					sum := 0.0
					for _, r := range row {
						line := plane[r.at*width:][:width]
						for _, c := range column {
							sum += r.weight * c.weight * float64(line[c.at])
						}
					}
					to[i] = T(sum)
					i++
				}
			}
		}
	})
}

func resampleBack[T array.Float](f *resample, y, x *Array) {
	to, from := array.Data[T](y), array.Data[T](x)
	channels, width := f.to[1], f.from[3]
	size := f.from[2] * width
	i := 0
	for _, im := range f.images {
		for c := range channels {
			plane := to[(im.of*channels+c)*size:][:size]
			for _, row := range im.rows {
				array.Poll()
				for _, column := range im.columns {
					v := float64(from[i])
					for _, r := range row {
						line := plane[r.at*width:][:width]
						for _, c := range column {
							line[c.at] += T(r.weight * c.weight * v)
						}
					}
					i++
				}
			}
		}
	}
}
