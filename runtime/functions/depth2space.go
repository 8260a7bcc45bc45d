package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.depth2space(X: float[N, C, H, W], r: integer) -> float[...]", Depth2Space, catalog.ArrayShape)
	catalog.Add("F.space2depth(X: float[N, C, H, W], r: integer) -> float[...]", Space2Depth, catalog.ArrayShape)
}

// Depth2Space makes images r times as high and wide out of their channels:
// [N, C, H, W] becomes [N, C/r^2, H r, W r]. The pixel of channel c at row
// h r + i and column w r + k is that of channel (i r + k) C/r^2 + c at row h and
// column w. C must be divisible by r^2. It is the pixel shuffle of sub-pixel
// convolution (Shi et al. 2016).
//
//	> F.depth2space(np.array{{{{1}}, {{2}}, {{3}}, {{4}}}}, 2)
//	variable([[[[1. 2.]
//	            [3. 4.]]]])
func Depth2Space(X *Variable, r int) *Variable {
	n, c, h, w := blocks("depth2space", X, r)
	if r > c || c%(r*r) != 0 {
		array.FailIn("depth2space", "X is %s, want channels divisible by r^2 with r = %d", X.Data().Describe(), r)
	}
	c /= r * r
	y := Transpose(Reshape(X, []int{n, r, r, c, h, w}), []int{0, 3, 4, 1, 5, 2})
	return Reshape(y, []int{n, c, h * r, w * r})
}

// Space2Depth makes channels out of the pixels of each square of r by r:
// [N, C, H, W] becomes [N, C r^2, H/r, W/r], the reverse of depth2space. H and W
// must be divisible by r.
//
//	> F.flatten(F.space2depth(np.array{{{{1, 2}, {3, 4}}}}, 2))
//	variable([1. 2. 3. 4.])
func Space2Depth(X *Variable, r int) *Variable {
	n, c, h, w := blocks("space2depth", X, r)
	if h%r != 0 || w%r != 0 {
		array.FailIn("space2depth", "X is %s, want a height and width divisible by r = %d", X.Data().Describe(), r)
	}
	y := Transpose(Reshape(X, []int{n, c, h / r, r, w / r, r}), []int{0, 3, 5, 1, 2, 4})
	return Reshape(y, []int{n, r * r * c, h / r, w / r})
}

func blocks(op string, X *Variable, r int) (n, c, h, w int) {
	shape := X.Shape()
	if r < 1 || len(shape) != 4 {
		array.FailIn(op, "X is %s and r is %d, want [N, C, H, W] and at least 1", X.Data().Describe(), r)
	}
	return shape[0], shape[1], shape[2], shape[3]
}
