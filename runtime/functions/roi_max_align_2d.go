package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.roi_max_align_2d(x: float[N, C, H, W], rois: float[R, 4], roi_indices: int[R], outsize: pair, spatial_scale: number, sampling_ratio: value = nil) -> float[R, C, ...]", ROIMaxAlign2D, catalog.Pooling)
}

// ROIMaxAlign2D is roi_average_align_2d with the largest point of every part in
// place of the mean. A part without a point in the image gives -inf.
//
//	> x = np.arange(16):reshape(1, 1, 4, 4):astype("float32")
//	> F.roi_max_align_2d(x, np.array{{0, 0, 2, 3}}, np.array({0}, "int32"), 1, 1)
//	variable([[[[8.5]]]])
func ROIMaxAlign2D(x, rois *Variable, roiIndices *Array, outsize [2]int, spatialScale float64, samplingRatio any) *Variable {
	const op = "roi_max_align_2d"
	vertical, horizontal := samplingRatios(op, samplingRatio)
	regions := indexedRegions(op, x, rois, roiIndices, outsize, spatialScale)
	checkPlaces(op, x.Dtype(), x.Shape())
	c := newCorners(x.Dtype(), pooledShape(x, rois, outsize))
	at, channels, height, width := 0, x.Shape()[1], x.Shape()[2], x.Shape()[3]
	for _, r := range regions {
		rows := samplePoints(r.top, r.bottom, outsize[0], vertical, height)
		columns := samplePoints(r.left, r.right, outsize[1], horizontal, width)
		for channel := range channels {
			plane := (r.of*channels + channel) * height * width
			if x.Dtype() == array.Float32 {
				chooseCorners(c, at, array.Data[float32](x.Data()), plane, width, rows, columns)
			} else {
				chooseCorners(c, at, array.Data[float64](x.Data()), plane, width, rows, columns)
			}
			at += len(rows) * len(columns)
		}
	}
	return c.mix(op, x)
}

// corners are, for every element of a result, the four pixels around a point
// and their weights. An element of which no pixel is known is -inf.
type corners struct {
	shape   []int
	places  [4][]int32
	weights [4]*Array
}

func newCorners(d array.Dtype, shape []int) *corners {
	c := &corners{shape: shape}
	for k := range c.places {
		c.places[k] = array.Data[int32](array.New(array.Int32, shape...))
		for i := range c.places[k] {
			c.places[k][i] = -1
		}
		c.weights[k] = array.New(d, shape...)
	}
	return c
}

// chooseCorners finds the largest point of every part of one region in one plane
// of x, and sets the corners from element i on.
func chooseCorners[T array.Float](c *corners, i int, x []T, plane, width int, rows, columns []partPoints) {
	for _, row := range rows {
		for _, column := range columns {
			best := math.Inf(-1)
			var bestRow, bestColumn taps
			for _, r := range row.lines {
				for _, s := range column.lines {
					if v := bilinearMean(x[plane:], width, r, s); v > best {
						best, bestRow, bestColumn = v, r, s
					}
				}
			}
			c.set(i, plane, width, bestRow, bestColumn)
			i++
		}
	}
}

// bilinearMean returns the bilinear mean at a point of an image.
func bilinearMean[T array.Float](image []T, width int, rows, columns taps) float64 {
	sum := 0.0
	for _, r := range rows {
		for _, c := range columns {
			sum += r.weight * c.weight * float64(image[r.at*width+c.at])
		}
	}
	return sum
}

func (c *corners) set(i, plane, width int, rows, columns taps) {
	c.weights[0].SetFloat(i, 1)
	k := 0
	for _, row := range rows {
		for _, column := range columns {
			c.places[k][i] = int32(plane + row.at*width + column.at)
			c.weights[k].SetFloat(i, row.weight*column.weight)
			k++
		}
	}
}

// mix returns the weighted sums of the corners.
func (c *corners) mix(op string, x *Variable) *Variable {
	otherwise := math.Inf(-1)
	var y *Variable
	for k := range c.places {
		part := Mul(pick(op, x, c.places[k], c.shape, otherwise), x.Session().Constant(c.weights[k]))
		if y == nil {
			y, otherwise = part, 0
		} else {
			y = Add(y, part)
		}
	}
	return y
}
