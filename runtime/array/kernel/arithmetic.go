package kernel

// The functions here work on rows of one length; the result z may be an
// argument itself. Every product and sum is rounded to the type.

// Add sets z[i] to x[i] + y[i].
func Add[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(addLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		z[i] = v + y[i]
	}
}

// Sub sets z[i] to x[i] - y[i].
func Sub[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(subLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		z[i] = v - y[i]
	}
}

// Mul sets z[i] to x[i] * y[i].
func Mul[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(mulLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		z[i] = v * y[i]
	}
}

// Div sets z[i] to x[i] / y[i].
func Div[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(divLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		z[i] = v / y[i]
	}
}

// AddScalar sets z[i] to x[i] + c.
func AddScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run(addScalarLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = v + c
	}
}

// MulScalar sets z[i] to x[i] * c.
func MulScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run(mulScalarLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = v * c
	}
}

// DivScalar sets z[i] to x[i] / c.
func DivScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run(divScalarLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = v / c
	}
}

// SubFrom sets z[i] to c - x[i].
func SubFrom[T Float](z []T, c T, x []T) {
	z = z[:len(x)]
	if run(subFromLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = c - v
	}
}

// DivOf sets z[i] to c / x[i].
func DivOf[T Float](z []T, c T, x []T) {
	z = z[:len(x)]
	if run(divOfLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = c / v
	}
}

// AddScaled sets z[i] to x[i] + c*y[i].
func AddScaled[T Float](z, x []T, c T, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(addScaledLoop, []T{c}, z, x, y) {
		return
	}
	for i, v := range x {
		z[i] = v + T(c*y[i])
	}
}

// ReLU sets z[i] to the larger of x[i] and 0; NaN stays.
func ReLU[T Float](z, x []T) {
	z = z[:len(x)]
	if run(reluLoop, nil, z, x) {
		return
	}
	for i, v := range x {
		if v <= 0 {
			v = 0
		}
		z[i] = v
	}
}

// Mask sets z[i] to x[i] where y[i] > 0 and else to 0 * x[i], which keeps NaN.
func Mask[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(maskLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		if !(y[i] > 0) {
			v *= 0
		}
		z[i] = v
	}
}

// Maximum sets z[i] to the larger of x[i] and y[i], NaN where one of them is.
func Maximum[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(maximumLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		if w := y[i]; v <= w || w != w {
			v = w
		}
		z[i] = v
	}
}

// Minimum sets z[i] to the smaller of x[i] and y[i], NaN where one of them is.
func Minimum[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run(minimumLoop, nil, z, x, y) {
		return
	}
	for i, v := range x {
		if w := y[i]; v >= w || w != w {
			v = w
		}
		z[i] = v
	}
}
