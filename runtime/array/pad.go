package array

// PadModes are the ways in which Pad finds the elements around an array.
var PadModes = []string{"constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap", "empty"}

// Pad returns a with widths[d][0] elements before and widths[d][1] behind it
// along each axis d, one axis after the other. What they are says mode, as in
// numpy.pad; ends holds the constants or the ends of ramps, two for each axis.
func Pad(a *Array, widths [][2]int, mode string, ends [][2]float64) *Array {
	for d, w := range widths {
		if w[0] < 0 || w[1] < 0 {
			Fail("the pad width of axis %d is (%d, %d), want 0 or more", d, w[0], w[1])
		}
		if w == [2]int{} {
			continue
		}
		if a.shape[d] == 0 && mode != "constant" && mode != "empty" {
			Fail(`axis %d has no elements to extend by mode "%s"`, d, mode)
		}
		if at := padPositions(mode, a.shape[d], w); at != nil {
			a = TakeAxis(a, at, d)
			continue
		}
		a = Concatenate([]*Array{padding(a, d, w[0], mode, ends[d][0], 0), a, padding(a, d, w[1], mode, ends[d][1], 1)}, Axis(d))
	}
	return a
}

// padPositions returns where along an axis of length n the elements of the
// padded axis come from, nil if mode computes them.
func padPositions(mode string, n int, w [2]int) []int {
	var from func(i int) int
	switch mode {
	case "edge":
		from = func(i int) int { return min(max(i, 0), n-1) }
	case "wrap":
		from = func(i int) int { return modulo(i, n) }
	case "symmetric":
		from = func(i int) int {
			i = modulo(i, 2*n)
			return min(i, 2*n-1-i)
		}
	case "reflect":
		from = func(i int) int {
			if n == 1 {
				return 0
			}
			i = modulo(i, 2*n-2)
			return min(i, 2*n-2-i)
		}
	default:
		return nil
	}
	at := make([]int, w[0]+n+w[1])
	for i := range at {
		at[i] = from(i - w[0])
	}
	return at
}

func modulo(i, n int) int { return ((i % n) + n) % n }

// padding returns the elements before (side 0) or behind (side 1) a along the axis.
func padding(a *Array, axis, width int, mode string, end float64, side int) *Array {
	shape := cloneInts(a.shape)
	shape[axis] = width
	axes := Axes{axis}
	switch mode {
	case "maximum":
		return BroadcastTo(Max(a, axes, true), shape)
	case "minimum":
		return BroadcastTo(Min(a, axes, true), shape)
	case "mean":
		return BroadcastTo(likeElements(a, Mean(a, axes, true)), shape)
	case "median":
		return BroadcastTo(likeElements(a, Median(a, axes, true)), shape)
	case "linear_ramp":
		return ramp(a, axis, width, end, side)
	}
	z := New(a.dtype, shape...)
	z.Fill(end)
	return z
}

// likeElements rounds to whole numbers where a has these.
func likeElements(a, x *Array) *Array {
	if !a.dtype.IsFloat() {
		x = Rint(x)
	}
	return x.To(a.dtype)
}

// ramp returns straight lines from end to the outermost elements of a.
func ramp(a *Array, axis, width int, end float64, side int) *Array {
	edge := Range(a, axis, 0, 1)
	if side == 1 {
		edge = Range(a, axis, a.shape[axis]-1, a.shape[axis])
	}
	step := make([]int, a.Ndim())
	for i := range step {
		step[i] = 1
	}
	step[axis] = width
	part := New(Float64, step...)
	for i := range width {
		k := i
		if side == 1 {
			k = width - 1 - i
		}
		part.SetFloat(i, float64(k)/float64(width))
	}
	z := Add(Mul(Sub(edge.To(Float64), Scalar(Float64, end)), part), Scalar(Float64, end))
	if !a.dtype.IsFloat() {
		z = Floor(z)
	}
	return z.To(a.dtype)
}
