package array

var (
	maximum = &arithmetic{"maximum", orRow, maxRow[uint8], maxRow[int32], maxRow[int64], maxFloats[float32], maxFloats[float64]}
	minimum = &arithmetic{"minimum", andRow, minRow[uint8], minRow[int32], minRow[int64], minFloats[float32], minFloats[float64]}
	fmax    = &arithmetic{"fmax", orRow, maxRow[uint8], maxRow[int32], maxRow[int64], fmaxRow[float32], fmaxRow[float64]}
	fmin    = &arithmetic{"fmin", andRow, minRow[uint8], minRow[int32], minRow[int64], fminRow[float32], fminRow[float64]}
)

// Maximum returns the larger of a and b, element by element; NaN if one is NaN.
func Maximum(a, b *Array) *Array { return maximum.apply(a, b) }

// Minimum returns the smaller of a and b, element by element; NaN if one is NaN.
func Minimum(a, b *Array) *Array { return minimum.apply(a, b) }

// Fmax is Maximum, but of a number and NaN it returns the number.
func Fmax(a, b *Array) *Array { return fmax.apply(a, b) }

// Fmin is Minimum, but of a number and NaN it returns the number.
func Fmin(a, b *Array) *Array { return fmin.apply(a, b) }

// Clip returns x with everything below low set to low and then everything above
// high set to high. Either bound may be nil, but not both.
func Clip(x, low, high *Array) *Array {
	all := []*Array{x}
	for _, bound := range []*Array{low, high} {
		if bound != nil {
			all = append(all, bound)
		}
	}
	if len(all) == 1 {
		Fail("one of a_min and a_max must be given")
	}
	d := ufuncDtype(all...)
	if low != nil {
		x = maximum.in(d, x, low)
	}
	if high != nil {
		x = minimum.in(d, x, high)
	}
	return x
}

func maxRow[T Number](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = max(x[i&mx], y[i&my])
	}
}

func minRow[T Number](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = min(x[i&mx], y[i&my])
	}
}

func fmaxRow[T Float](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		a, b := x[i&mx], y[i&my]
		switch {
		case a != a:
			z[i] = b
		case b != b:
			z[i] = a
		default:
			z[i] = max(a, b)
		}
	}
}

func fminRow[T Float](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		a, b := x[i&mx], y[i&my]
		switch {
		case a != a:
			z[i] = b
		case b != b:
			z[i] = a
		default:
			z[i] = min(a, b)
		}
	}
}
