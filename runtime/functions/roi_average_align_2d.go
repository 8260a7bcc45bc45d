package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.roi_average_align_2d(x: float[N, C, H, W], rois: float[R, 4], roi_indices: int[R], outsize: pair, spatial_scale: number, sampling_ratio: value = nil) -> float[R, C, ...]", ROIAverageAlign2D, catalog.Pooling)
}

// ROIAverageAlign2D pools regions of interest without rounding them to pixels.
// The parameters are those of roi_average_pooling_2d, but the coordinates of
// rois stay fractions, a region being at least 1 high and wide, and each of the
// outsize parts gives the mean over a grid of points in it. The value at a
// point is the bilinear mean of the four pixels around it; a point more than a
// pixel outside the image counts as 0.
//
// sampling_ratio is how many points a part has in each direction, {vertically,
// horizontally} or one number for both, from 1 to 1024; nil: one a pixel.
//
// He, Gkioxari, Dollar and Girshick, Mask R-CNN, 2017.
//
//	> x = np.arange(16):reshape(1, 1, 4, 4):astype("float32")
//	> F.roi_average_align_2d(x, np.array{{0, 0, 2, 3}}, np.array({0}, "int32"), 1, 1)
//	variable([[[[5.5]]]])
func ROIAverageAlign2D(x, rois *Variable, roiIndices *Array, outsize [2]int, spatialScale float64, samplingRatio any) *Variable {
	const op = "roi_average_align_2d"
	vertical, horizontal := samplingRatios(op, samplingRatio)
	regions := indexedRegions(op, x, rois, roiIndices, outsize, spatialScale)
	images := make([]imageTaps, len(regions))
	for i, r := range regions {
		images[i] = imageTaps{
			of:      r.of,
			rows:    meanOfPoints(samplePoints(r.top, r.bottom, outsize[0], vertical, x.Shape()[2])),
			columns: meanOfPoints(samplePoints(r.left, r.right, outsize[1], horizontal, x.Shape()[3])),
		}
	}
	return apply1(op, &resample{label: op, from: x.Shape(), to: pooledShape(x, rois, outsize), images: images}, x)
}

// samplingRatios reads the number of points a part has in both directions, 0
// where the size of the region decides.
func samplingRatios(op string, ratio any) (vertical, horizontal int) {
	pair := [2]any{ratio, ratio}
	if list, ok := ratio.(catalog.Table); ok {
		pair = [2]any{list.At(0), list.At(1)}
	}
	var n [2]int
	for i, v := range pair {
		if v == nil {
			continue
		}
		number, ok := v.(float64)
		if !ok || number != math.Trunc(number) || number < 1 || number > 1024 {
			array.FailIn(op, "sampling_ratio is %v, want whole numbers from 1 to 1024 or nil", v)
		}
		n[i] = int(number)
	}
	return n[0], n[1]
}

// partPoints are the points of one part along one axis: of how many there are, those
// in the image, each with the lines around it.
type partPoints struct {
	lines []taps
	count float64
}

// samplePoints divides the lines from first to last into parts and puts ratio points
// into each, 0: one for every line. The image has n lines.
func samplePoints(first, last float64, parts, ratio, n int) []partPoints {
	each := max(last-first, 1) / float64(parts)
	count := float64(ratio)
	if ratio == 0 {
		count = math.Ceil(each)
	}
	list := make([]partPoints, parts)
	for i := range list {
		list[i].count = count
		begin := first + float64(i)*each
		// Only points near the image are looked at: a region may be as large as it likes.
		from := max(math.Floor((-1-begin)*count/each)-1, 0)
		to := min(math.Ceil((float64(n)-begin)*count/each)+1, count)
		for k := from; k < to; k++ {
			at := begin + (k+0.5)*each/count
			if at >= -1 && at <= float64(n) && n > 0 {
				list[i].lines = append(list[i].lines, linesAround(min(max(at, 0), float64(n-1)), n))
			}
		}
	}
	return list
}

// meanOfPoints adds up the weights that the points of a part give to a line.
func meanOfPoints(list []partPoints) []taps {
	lines := make([]taps, len(list))
	for i, p := range list {
		for _, around := range p.lines {
			for _, t := range around {
				lines[i] = lines[i].plus(tap{at: t.at, weight: t.weight / p.count})
			}
		}
	}
	return lines
}

// plus adds a tap to rising ones of which the last two at most may be of its line.
func (t taps) plus(more tap) taps {
	for i := max(len(t)-2, 0); i < len(t); i++ {
		if t[i].at == more.at {
			t[i].weight += more.weight
			return t
		}
	}
	return append(t, more)
}
