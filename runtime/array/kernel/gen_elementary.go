//go:build ignore

// gen_elementary.go is the part of gen_math.go with e^x, the logarithm and what is
// made of them. The polynomials are those of the Cephes library (Moshier), evaluated
// with fused multiplication and addition.
package main

import "math"

// exp sets r(1) to e^(scale r(0)) for r(0) in [-104, 89] or NaN; it uses r(2).
//
// scale x = n ln 2 + scale r; e^(scale r) is a polynomial of r; 2^n is multiplied at
// once by AVX-512, else in two halves, so that the smallest and the largest results
// come out right. With a scale of 2, 0 <= r(0) <= 10, where one number is enough. The
// digits are the same as if x were doubled before.
func (e *emitter) exp(r func(i int) string, scale float64) {
	x, y, n := r(0), r(1), r(2)
	const integer = 1.5 * (1 << 23) // a sum with it is rounded, its lowest bits are an integer
	switch {
	case e.reg == "Z":
		e.op("VMULPS", e.f(scale/math.Ln2), x, n)
		e.op("VRNDSCALEPS", "$8", n, n)
	case scale == 1:
		e.op("VMULPS", e.f(1/math.Ln2), x, n)
		e.op("VADDPS", e.f(integer+2*127), n, y)
		e.op("VSUBPS", e.f(integer+2*127), y, n)
	default: // at once: n is the same, except where another n has the same result
		e.op("VMOVUPS", e.f(scale/math.Ln2), y)
		e.fma(y, x, e.f(integer+127))
		e.op("VSUBPS", e.f(integer+127), y, n)
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

// log sets r(1) to the logarithm of r(0); it uses r(2) to r(6).
//
// x = 2^n m with m between sqrt(1/2) and sqrt(2); log(m) is a polynomial of m-1.
func (e *emitter) log(r func(i int) string) {
	x, y, n, m, t := r(0), r(1), r(2), r(3), r(4)
	root := math.Sqrt(0.5)
	if e.reg == "Z" {
		e.op("VGETEXPPS", x, n)
		e.op("VGETMANTPS", "$6", x, m) // of |x|, in [0.5, 1)
		e.op("VCMPPS", "$1", e.f(root), m, "K1")
		e.op("VADDPS", e.f(1), n, n)
		e.op("VADDPS", e.f(-1), n, "K1", n)
		e.op("VADDPS", m, m, "K1", m)
	} else {
		e.exponent(r)
		e.op("VMOVUPS", e.f(root), t)
		e.op("VADDPS", m, m, y)
		e.op("VADDPS", e.f(-1), n, r(6))
		e.selectLess(m, t, r(6), n, n)
		e.selectLess(m, t, y, m, m)
	}
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
	if e.reg == "Z" {
		e.op("VFIXUPIMMPS", "$0", e.bits(0x03530411), x, y) // four bits for each kind of number
		return
	}
	original := r(5)
	e.op("VMOVUPS", e.f(math.Inf(1)), t)
	e.selectLess(original, t, y, original, y)
	e.op("VXORPS", n, n, n)
	e.op("VMOVUPS", e.bits(0x7fc00000), t)
	e.selectLess(original, n, t, y, y)
	e.op("VMOVUPS", e.bits(1), m)
	e.op("VANDPS", e.bits(1<<31-1), original, t)
	e.op("VMOVUPS", e.f(math.Inf(-1)), n)
	e.selectLess(t, m, n, y, y)
}

// exponent sets r(2) to n and r(3) to m, in [0.5, 1), of r(0) = 2^n m, r(5) to r(0).
func (e *emitter) exponent(r func(i int) string) {
	x, y, n, m, t := r(0), r(1), r(2), r(3), r(4)
	e.op("VMOVUPS", x, r(5))
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
	e.op("VORPS", e.f(0.5), m, m)
}
