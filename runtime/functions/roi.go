package functions

import (
	"math"

	"nnlua/runtime/array"
)

// region is a region of interest: a rectangle, in pixels, of one image of x.
type region struct {
	of                       int
	top, left, bottom, right float64
}

// farthest is how many pixels from the origin a region may lie.
const farthest = 1e9

// regionsOf reads rois, one region a row with its first coordinate in column
// first, and multiplies them with scale. order says which column holds top,
// left, bottom and right; of returns the number of the image of region i.
func regionsOf(op string, x, rois *Variable, scale float64, order [4]int, of func(i int) float64) []region {
	data, images := rois.Data(), x.Shape()[0]
	if rois.Dtype() != x.Dtype() {
		array.FailIn(op, "rois is %s, want the dtype of x, %s", data.Describe(), x.Data().Describe())
	}
	if math.IsNaN(scale) || math.IsInf(scale, 0) {
		array.FailIn(op, "spatial_scale is %g, want a number", scale)
	}
	regions := make([]region, rois.Shape()[0])
	columns := rois.Shape()[1]
	for i := range regions {
		var at [4]float64
		for k, column := range order {
			at[k] = data.Float(i*columns+column) * scale
			if !(math.Abs(at[k]) < farthest) {
				array.FailIn(op, "region %d of rois lies at %g, want less than %g pixels from the origin", i, at[k], float64(farthest))
			}
		}
		n := math.Trunc(of(i))
		if !(n >= 0 && n < float64(images)) {
			array.FailIn(op, "region %d is in image %g, want 0 to %d, the images of x, %s", i, n, images-1, x.Data().Describe())
		}
		regions[i] = region{of: int(n), top: at[0], left: at[1], bottom: at[2], right: at[3]}
	}
	return regions
}

// indexedRegions reads rois of (top, left, bottom, right) whose images stand in indices.
func indexedRegions(op string, x, rois *Variable, indices *Array, outsize [2]int, scale float64) []region {
	if indices.Dtype() != array.Int32 {
		array.FailIn(op, "roi_indices is %s, want int32", indices.Describe())
	}
	if !(scale > 0) {
		array.FailIn(op, "spatial_scale is %g, want more than 0", scale)
	}
	checkOutsize(op, "outsize", x, rois, outsize)
	return regionsOf(op, x, rois, scale, [4]int{0, 1, 2, 3}, indices.Float)
}

func checkOutsize(op, name string, x, rois *Variable, outsize [2]int) {
	if outsize[0] < 1 || outsize[1] < 1 {
		array.FailIn(op, "%s is (%d, %d), want both from 1", name, outsize[0], outsize[1])
	}
	if x.Shape()[1] == 0 {
		array.FailIn(op, "x is %s, want at least one channel", x.Data().Describe())
	}
	checkLines(rois.Shape()[0], x.Dtype(), pooledShape(x, rois, outsize))
}

// pooledShape is the shape of what is made of regions.
func pooledShape(x, rois *Variable, outsize [2]int) []int {
	return []int{rois.Shape()[0], x.Shape()[1], outsize[0], outsize[1]}
}

// lineRange is a range of whole lines of an image.
type lineRange struct{ from, to int }

// divideLines divides length lines, from first on, into equal parts; a line that is
// divided belongs to both. Lines outside the n of the image are in none.
func divideLines(first, length float64, count, n int) []lineRange {
	each := length / float64(count)
	list := make([]lineRange, count)
	clip := func(at float64) int { return int(min(max(at+first, 0), float64(n))) }
	for i := range list {
		list[i] = lineRange{clip(math.Floor(float64(i) * each)), clip(math.Ceil(float64(i+1) * each))}
	}
	return list
}

// pixels divides the region, rounded to whole pixels, into parts of rows and
// columns. last is 1 where bottom and right are still in the region.
func (r region) pixels(x *Variable, outsize [2]int, last float64) (rows, columns []lineRange) {
	top, left := math.RoundToEven(r.top), math.RoundToEven(r.left)
	height := max(math.RoundToEven(r.bottom)-top+last, 1)
	width := max(math.RoundToEven(r.right)-left+last, 1)
	return divideLines(top, height, outsize[0], x.Shape()[2]), divideLines(left, width, outsize[1], x.Shape()[3])
}
