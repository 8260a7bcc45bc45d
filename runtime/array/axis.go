package array

import "sort"

// Axis is the number of an axis, counted from 0; negative numbers count from the last axis.
type Axis int

// Resolve returns the axis as a number from 0 to ndim-1.
func (ax Axis) Resolve(ndim int) int {
	i := int(ax)
	if i < 0 {
		i += ndim
	}
	if i < 0 || i >= ndim {
		Fail("axis %d is out of range for an array of %d dimensions (axes count from 0)", int(ax), ndim)
	}
	return i
}

// Axes is a set of axes; nil means all of them.
type Axes []int

// Resolve returns the axes as sorted numbers from 0 to ndim-1.
func (axes Axes) Resolve(ndim int) []int {
	out := make([]int, 0, ndim)
	if axes == nil {
		for i := 0; i < ndim; i++ {
			out = append(out, i)
		}
		return out
	}
	for _, ax := range axes {
		out = append(out, Axis(ax).Resolve(ndim))
	}
	sort.Ints(out)
	for i := 1; i < len(out); i++ {
		if out[i] == out[i-1] {
			Fail("axis %d is given twice", out[i])
		}
	}
	return out
}
