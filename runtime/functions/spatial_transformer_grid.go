package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.spatial_transformer_grid(theta: float[N, 2, 3], output_shape: ints) -> float[N, 2, ...]", SpatialTransformerGrid, catalog.ArrayShape)
}

// SpatialTransformerGrid returns where an affine transformation takes the pixels
// of an image: for every pixel at (u, v) the point
//
//	theta [u, v, 1]^T
//
// theta holds one 2 by 3 matrix a sample; output_shape is {height, width}. The
// result is (batch, 2, height, width), horizontal positions before vertical
// ones. Positions run from -1, the first column or row, to 1, the last.
// spatial_transformer_sampler takes the result.
//
// Jaderberg, Simonyan, Zisserman and Kavukcuoglu, Spatial Transformer Networks, 2015.
//
//	> grid = F.spatial_transformer_grid(np.array{{{1, 0, 0.5}, {0, 1, 0}}}, {1, 3})
//	> grid:reshape(2, 3)
//	variable([[-0.5  0.5  1.5]
//	          [-1.  -1.  -1. ]])
func SpatialTransformerGrid(theta *Variable, outputShape []int) *Variable {
	if len(outputShape) != 2 || outputShape[0] < 0 || outputShape[1] < 0 {
		array.FailIn("spatial_transformer_grid", "output_shape is %s, want a height and a width", array.ShapeString(outputShape))
	}
	n, height, width := theta.Shape()[0], outputShape[0], outputShape[1]
	array.CheckShape(theta.Dtype(), []int{n, 2, height, width})
	points := array.New(theta.Dtype(), 3, height, width)
	if points.Dtype() == array.Float32 {
		fillPoints(array.Data[float32](points), height, width)
	} else {
		fillPoints(array.Data[float64](points), height, width)
	}
	matrices := Reshape(theta, []int{2 * n, 3})
	grid := MatMul(matrices, theta.Session().Constant(points.Reshape(3, height*width)), false, false)
	return Reshape(grid, []int{n, 2, height, width})
}

// fillPoints writes the positions u, v and 1 of every pixel, one after the other.
func fillPoints[T array.Float](points []T, height, width int) {
	size := height * width
	for i := range size {
		points[i] = T(linePosition(i%width, width))
		points[size+i] = T(linePosition(i/width, height))
		points[2*size+i] = 1
	}
}

// linePosition is where line i of n lies between -1 and 1.
func linePosition(i, n int) float64 {
	switch {
	case n == 1:
		return -1
	case i == n-1:
		return 1
	}
	return float64(i)*(2/float64(n-1)) - 1
}
