package numpy

import (
	"fmt"
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.linalg.norm(x: data, ord: value = nil, axis: axes? = nil, keepdims: boolean = false) -> array", Norm, catalog.Mathematics)
}

// Norm returns the length of vectors or the size of matrices.
//
// With one axis it is that of the vectors along it: the root of the sum of the
// squares (ord = nil or 2), the sum of the sizes (1), the largest or smallest
// size (np.inf, -np.inf), how many are not zero (0), or
// (sum |x|^ord)^(1/ord). With two axes it is that of the matrices in them: the
// root of the sum of the squares (nil or "fro"), the largest or smallest sum of
// the sizes of a column (1, -1) or row (np.inf, -np.inf), the largest or
// smallest singular value (2, -2), or the sum of these ("nuc"). Without an axis
// it is that of the whole array, of any number of axes if ord is nil.
//
//	> np.linalg.norm(np.array{3, 4})
//	5.0
//	> np.linalg.norm(np.array{{3, 4}, {6, 8}}, {axis = 1})
//	[ 5. 10.]
//	> np.linalg.norm(np.array{{3, 4}, {6, -8}}, 1)
//	12.0
func Norm(x *Array, ord any, axis array.Axes, keepdims bool) *Array {
	if !x.Dtype().IsFloat() {
		x = x.To(array.Float64)
	}
	nd := x.Ndim()
	if axis == nil {
		if ord == nil || ord == "fro" && nd == 2 || ord == 2. && nd == 1 {
			flat := x.Reshape(-1)
			z := array.Sqrt(array.Dot(flat, flat))
			if keepdims {
				z = z.Reshape(array.Sum(x, nil, true).Shape()...)
			}
			return z
		}
		for i := range nd {
			axis = append(axis, i)
		}
	}
	order := make(array.Axes, len(axis))
	for i, ax := range axis {
		order[i] = array.Axis(ax).Resolve(nd)
	}
	switch len(order) {
	case 1:
		return vectorNorm(x, ord, order, keepdims)
	case 2:
		if order[0] == order[1] {
			array.Fail("axis %d is given twice", order[0])
		}
		return matrixNorm(x, ord, order, keepdims)
	}
	array.Fail("x has %d axes, want the norm of vectors (one axis) or matrices (two): give axis, or no ord", len(order))
	return nil
}

func vectorNorm(x *Array, ord any, axis array.Axes, keepdims bool) *Array {
	d := x.Dtype()
	p, isNumber := ord.(float64)
	switch {
	case ord == nil || ord == 2.:
		return array.Sqrt(array.Sum(array.Square(x), axis, keepdims))
	case !isNumber:
		array.Fail("ord is %s, want a number for vectors", describeOrd(ord))
	case math.IsInf(p, 1):
		return array.Max(array.Abs(x), axis, keepdims)
	case math.IsInf(p, -1):
		return array.Min(array.Abs(x), axis, keepdims)
	case p == 0:
		return array.SumIn(d, array.NotEqual(x, array.Scalar(d, 0)), axis, keepdims)
	case p == 1:
		return array.Sum(array.Abs(x), axis, keepdims)
	}
	return array.Pow(array.Sum(array.Pow(array.Abs(x), array.Scalar(d, p)), axis, keepdims), array.Scalar(d, 1/p))
}

// matrixNorm is the norm of the matrices whose rows lie along the first of the two axes.
func matrixNorm(x *Array, ord any, axes array.Axes, keepdims bool) *Array {
	row, column := axes[:1], axes[1:]
	sums := func(of, over array.Axes, pick func(*Array, array.Axes, bool) *Array) *Array {
		z := pick(array.Sum(array.Abs(x), of, true), over, true)
		return withoutAxes(z, axes, keepdims)
	}
	singular := func(pick func(*Array, array.Axes, bool) *Array) *Array {
		_, s, _ := array.SVD(array.MoveAxes(x, axes, []int{-2, -1}), false)
		z := pick(s, array.Axes{s.Ndim() - 1}, false)
		if keepdims {
			z = z.Reshape(array.Sum(x, axes, true).Shape()...)
		}
		return z
	}
	switch ord {
	case nil, "fro":
		return array.Sqrt(array.Sum(array.Square(x), axes, keepdims))
	case "nuc":
		return singular(array.Sum)
	case 1.:
		return sums(row, column, array.Max)
	case -1.:
		return sums(row, column, array.Min)
	case math.Inf(1):
		return sums(column, row, array.Max)
	case math.Inf(-1):
		return sums(column, row, array.Min)
	case 2.:
		return singular(array.Max)
	case -2.:
		return singular(array.Min)
	}
	array.Fail(`ord is %s, want nil, 1, -1, 2, -2, np.inf, -np.inf, "fro" or "nuc" for matrices`, describeOrd(ord))
	return nil
}

// withoutAxes takes the axes of length 1 away, or keeps them.
func withoutAxes(z *Array, axes array.Axes, keepdims bool) *Array {
	if keepdims {
		return z
	}
	return array.Sum(z, axes, false)
}

func describeOrd(ord any) string {
	if n, ok := ord.(float64); ok {
		return fmt.Sprintf("%g", n)
	}
	return autograd.Describe(ord)
}
