package array

// Average returns the mean over the axes (nil: all) in which every element
// counts by its weight: the sum of a*weights divided by the sum of the weights.
// Weights have the shape of a, or are a row along the one axis. Without weights
// (nil) it is Mean.
func Average(a, weights *Array, axes Axes, keepdims bool) *Array {
	if weights == nil {
		return Mean(a, axes, keepdims)
	}
	w, total := besideAll(a, weights, axes), WeightSum(a, weights, axes, keepdims)
	for i := 0; i < total.Size(); i++ {
		if total.Float(i) == 0 {
			Fail("the weights sum to zero")
		}
	}
	return Div(SumIn(w.dtype, Mul(a.To(w.dtype), w), axes, keepdims), total)
}

// WeightSum returns what Average divides by: the sum of the weights over the axes.
func WeightSum(a, weights *Array, axes Axes, keepdims bool) *Array {
	w := besideAll(a, weights, axes)
	return SumIn(w.dtype, w, axes, keepdims)
}

// besideAll returns weights with the shape of a, in the dtype of the average.
func besideAll(a, weights *Array, axes Axes) *Array {
	d := Promote(a.dtype, weights.dtype)
	if !a.dtype.IsFloat() {
		d = Float64
	}
	w := weights.To(d)
	if !SameShape(a.shape, w.shape) {
		w = alongAxis(w, a, axes)
	}
	return w
}

// alongAxis spreads a row of weights over a, along the one axis.
func alongAxis(w, a *Array, axes Axes) *Array {
	switch {
	case len(axes) != 1:
		Fail("the axis must be given where weights %s and data %s have different shapes", ShapeString(w.shape), ShapeString(a.shape))
	case w.Ndim() != 1:
		Fail("weights have shape %s, want that of the data or one axis", ShapeString(w.shape))
	}
	axis := Axis(axes[0]).Resolve(a.Ndim())
	if w.Size() != a.shape[axis] {
		Fail("there are %d weights for the %d elements along axis %d", w.Size(), a.shape[axis], axis)
	}
	shape := make([]int, a.Ndim())
	for i := range shape {
		shape[i] = 1
	}
	shape[axis] = -1
	return BroadcastTo(w.Reshape(shape...), a.shape)
}
