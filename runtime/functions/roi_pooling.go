package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.roi_pooling_2d(x: float[N, C, H, W], rois: float[R, 5], outh: integer, outw: integer, spatial_scale: number) -> float[R, C, ...]", ROIPooling2D, catalog.Pooling)
	catalog.Add("F.roi_max_pooling_2d(x: float[N, C, H, W], rois: float[R, 4], roi_indices: int[R], outsize: pair, spatial_scale: number) -> float[R, C, ...]", ROIMaxPooling2D, catalog.Pooling)
	catalog.Add("F.roi_average_pooling_2d(x: float[N, C, H, W], rois: float[R, 4], roi_indices: int[R], outsize: pair, spatial_scale: number) -> float[R, C, ...]", ROIAveragePooling2D, catalog.Pooling)
}

// ROIPooling2D pools regions of interest of images x, (batch, channels, height,
// width), to one size: the result is (regions, channels, outh, outw), and each
// of its pixels is the maximum of a part of its region.
//
// A row of rois is {number of the image from 0, left, top, right, bottom}. The
// coordinates are multiplied with spatial_scale and rounded, half to even; right
// and bottom are still in the region. It is divided into outh by outw parts, a
// pixel on a border being in both. A part outside the image gives 0. rois has
// the dtype of x and gets no gradient.
//
// Girshick, Fast R-CNN, 2015.
//
//	> x = np.arange(16):reshape(1, 1, 4, 4):astype("float32")
//	> F.roi_pooling_2d(x, np.array{{0, 1, 1, 2, 3}}, 1, 2, 1)
//	variable([[[[13. 14.]]]])
func ROIPooling2D(x, rois *Variable, outh, outw int, spatialScale float64) *Variable {
	const op = "roi_pooling_2d"
	outsize := [2]int{outh, outw}
	checkOutsize(op, "(outh, outw)", x, rois, outsize)
	of := func(i int) float64 { return rois.Data().Float(5 * i) }
	regions := regionsOf(op, x, rois, spatialScale, [4]int{2, 1, 4, 3}, of)
	return roiMaxima(op, x, rois, regions, outsize, 1, 0)
}

// ROIMaxPooling2D pools regions of interest as roi_pooling_2d does, with other
// coordinates: a row of rois is {top, left, bottom, right}, bottom and right
// being the first pixels outside; roi_indices, an int32 array, holds the number
// of the image of every region, from 0. spatial_scale is more than 0, outsize is
// {height, width} or one number for both. A part outside the image gives -inf.
//
//	> x = np.arange(16):reshape(1, 1, 4, 4):astype("float32")
//	> F.roi_max_pooling_2d(x, np.array{{1, 1, 4, 3}}, np.array({0}, "int32"), {1, 2}, 1)
//	variable([[[[13. 14.]]]])
func ROIMaxPooling2D(x, rois *Variable, roiIndices *Array, outsize [2]int, spatialScale float64) *Variable {
	const op = "roi_max_pooling_2d"
	regions := indexedRegions(op, x, rois, roiIndices, outsize, spatialScale)
	return roiMaxima(op, x, rois, regions, outsize, 0, math.Inf(-1))
}

// ROIAveragePooling2D is roi_max_pooling_2d with the mean of every part in place
// of the maximum. A part outside the image gives 0.
//
//	> x = np.arange(16):reshape(1, 1, 4, 4):astype("float32")
//	> F.roi_average_pooling_2d(x, np.array{{1, 1, 4, 3}}, np.array({0}, "int32"), {1, 2}, 1)
//	variable([[[[ 9. 10.]]]])
func ROIAveragePooling2D(x, rois *Variable, roiIndices *Array, outsize [2]int, spatialScale float64) *Variable {
	const op = "roi_average_pooling_2d"
	regions := indexedRegions(op, x, rois, roiIndices, outsize, spatialScale)
	images := make([]imageTaps, len(regions))
	for i, r := range regions {
		rows, columns := r.pixels(x, outsize, 0)
		images[i] = imageTaps{of: r.of, rows: means(rows), columns: means(columns)}
	}
	return apply1(op, &resample{label: op, from: x.Shape(), to: pooledShape(x, rois, outsize), images: images}, x)
}

// means gives all lines of a part the same weight.
func means(parts []lineRange) []taps {
	lines := make([]taps, len(parts))
	for i, p := range parts {
		for at := p.from; at < p.to; at++ {
			lines[i] = append(lines[i], tap{at: at, weight: 1 / float64(p.to-p.from)})
		}
	}
	return lines
}

// roiMaxima picks the largest pixel of every part of the regions; a part without
// a pixel gives otherwise.
func roiMaxima(op string, x, rois *Variable, regions []region, outsize [2]int, last, otherwise float64) *Variable {
	checkPlaces(op, x.Dtype(), x.Shape())
	shape := pooledShape(x, rois, outsize)
	places := array.Data[int32](array.New(array.Int32, shape...))
	if x.Dtype() == array.Float32 {
		roiPlaces[float32](x, regions, outsize, last, places)
	} else {
		roiPlaces[float64](x, regions, outsize, last, places)
	}
	return pick(op, x, places, shape, otherwise)
}

func roiPlaces[T array.Float](x *Variable, regions []region, outsize [2]int, last float64, places []int32) {
	data, shape := array.Data[T](x.Data()), x.Shape()
	channels, width := shape[1], shape[3]
	size := shape[2] * width
	i := 0
	for _, r := range regions {
		rows, columns := r.pixels(x, outsize, last)
		for c := range channels {
			at := (r.of*channels + c) * size
			for _, row := range rows {
				for _, column := range columns {
					k := argMax(data[at:at+size], width, row.from, row.to, column.from, column.to)
					if k >= 0 {
						k += at
					}
					places[i] = int32(k)
					i++
				}
			}
		}
	}
}
