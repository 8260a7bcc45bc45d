//go:build ignore

// gen_functions.go is the part of gen_math.go that says what the loops compute.
package main

import (
	"math"
)

// exp sets r(1) to e^(scale r(0)) for r(0) in [-104, 89] or NaN; it uses r(2).
//
// scale x = n ln 2 + scale r; e^(scale r) is a polynomial of r; 2^n is multiplied at
// once by AVX-512, else in two halves, so that the smallest and the largest results
// come out right. With a scale of 2, 0 <= r(0) <= 10, where one number is enough. The
// digits are the same as if x were doubled before.
func (e *emitter) exp(r func(i int) string, scale float64) {
	x, y, n := r(0), r(1), r(2)
	e.op("VMULPS", e.f(scale/math.Ln2), x, n)
	bias := 127. // a sum with 1.5 2^23 is rounded, and its lowest bits are an integer
	if scale == 1 {
		bias = 2 * 127
	}
	if e.reg == "Z" {
		e.op("VRNDSCALEPS", "$8", n, n)
	} else {
		e.op("VADDPS", e.f(1.5*(1<<23)+bias), n, y)
		e.op("VSUBPS", e.f(1.5*(1<<23)+bias), y, n)
	}
	e.op("VFNMADD231PS", e.f(0.693359375/scale), n, x)
	e.op("VFNMADD231PS", e.f(-2.12194440e-4/scale), n, x)
	coefficients := []float64{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1, 1}
	for i := range coefficients {
		coefficients[i] *= math.Pow(scale, float64(len(coefficients)-1-i))
	}
	if e.reg == "Z" {
		e.poly(y, x, coefficients...)
		e.op("VSCALEFPS", n, y, y)
		return
	}
	e.poly(n, x, coefficients...)
	e.op("VPSLLD", "$23", y, y)
	if scale == 1 {
		e.op("VPSRLD", "$1", y, x)
		e.op("VPAND", e.f(math.Inf(1)), x, x) // the exponent alone: 2^(n/2), rounded down
		e.op("VPSUBD", x, y, y)
		e.op("VMULPS", x, n, n)
	}
	e.op("VMULPS", n, y, y)
}

// tanh sets r(1) to the hyperbolic tangent of r(0); it uses r(2) and r(3), with
// AVX-512 r(4) too.
func (e *emitter) tanh(r func(i int) string) {
	if e.reg == "Z" {
		e.tanhOfTables(r)
		return
	}
	// Small |x|: a polynomial; else 1 - 2 / (e^2|x| + 1), with the sign of x.
	x, y, z, t := r(0), r(1), r(2), r(3)
	e.op("VANDPS", e.bits(1<<31-1), x, t)
	e.op("VMOVUPS", e.f(10), y)
	e.op("VMINPS", t, y, t) // NaN stays
	e.exp(func(i int) string { return []string{t, y, z}[i] }, 2)
	e.op("VADDPS", e.f(1), y, y)
	e.op("VMOVUPS", e.f(-2), t)
	e.op("VDIVPS", y, t, y)
	e.op("VADDPS", e.f(1), y, y)
	e.op("VMULPS", x, x, z)
	e.poly(t, z, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1)
	e.op("VMULPS", z, t, t)
	e.op("VFMADD213PS", x, x, t)
	e.op("VCMPPS", "$1", e.f(0.625*0.625), z, z)
	e.op("VBLENDVPS", z, t, y, y)
	e.op("VANDPS", e.bits(1<<31), x, x) // of -0, too, for which the polynomial is 0
	e.op("VORPS", x, y, y)
}

// sigmoid sets r(1) to tanh(r(0)/2)/2 + 1/2 with the registers of tanh.
func (e *emitter) sigmoid(r func(i int) string) {
	e.op("VMULPS", e.f(0.5), r(0), r(0))
	e.tanh(r)
	e.op("VMULPS", e.f(0.5), r(1), r(1))
	e.op("VADDPS", e.f(0.5), r(1), r(1))
}

// clamp limits x to low and high; NaN stays. It uses t.
func (e *emitter) clamp(x, t string, low, high float64) {
	e.op("VMOVUPS", e.f(low), t)
	e.op("VMAXPS", x, t, x)
	e.op("VMOVUPS", e.f(high), t)
	e.op("VMINPS", x, t, x)
}

// function is one loop. Its streams are rows of equal length; those from
// "from" on are loaded into r(0), r(1) ...; then body turns them into the
// registers of out, which are stored to streams 0, 1 ... c are constants of the
// call. A loop with unroll works on so many vectors at once, each in
// registers of its own.
type function struct {
	name    string
	streams int
	from    int
	scalars int
	unroll  int
	out     []int
	body    func(e *emitter, r func(i int) string, c []string)
}

// elementwise is a function of one row that computes v(1) of v(0) with all registers.
func elementwise(name string, body func(e *emitter)) function {
	return function{name, 2, 1, 0, 1, []int{1}, func(e *emitter, _ func(int) string, _ []string) { body(e) }}
}

// pair is z = x op y.
func pair(name, op string) function {
	return function{name, 3, 1, 0, 4, []int{0}, func(e *emitter, r func(int) string, _ []string) { e.op(op, r(1), r(0), r(0)) }}
}

// withScalar is z = x op c, or c op x where turned.
func withScalar(name, op string, turned bool) function {
	return function{name, 2, 1, 1, 4, []int{0}, func(e *emitter, r func(int) string, c []string) {
		if turned {
			e.op(op, r(0), c[0], r(0))
		} else {
			e.op(op, c[0], r(0), r(0))
		}
	}}
}

// keepNaN puts x into z where it is NaN.
func (e *emitter) keepNaN(x, z string) {
	if e.reg == "Z" {
		e.op("VCMPPS", "$3", x, x, "K1")
		e.op("VMOVAPS", x, "K1", z)
		return
	}
	e.op("VCMPPS", "$3", x, x, e.v(15))
	e.op("VBLENDVPS", e.v(15), x, z, z)
}

// larger is z = the larger (op VMAXPS) or smaller of x and y, NaN where one of them is.
func larger(name, op string) function {
	return function{name, 3, 1, 0, 2, []int{2}, func(e *emitter, r func(int) string, _ []string) {
		e.op(op, r(1), r(0), r(2)) // the result is y if one is NaN
		e.keepNaN(r(0), r(2))
	}}
}

var functions = []function{
	pair("add", "VADDPS"), pair("sub", "VSUBPS"), pair("mul", "VMULPS"), pair("div", "VDIVPS"),
	withScalar("addScalar", "VADDPS", false), withScalar("mulScalar", "VMULPS", false), withScalar("divScalar", "VDIVPS", false),
	withScalar("subFrom", "VSUBPS", true), withScalar("divOf", "VDIVPS", true),
	larger("maximum", "VMAXPS"), larger("minimum", "VMINPS"),
	// z = x + round(c y): what updates and gradients add up.
	{"addScaled", 3, 1, 1, 4, []int{0}, func(e *emitter, r func(int) string, c []string) {
		e.op("VMULPS", c[0], r(1), r(1))
		e.op("VADDPS", r(1), r(0), r(0))
	}},
	// z = ((z + x) + y) + v: columns are summed three rows at a time.
	{"addThree", 4, 0, 0, 2, []int{0}, func(e *emitter, r func(int) string, _ []string) {
		for i := 1; i < 4; i++ {
			e.op("VADDPS", r(i), r(0), r(0))
		}
	}},
	// The updates of update.go, one rounding after the other as there.
	{"momentum", 3, 0, 2, 2, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
		p, v, g, mu, lr := r(0), r(1), r(2), c[0], c[1]
		e.op("VMULPS", mu, v, v)
		e.op("VMULPS", lr, g, g)
		e.op("VSUBPS", g, v, v)
		e.op("VADDPS", v, p, p)
	}},
	{"rmsprop", 3, 0, 4, 2, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
		p, ms, g, t, alpha, fade, lr, eps := r(0), r(1), r(2), r(3), c[0], c[1], c[2], c[3]
		e.op("VMULPS", alpha, ms, ms)
		e.op("VMULPS", fade, g, t)
		e.op("VMULPS", g, t, t)
		e.op("VADDPS", t, ms, ms)
		e.op("VSQRTPS", ms, t)
		e.op("VADDPS", eps, t, t)
		e.op("VMULPS", lr, g, g)
		e.op("VDIVPS", t, g, g)
		e.op("VSUBPS", g, p, p)
	}},
	{"adam", 4, 0, 6, 1, []int{0, 1, 2}, func(e *emitter, r func(int) string, c []string) {
		p, m, v, g, t, fade1, fade2, rate, eps, eta, keep := r(0), r(1), r(2), r(3), r(4), c[0], c[1], c[2], c[3], c[4], c[5]
		e.op("VSUBPS", m, g, t)
		e.op("VMULPS", fade1, t, t)
		e.op("VADDPS", t, m, m)
		e.op("VMULPS", g, g, t)
		e.op("VSUBPS", v, t, t)
		e.op("VMULPS", fade2, t, t)
		e.op("VADDPS", t, v, v)
		e.op("VSQRTPS", v, t)
		e.op("VADDPS", eps, t, t)
		e.op("VDIVPS", t, rate, t)
		e.op("VMULPS", m, t, t)
		e.op("VMULPS", eta, t, t)
		e.op("VMULPS", keep, p, p)
		e.op("VADDPS", t, p, p)
	}},
	{"sqrt", 2, 1, 0, 4, []int{0}, func(e *emitter, r func(int) string, _ []string) { e.op("VSQRTPS", r(0), r(0)) }},
	// max(x, 0); NaN stays.
	{"relu", 2, 1, 0, 4, []int{1}, func(e *emitter, r func(int) string, _ []string) {
		e.op("VXORPS", r(1), r(1), r(1))
		e.op("VMAXPS", r(1), r(0), r(1)) // zero if they are equal or x is NaN
		e.keepNaN(r(0), r(1))
	}},
	// x where y > 0, else 0 x.
	{"mask", 3, 1, 0, 2, []int{0}, func(e *emitter, r func(int) string, _ []string) {
		e.op("VXORPS", r(2), r(2), r(2))
		e.op("VMULPS", r(0), r(2), r(3))
		e.selectLess(r(2), r(1), r(0), r(3), r(0))
	}},
	// hat = (x - mean) inverse and y = hat gamma + beta: batch normalization of one channel.
	{"normalize", 3, 2, 4, 2, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
		hat, y := r(0), r(1)
		e.op("VADDPS", c[0], hat, hat)
		e.op("VMULPS", c[1], hat, hat)
		e.op("VMULPS", c[2], hat, y)
		e.op("VADDPS", c[3], y, y)
	}},
	// ((g + slope hat) + mean) scale: the way back.
	{"normalizeGrad", 3, 1, 3, 4, []int{0}, func(e *emitter, r func(int) string, c []string) {
		g, hat := r(0), r(1)
		e.op("VMULPS", c[0], hat, hat)
		e.op("VADDPS", hat, g, g)
		e.op("VADDPS", c[1], g, g)
		e.op("VMULPS", c[2], g, g)
	}},
	// x (1 - y y): what leads back through tanh.
	{"tanhGrad", 3, 1, 1, 4, []int{0}, func(e *emitter, r func(int) string, c []string) {
		e.op("VMULPS", r(1), r(1), r(1))
		e.op("VSUBPS", r(1), c[0], r(1))
		e.op("VMULPS", r(1), r(0), r(0))
	}},
	{"sigmoid", 2, 1, 0, 3, []int{1}, func(e *emitter, r func(int) string, _ []string) { e.sigmoid(r) }},
	{"exp", 2, 1, 0, 4, []int{1}, func(e *emitter, r func(int) string, _ []string) {
		e.clamp(r(0), r(1), -104, 89)
		e.exp(r, 1)
	}},
	// e^(x - c): what softmax adds up.
	{"expMinus", 2, 1, 1, 4, []int{1}, func(e *emitter, r func(int) string, c []string) {
		e.op("VSUBPS", c[0], r(0), r(0))
		e.clamp(r(0), r(1), -104, 89)
		e.exp(r, 1)
	}},
	{"tanh", 2, 1, 0, 3, []int{1}, func(e *emitter, r func(int) string, _ []string) { e.tanh(r) }},
	elementwise("log", func(e *emitter) {
		// x = 2^n m with m between sqrt(1/2) and sqrt(2); log(m) is a polynomial of m-1.
		x, y, n, m, t, original := e.v(0), e.v(1), e.v(2), e.v(3), e.v(4), e.v(5)
		e.op("VMOVUPS", x, original)
		e.op("VMULPS", e.f(1<<23), x, t) // denormal numbers are scaled up
		e.op("VMOVUPS", e.bits(0x00800000), m)
		e.op("VXORPS", n, n, n)
		e.op("VMOVUPS", e.f(-23), y)
		e.selectLess(x, m, y, n, n)
		e.selectLess(x, m, t, x, x)
		e.op("VPSRLD", "$23", x, t)
		e.op("VPSUBD", e.bits(126), t, t)
		e.op("VCVTDQ2PS", t, t)
		e.op("VADDPS", t, n, n)
		e.op("VANDPS", e.bits(0x007fffff), x, m)
		e.op("VORPS", e.f(0.5), m, m) // m in [0.5, 1)
		e.op("VMOVUPS", e.f(math.Sqrt(0.5)), t)
		e.op("VADDPS", m, m, y)
		e.op("VADDPS", e.f(-1), n, e.v(6))
		e.selectLess(m, t, e.v(6), n, n)
		e.selectLess(m, t, y, m, m)
		e.op("VADDPS", e.f(-1), m, m)
		e.op("VMULPS", m, m, t)
		e.poly(y, m, 7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
			-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1)
		e.op("VMULPS", m, y, y)
		e.op("VMULPS", t, y, y)
		e.op("VFMADD231PS", e.f(-2.12194440e-4), n, y)
		e.op("VFNMADD231PS", e.f(0.5), t, y)
		e.op("VADDPS", m, y, y)
		e.op("VFMADD231PS", e.f(0.693359375), n, y)
		// What is no positive finite number: inf and NaN stay, 0 is -inf, less is NaN.
		e.op("VMOVUPS", e.f(math.Inf(1)), t)
		e.selectLess(original, t, y, original, y)
		e.op("VXORPS", n, n, n)
		e.op("VMOVUPS", e.bits(0x7fc00000), t)
		e.selectLess(original, n, t, y, y)
		e.op("VMOVUPS", e.bits(1), m)
		e.op("VANDPS", e.bits(1<<31-1), original, t)
		e.op("VMOVUPS", e.f(math.Inf(-1)), n)
		e.selectLess(t, m, n, y, y)
	}),
}
