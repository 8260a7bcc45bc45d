package array

// Cross returns the cross product of the vectors of 2 or 3 elements that stand
// along axisA of a and axisB of b; the other axes broadcast. The result stands
// along axisC, but of two vectors of 2 elements it is the one number that the
// third element would be.
func Cross(a, b *Array, axisA, axisB, axisC Axis) *Array {
	a = MoveAxes(a, []int{axisA.Resolve(a.Ndim())}, []int{-1})
	b = MoveAxes(b, []int{axisB.Resolve(b.Ndim())}, []int{-1})
	na, nb := a.shape[a.Ndim()-1], b.shape[b.Ndim()-1]
	if na != 2 && na != 3 || nb != 2 && nb != 3 {
		Fail("want vectors of 2 or 3 elements, got %s and %s", a.Describe(), b.Describe())
	}
	switch {
	case na < nb:
		a = withZero(a)
	case nb < na:
		b = withZero(b)
	}
	minor := func(i, j int) *Array {
		return Sub(Mul(component(a, i), component(b, j)), Mul(component(a, j), component(b, i)))
	}
	if na == 2 && nb == 2 {
		return minor(0, 1)
	}
	parts := []*Array{minor(1, 2), minor(2, 0), minor(0, 1)}
	for i, p := range parts {
		parts[i] = p.Reshape(append(cloneInts(p.shape), 1)...)
	}
	z := Concatenate(parts, -1)
	return MoveAxes(z, []int{-1}, []int{axisC.Resolve(z.Ndim())})
}

// component returns element i of the vectors along the last axis.
func component(x *Array, i int) *Array {
	last := x.Ndim() - 1
	return Range(x, last, i, i+1).Reshape(x.shape[:last]...)
}

// withZero appends a zero to the vectors along the last axis.
func withZero(x *Array) *Array {
	zero := New(x.dtype, append(cloneInts(x.shape[:x.Ndim()-1]), 1)...)
	return Concatenate([]*Array{x, zero}, -1)
}
