//go:build ignore

// gen_functions.go is the part of gen_math.go that says what the loops compute.
package main

// function is one loop. Its streams are rows of equal length; those from
// "from" on are loaded into r(0), r(1) ...; then body turns them into the
// registers of out, which are stored to streams 0, 1 ... c are constants of the
// call. A loop with unroll works on so many vectors at once, each in registers of
// its own.
type function struct {
	name    string
	streams int
	from    int
	scalars int
	unroll  int
	out     []int
	body    func(e *emitter, r func(i int) string, c []string)
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
	{"log", 2, 1, 0, 2, []int{1}, func(e *emitter, r func(int) string, _ []string) { e.log(r) }},
}
