package array

import "math"

// Cov returns the covariance matrix of the variables in the rows of m, in dtype
// d: element (i, j) is the mean product of the distances of variables i and j
// from their means, with the number of observations less ddof. frequencies count
// observations several times and weights by their importance; either may be nil.
// One variable gives a 0-d array.
func Cov(d Dtype, m *Array, ddof float64, frequencies, weights *Array) *Array {
	x := m.AsType(d)
	n := x.shape[1]
	w := observationWeights(d, n, frequencies, weights)
	count, norm := float64(n), float64(n)-ddof
	mean := Mean(x, Axes{1}, true)
	if w != nil {
		count = Sum(w, nil, false).Float(0)
		mean = Average(x, w, Axes{1}, true)
		norm = count - ddof
		if weights != nil && ddof != 0 {
			norm = count - ddof*Sum(Mul(w, weights.To(d)), nil, false).Float(0)/count
		}
	}
	x = Sub(x, mean)
	scaled := x
	if w != nil {
		scaled = Mul(x, w)
	}
	z := Mul(MatMul(x, scaled, false, true), Scalar(d, 1/math.Max(norm, 0)))
	if z.Size() == 1 {
		return z.Reshape()
	}
	return z
}

// observationWeights returns frequencies*weights, nil where both are.
func observationWeights(d Dtype, n int, frequencies, weights *Array) *Array {
	var product *Array
	for _, w := range []*Array{frequencies, weights} {
		if w == nil {
			continue
		}
		if w.Ndim() != 1 || w.Size() != n {
			Fail("weights are %s, want one for each of the %d observations", w.Describe(), n)
		}
		if product == nil {
			product = w.To(d)
		} else {
			product = Mul(product, w.To(d))
		}
	}
	return product
}

// CorrCoef returns the matrix of the correlation coefficients of the variables
// in the rows of m, from -1 to 1, in dtype d.
func CorrCoef(d Dtype, m *Array) *Array {
	c := Cov(d, m, 1, nil, nil)
	if c.Ndim() == 0 {
		return Div(c, c)
	}
	n := c.shape[0]
	deviation := New(d, n)
	for i := 0; i < n; i++ {
		deviation.SetFloat(i, math.Sqrt(c.Float(i*n+i)))
	}
	c = Div(Div(c, deviation.Reshape(n, 1)), deviation)
	return Clip(c, Scalar(d, -1), Scalar(d, 1))
}
