package functions

import "nnlua/runtime/array"

// convShape is the geometry that a convolution, its transposition and the
// gradient of its weights share. The images x have xChannels of window.ins()
// elements, what the windows see of them, y, has yChannels of window.outs() places,
// and W is [yChannels, xChannels/groups, points].
type convShape struct {
	window
	images, xChannels, yChannels, groups int
	list                                 [][]run // runs of the window, made when first needed
	block                                int     // images whose columns stand side by side in one matrix product
}

// Matrices of fewer columns than this are not worth a product of their own:
// images are put together until there are as many.
const fewColumns = 128

// prepare makes the list of runs and looks whether the memory for the columns is
// there, before it is asked for.
func (s *convShape) prepare(d array.Dtype) {
	if s.list != nil || s.images == 0 {
		return
	}
	places := s.lengths(func(a convAxis) int { return a.out })
	s.block = 1
	if s.xChannels > 0 && !s.direct() {
		s.block = max(1, min(s.images, fewColumns/max(1, s.outs())))
	}
	array.CheckShape(d, append([]int{s.xChannels / s.groups, s.points(), s.block}, places...))
	s.list = s.runs()
}

// xShape and yShape are the shapes of the two sides.
func (s *convShape) xShape() []int {
	return append([]int{s.images, s.xChannels}, s.lengths(func(a convAxis) int { return a.in })...)
}

func (s *convShape) yShape() []int {
	return append([]int{s.images, s.yChannels}, s.lengths(func(a convAxis) int { return a.out })...)
}

// direct reports whether a few windows go over each single channel, and far: then
// there is too little to multiply for a matrix product.
func (s *convShape) direct() bool {
	return s.xChannels == s.groups && s.yChannels <= 4*s.groups && s.outs() >= fewColumns
}
