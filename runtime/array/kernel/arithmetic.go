package kernel

// The functions here work on rows of one length; the result z may be an
// argument itself. Every product and sum is rounded to the type.

// Add sets z[i] to x[i] + y[i].
func Add[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run2(addLoop, z, x, y, 0) {
		return
	}
	for i, v := range x {
		z[i] = v + y[i]
	}
}

// Sub sets z[i] to x[i] - y[i].
func Sub[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run2(subLoop, z, x, y, 0) {
		return
	}
	for i, v := range x {
		z[i] = v - y[i]
	}
}

// Mul sets z[i] to x[i] * y[i].
func Mul[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run2(mulLoop, z, x, y, 0) {
		return
	}
	for i, v := range x {
		z[i] = v * y[i]
	}
}

// Div sets z[i] to x[i] / y[i].
func Div[T Float](z, x, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run2(divLoop, z, x, y, 0) {
		return
	}
	for i, v := range x {
		z[i] = v / y[i]
	}
}

// AddScalar sets z[i] to x[i] + c.
func AddScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run1(addScalarLoop, z, x, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = v + c
	}
}

// MulScalar sets z[i] to x[i] * c.
func MulScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run1(mulScalarLoop, z, x, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = v * c
	}
}

// DivScalar sets z[i] to x[i] / c.
func DivScalar[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run1(divScalarLoop, z, x, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = v / c
	}
}

// SubFrom sets z[i] to c - x[i].
func SubFrom[T Float](z []T, c T, x []T) {
	z = z[:len(x)]
	if run1(subFromLoop, z, x, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = c - v
	}
}

// DivOf sets z[i] to c / x[i].
func DivOf[T Float](z []T, c T, x []T) {
	z = z[:len(x)]
	if run1(divOfLoop, z, x, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = c / v
	}
}

// AddScaled sets z[i] to x[i] + c*y[i].
func AddScaled[T Float](z, x []T, c T, y []T) {
	z, y = z[:len(x)], y[:len(x)]
	if run2(addScaledLoop, z, x, y, float32(c)) {
		return
	}
	for i, v := range x {
		z[i] = v + T(c*y[i])
	}
}

// ReLU sets z[i] to the larger of x[i] and 0; NaN stays.
func ReLU[T Float](z, x []T) {
	z = z[:len(x)]
	if run1(reluLoop, z, x, 0) {
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
	if run2(maskLoop, z, x, y, 0) {
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
	if run2(maximumLoop, z, x, y, 0) {
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
	if run2(minimumLoop, z, x, y, 0) {
		return
	}
	for i, v := range x {
		if w := y[i]; v >= w || w != w {
			v = w
		}
		z[i] = v
	}
}
