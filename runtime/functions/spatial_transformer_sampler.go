package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.spatial_transformer_sampler(x: float[N, C, H, W], grid: float[N, 2, OH, OW]) -> float[N, C, ...]", SpatialTransformerSampler, catalog.ArrayShape)
}

// SpatialTransformerSampler returns the values of images x, (batch, channels,
// height, width), at the points of grid, (batch, 2, rows, columns): the result
// is (batch, channels, rows, columns).
//
// grid[n][1] is the horizontal position, -1 in the first and 1 in the last
// column of x, grid[n][2] the vertical one; spatial_transformer_grid makes it.
// The value at a point is the bilinear mean of the four pixels around it; those
// outside x are 0. x and grid have one dtype, and both get a gradient: that of
// grid is 0 where a point is a pixel or more outside x.
//
//	> x = np.array{{{{1, 2}, {3, 5}}}}
//	> F.spatial_transformer_sampler(x, np.array{{{{-1, 0, 1}}, {{-1, -1, 0}}}})
//	variable([[[[1.  1.5 3.5]]]])
func SpatialTransformerSampler(x, grid *Variable) *Variable {
	const op = "spatial_transformer_sampler"
	if grid.Dtype() != x.Dtype() {
		array.FailIn(op, "grid is %s, want the dtype of x, %s", grid.Data().Describe(), x.Data().Describe())
	}
	n := x.Shape()[0]
	if n == 0 {
		array.FailIn(op, "x is %s, want at least one image", x.Data().Describe())
	}
	shape := append(append([]int{}, x.Shape()[:2]...), grid.Shape()[2:]...)
	checkPlaces(op, x.Dtype(), x.Shape())
	checkPlaces(op, x.Dtype(), shape)
	positions := SplitAt(grid, []int{1}, 1)
	columns := bilinearNeighbours(positions[0], x.Shape()[3])
	rows := bilinearNeighbours(positions[1], x.Shape()[2])
	var y *Variable
	for _, row := range rows {
		for _, column := range columns {
			pixels := pick(op, x, pixelPlaces(x.Shape(), shape, row.at, column.at), shape, 0)
			part := Mul(Mul(row.weight, column.weight), pixels)
			if y == nil {
				y = part
			} else {
				y = Add(y, part)
			}
		}
	}
	return y
}

// bilinearNeighbour is the line on one side of every point, with the weight of its nearness.
type bilinearNeighbour struct {
	at     []int
	weight *Variable
}

// bilinearNeighbours returns the lines before and after positions from -1 to 1 among n
// lines. A position outside counts as one on the first line out of sight.
func bilinearNeighbours(position *Variable, n int) [2]bilinearNeighbour {
	at := AddScalar(MulScalar(AddScalar(position, 1), float64(n-1)/2), 1) // the first line is 1
	inside := array.New(array.Bool, at.Shape()...)
	edge := array.New(at.Dtype(), at.Shape()...)
	low := array.New(at.Dtype(), at.Shape()...)
	lines := make([]int, low.Size())
	for i := range lines {
		v := at.Data().Float(i)
		if v > 0 && v < float64(n+1) {
			inside.SetFloat(i, 1)
		}
		v = min(max(v, 0), float64(n+1))
		edge.SetFloat(i, v)
		if v > 0 { // 0 for NaN
			lines[i] = min(int(math.Floor(v)), n)
		}
		low.SetFloat(i, float64(lines[i]))
		lines[i]--
	}
	session := position.Session()
	after := Sub(where(inside, at, session.Constant(edge)), session.Constant(low))
	next := make([]int, len(lines))
	for i, k := range lines {
		next[i] = k + 1
	}
	return [2]bilinearNeighbour{{lines, AddScalar(Neg(after), 1)}, {next, after}}
}

// pixelPlaces returns where the pixels in the given rows and columns are, in
// every channel; -1 outside the image.
func pixelPlaces(from, to, rows, columns []int) []int32 {
	places := array.Data[int32](array.New(array.Int32, to...))
	channels, height, width := from[1], from[2], from[3]
	points := to[2] * to[3]
	for i := range places {
		plane := i / points
		at := plane/channels*points + i%points
		y, x := rows[at], columns[at]
		places[i] = -1
		if y >= 0 && y < height && x >= 0 && x < width {
			places[i] = int32((plane*height+y)*width + x)
		}
	}
	return places
}
