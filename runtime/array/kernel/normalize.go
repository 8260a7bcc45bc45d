package kernel

// Normalize sets hat[i] to (x[i] - mean) * inverse and y[i] to hat[i] * gamma + beta,
// each step rounded to the type.
func Normalize[T Float](hat, y, x []T, mean, inverse, gamma, beta T) {
	hat, y = hat[:len(x)], y[:len(x)]
	if run(normalizeLoop, []T{-mean, inverse, gamma, beta}, hat, y, x) {
		return
	}
	for i, v := range x {
		h := T((v - mean) * inverse)
		hat[i], y[i] = h, T(h*gamma)+beta
	}
}

// NormalizeGrad sets gx[i] to (g[i] - slope*hat[i] - mean) * scale, each step
// rounded to the type. gx may be g.
func NormalizeGrad[T Float](gx, g, hat []T, slope, mean, scale T) {
	gx, hat = gx[:len(g)], hat[:len(g)]
	if run(normalizeGradLoop, []T{-slope, -mean, scale}, gx, g, hat) {
		return
	}
	for i, v := range g {
		gx[i] = (v - T(slope*hat[i]) - mean) * scale
	}
}
