package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.spatial_pyramid_pooling_2d(x: float[N, C, H, W], pyramid_height: integer, pooling: string? = nil) -> float[...]", SpatialPyramidPooling2D, catalog.Pooling)
}

// SpatialPyramidPooling2D describes images of any size, x of shape (batch,
// channels, height, width), by equally many numbers. On level i of the pyramid,
// from 0 to pyramid_height - 1, the image is divided into 2^i by 2^i parts, each
// of which gives its maximum; the result is all of them, of shape (batch,
// channels * (1 + 4 + 16 + ...), 1, 1).
//
// 日本語: 画像を何通りかに分割してプーリングし、大きさによらず同じ長さのベクトルにします。
//
// The parts are the windows of a max_pooling_2d, ceil(height / 2^i) high,
// padded by half of what they are too long together. On an image with fewer
// pixels than parts there are fewer. pooling must be "max".
//
// He, Zhang, Ren and Sun, Spatial Pyramid Pooling in Deep Convolutional Networks
// for Visual Recognition, 2014.
//
//	> y = F.spatial_pyramid_pooling_2d(np.arange(16):reshape(1, 1, 4, 4):astype("float32"), 2, "max")
//	> y:reshape(5)
//	variable([15.  5.  7. 13. 15.])
func SpatialPyramidPooling2D(x *Variable, pyramidHeight int, pooling *string) *Variable {
	const op = "spatial_pyramid_pooling_2d"
	if pooling == nil {
		array.FailIn(op, `pooling is nil, want "max"`)
	}
	if *pooling != "max" {
		array.FailIn(op, `pooling is "%s", want "max"`, *pooling)
	}
	if pyramidHeight < 1 || pyramidHeight > 30 {
		array.FailIn(op, "pyramid_height is %d, want 1 to 30", pyramidHeight)
	}
	levels := make([]*maxPooling, pyramidHeight)
	total := 0
	for i := range levels {
		count := 1 << i
		var ksize, pad []int
		for _, length := range x.Shape()[2:] {
			k := (length + count - 1) / count
			ksize = append(ksize, k)
			pad = append(pad, (k*count-length)/2)
		}
		levels[i] = newMaxPooling(op, 2, x, ksize, nil, pad, true)
		total += planeSize(levels[i].w.grid)
	}
	n, channels := x.Shape()[0], x.Shape()[1]
	array.CheckShape(x.Dtype(), []int{n, channels, total})
	ys := make([]*Variable, pyramidHeight)
	for i, f := range levels {
		ys[i] = Reshape(apply1(op, f, x), []int{n, channels * planeSize(f.w.grid), 1, 1})
	}
	return Concat(ys, 1)
}
