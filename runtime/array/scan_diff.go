package array

// Diff returns the differences between neighbours along the axis, n times: the
// axis becomes n shorter. Of bool it is where neighbours differ.
func Diff(a *Array, n int, axis Axis) *Array {
	if n < 0 {
		Fail("n is %d, want 0 or more", n)
	}
	if a.Ndim() == 0 {
		Fail("want an array of one or more axes, got %s", a.Describe())
	}
	i := axis.Resolve(a.Ndim())
	for ; n > 0; n-- {
		length := a.shape[i]
		upper, lower := Range(a, i, 1, length), Range(a, i, 0, length-1)
		if a.dtype == Bool {
			a = NotEqual(upper, lower)
		} else {
			a = Sub(upper, lower)
		}
		if length <= 1 {
			break
		}
	}
	return a
}
