package functions

// convShape is the geometry that a convolution, its transposition and the
// gradient of its weights share. The images x have xChannels of window.ins()
// elements, what the windows see of them, y, has yChannels of window.outs() places,
// and W is [yChannels, xChannels/groups, points].
type convShape struct {
	window
	images, xChannels, yChannels, groups int
	tiling, bundling                     any // a *tiling and a *bundling of the dtype, made when first needed
}

// xShape and yShape are the shapes of the two sides.
func (s *convShape) xShape() []int {
	return append([]int{s.images, s.xChannels}, s.lengths(func(a convAxis) int { return a.in })...)
}

func (s *convShape) yShape() []int {
	return append([]int{s.images, s.yChannels}, s.lengths(func(a convAxis) int { return a.out })...)
}

// nothing reports that there is nothing to multiply.
func (s *convShape) nothing() bool {
	return min(s.images, s.xChannels, s.yChannels, s.ins(), s.outs()) == 0
}

// direct reports whether a few windows go over each single channel, and far: then
// there is too little to multiply for a matrix product.
func (s *convShape) direct() bool {
	return s.xChannels == s.groups && s.yChannels <= 4*s.groups && s.outs() >= fewPlaces
}

// overwrites reports whether results are set. Otherwise they are added to zeros.
func (s *convShape) overwrites() bool { return !s.nothing() && !s.direct() }
