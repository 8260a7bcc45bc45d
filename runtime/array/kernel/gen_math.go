//go:build ignore

// gen_math.go writes the assembly of the loops over float32 rows, for AVX2 and
// AVX-512: go generate
//
// Every loop goes over vectors, several at a time where it is short, and ends
// with one vector under a mask. The polynomials are those of the Cephes library
// (Moshier), evaluated with fused multiplication and addition.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"maps"
	"math"
	"os"
	"slices"
	"sort"
	"strings"
)

// machine is one level: the name of its vectors and how many floats they hold.
type machine struct {
	level string
	reg   string
	lanes int
}

// emitter collects the text of one file. Constants are vectors in memory, as
// wide as the largest register, named by their bits.
type emitter struct {
	bytes.Buffer
	machine
	constants map[uint32]bool
	tables    map[string][]float64
}

func (e *emitter) op(name string, args ...string) {
	fmt.Fprintf(e, "\t%s %s\n", name, strings.Join(args, ", "))
}

func (e *emitter) v(i int) string { return fmt.Sprintf("%s%d", e.reg, i) }

// bits returns the constant vector of these bits, f that of a float.
func (e *emitter) bits(b uint32) string {
	e.constants[b] = true
	return fmt.Sprintf("·c%08x%s<>(SB)", b, e.level)
}

// table notes a row of float32 in memory.
func (e *emitter) table(name string, row []float64) { e.tables[name] = row }

func (e *emitter) f(v float64) string { return e.bits(math.Float32bits(float32(v))) }

// fma sets acc to acc*x + c, mul acc to acc*x.
func (e *emitter) fma(acc, x, c string) { e.op("VFMADD213PS", c, x, acc) }

func (e *emitter) poly(acc, x string, coefficients ...float64) {
	e.op("VMOVUPS", e.f(coefficients[0]), acc)
	for _, c := range coefficients[1:] {
		e.fma(acc, x, e.f(c))
	}
}

// selectLess sets dst to a where x < y, else b.
func (e *emitter) selectLess(x, y, a, b, dst string) {
	if e.reg == "Z" {
		e.op("VCMPPS", "$1", y, x, "K1")
		e.op("VBLENDMPS", a, b, "K1", dst)
		return
	}
	e.op("VCMPPS", "$1", y, x, e.v(15))
	e.op("VBLENDVPS", e.v(15), a, b, dst)
}

// exp sets v(1) to e^v(0) for v(0) in [-104, 89] or NaN; it uses v(2) to v(4).
//
// x = n ln 2 + r; e^r is a polynomial; 2^n is multiplied in two halves, so that
// the smallest and the largest results come out right.
func (e *emitter) exp() {
	x, y, n, r, t := e.v(0), e.v(1), e.v(2), e.v(3), e.v(4)
	e.op("VMULPS", e.f(1/math.Ln2), x, t)
	e.op("VCVTPS2DQ", t, n)
	e.op("VCVTDQ2PS", n, t)
	e.op("VMOVAPS", x, r)
	e.op("VFNMADD231PS", e.f(0.693359375), t, r)
	e.op("VFNMADD231PS", e.f(-2.12194440e-4), t, r)
	e.poly(y, r, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1, 1)
	e.op("VPSRAD", "$1", n, t)
	e.op("VPSUBD", t, n, n)
	for _, half := range []string{t, n} {
		e.op("VPADDD", e.bits(127), half, half)
		e.op("VPSLLD", "$23", half, half)
		e.op("VMULPS", half, y, y)
	}
}

// tanh sets v(1) to the hyperbolic tangent of v(0); it uses v(2) to v(8).
func (e *emitter) tanh() {
	if e.reg == "Z" {
		e.tanhOfTables()
		return
	}
	// Small |x|: a polynomial; else 1 - 2 / (e^2|x| + 1), with the sign of x.
	x, y, sign, size, z, small := e.v(0), e.v(1), e.v(5), e.v(6), e.v(7), e.v(8)
	e.op("VMOVUPS", x, small)
	e.op("VANDPS", e.bits(1<<31), x, sign)
	e.op("VANDPS", e.bits(1<<31-1), x, size)
	e.op("VMULPS", x, x, z)
	e.op("VADDPS", size, size, x)
	e.op("VMOVUPS", e.f(20), e.v(4))
	e.op("VMINPS", x, e.v(4), x)
	e.exp()
	e.op("VMOVUPS", e.f(1), e.v(2))
	e.op("VADDPS", e.v(2), y, y)
	e.op("VMOVUPS", e.f(2), e.v(3))
	e.op("VDIVPS", y, e.v(3), y)
	e.op("VSUBPS", y, e.v(2), y)
	e.poly(e.v(3), z, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1)
	e.op("VMULPS", z, e.v(3), e.v(3))
	e.op("VFMADD213PS", small, small, e.v(3))
	e.op("VMOVUPS", e.f(0.625), e.v(4))
	e.op("VORPS", sign, y, y)
	e.selectLess(size, e.v(4), e.v(3), y, y)
	e.op("VORPS", sign, y, y) // the polynomial loses the sign of -0
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
// call. A loop with unroll works on so many vectors at once, each with regs
// registers of its own.
type function struct {
	name    string
	streams int
	from    int
	scalars int
	unroll  int
	regs    int
	out     []int
	body    func(e *emitter, r func(i int) string, c []string)
}

// elementwise is a function of one row that computes v(1) of v(0) with all registers.
func elementwise(name string, body func(e *emitter)) function {
	return function{name, 2, 1, 0, 1, 9, []int{1}, func(e *emitter, _ func(int) string, _ []string) { body(e) }}
}

// pair is z = x op y.
func pair(name, op string) function {
	return function{name, 3, 1, 0, 4, 2, []int{0}, func(e *emitter, r func(int) string, _ []string) { e.op(op, r(1), r(0), r(0)) }}
}

// withScalar is z = x op c, or c op x where turned.
func withScalar(name, op string, turned bool) function {
	return function{name, 2, 1, 1, 4, 1, []int{0}, func(e *emitter, r func(int) string, c []string) {
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
	return function{name, 3, 1, 0, 2, 3, []int{2}, func(e *emitter, r func(int) string, _ []string) {
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
	{"addScaled", 3, 1, 1, 4, 2, []int{0}, func(e *emitter, r func(int) string, c []string) {
		e.op("VMULPS", c[0], r(1), r(1))
		e.op("VADDPS", r(1), r(0), r(0))
	}},
	// z = ((z + x) + y) + v: columns are summed three rows at a time.
	{"addThree", 4, 0, 0, 2, 4, []int{0}, func(e *emitter, r func(int) string, _ []string) {
		for i := 1; i < 4; i++ {
			e.op("VADDPS", r(i), r(0), r(0))
		}
	}},
	// The updates of update.go, one rounding after the other as there.
	{"momentum", 3, 0, 2, 2, 3, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
		p, v, g, mu, lr := r(0), r(1), r(2), c[0], c[1]
		e.op("VMULPS", mu, v, v)
		e.op("VMULPS", lr, g, g)
		e.op("VSUBPS", g, v, v)
		e.op("VADDPS", v, p, p)
	}},
	{"rmsprop", 3, 0, 4, 2, 4, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
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
	{"adam", 4, 0, 6, 1, 5, []int{0, 1, 2}, func(e *emitter, r func(int) string, c []string) {
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
	{"sqrt", 2, 1, 0, 4, 1, []int{0}, func(e *emitter, r func(int) string, _ []string) { e.op("VSQRTPS", r(0), r(0)) }},
	// max(x, 0); NaN stays.
	{"relu", 2, 1, 0, 4, 2, []int{1}, func(e *emitter, r func(int) string, _ []string) {
		e.op("VXORPS", r(1), r(1), r(1))
		e.op("VMAXPS", r(1), r(0), r(1)) // zero if they are equal or x is NaN
		e.keepNaN(r(0), r(1))
	}},
	// x where y > 0, else 0 x.
	{"mask", 3, 1, 0, 2, 4, []int{0}, func(e *emitter, r func(int) string, _ []string) {
		e.op("VXORPS", r(2), r(2), r(2))
		e.op("VMULPS", r(0), r(2), r(3))
		e.selectLess(r(2), r(1), r(0), r(3), r(0))
	}},
	// hat = (x - mean) inverse and y = hat gamma + beta: batch normalization of one channel.
	{"normalize", 3, 2, 4, 2, 2, []int{0, 1}, func(e *emitter, r func(int) string, c []string) {
		hat, y := r(0), r(1)
		e.op("VADDPS", c[0], hat, hat)
		e.op("VMULPS", c[1], hat, hat)
		e.op("VMULPS", c[2], hat, y)
		e.op("VADDPS", c[3], y, y)
	}},
	// ((g + slope hat) + mean) scale: the way back.
	{"normalizeGrad", 3, 1, 3, 4, 2, []int{0}, func(e *emitter, r func(int) string, c []string) {
		g, hat := r(0), r(1)
		e.op("VMULPS", c[0], hat, hat)
		e.op("VADDPS", hat, g, g)
		e.op("VADDPS", c[1], g, g)
		e.op("VMULPS", c[2], g, g)
	}},
	// x (1 - y y): what leads back through tanh.
	{"tanhGrad", 3, 1, 1, 4, 2, []int{0}, func(e *emitter, r func(int) string, c []string) {
		e.op("VMULPS", r(1), r(1), r(1))
		e.op("VSUBPS", r(1), c[0], r(1))
		e.op("VMULPS", r(1), r(0), r(0))
	}},
	elementwise("sigmoid", func(e *emitter) {
		e.op("VMULPS", e.f(0.5), e.v(0), e.v(0))
		e.tanh()
		e.op("VMULPS", e.f(0.5), e.v(1), e.v(1))
		e.op("VADDPS", e.f(0.5), e.v(1), e.v(1))
	}),
	elementwise("exp", func(e *emitter) {
		e.clamp(e.v(0), e.v(4), -104, 89)
		e.exp()
	}),
	// e^(x - c): what softmax adds up.
	{"expMinus", 2, 1, 1, 1, 9, []int{1}, func(e *emitter, r func(int) string, c []string) {
		e.op("VSUBPS", c[0], e.v(0), e.v(0))
		e.clamp(e.v(0), e.v(4), -104, 89)
		e.exp()
	}},
	elementwise("tanh", (*emitter).tanh),
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

// before is what stands in front of a loop.
var before = map[string]func(e *emitter){"sigmoid": (*emitter).beforeTanh, "tanh": (*emitter).beforeTanh}

var pointers = []string{"DI", "SI", "R8", "R9", "R10", "R11", "R12", "R13"}

// emit writes func name(p *[8]unsafe.Pointer, c *[8]float32, n int): p are the
// streams, c the constants.
func (e *emitter) emit(f function) {
	name := f.name + e.level
	fmt.Fprintf(e, "// func %s(p *[8]unsafe.Pointer, c *[8]float32, n int)\nTEXT ·%s(SB), NOSPLIT, $0-24\n", name, name)
	e.op("MOVQ", "p+0(FP)", "AX")
	e.op("MOVQ", "c+8(FP)", "BX")
	e.op("MOVQ", "n+16(FP)", "CX")
	for i := range f.streams {
		e.op("MOVQ", fmt.Sprintf("%d(AX)", 8*i), pointers[i])
	}
	var c []string
	for i := range f.scalars {
		c = append(c, e.v(13-i))
		e.op("VBROADCASTSS", fmt.Sprintf("%d(BX)", 4*i), e.v(13-i))
	}
	if prepare := before[f.name]; prepare != nil {
		prepare(e)
	}
	if f.unroll > 1 {
		e.loop(f, c, "many", f.unroll)
	}
	e.loop(f, c, "single", 1)
	e.tail(f, c)
	e.WriteString("done:\n\tVZEROUPPER\n\tRET\n\n")
}

// loop works on count vectors at once while there are so many.
func (e *emitter) loop(f function, c []string, label string, count int) {
	size := fmt.Sprintf("$%d", count*e.lanes)
	fmt.Fprintf(e, "%s:\n", label)
	e.op("CMPQ", "CX", size)
	e.op("JL", label+"end")
	e.vectors(f, c, count, func(load bool, stream, vector int, reg string) {
		place := fmt.Sprintf("%d(%s)", 4*e.lanes*vector, pointers[stream])
		if load {
			e.op("VMOVUPS", place, reg)
		} else {
			e.op("VMOVUPS", reg, place)
		}
	})
	for i := range f.streams {
		e.op("ADDQ", fmt.Sprintf("$%d", 4*count*e.lanes), pointers[i])
	}
	e.op("SUBQ", size, "CX")
	e.op("JMP", label)
	fmt.Fprintf(e, "%send:\n", label)
}

// tail works on what is left, fewer numbers than a vector has.
func (e *emitter) tail(f function, c []string) {
	e.op("TESTQ", "CX", "CX")
	e.op("JZ", "done")
	if e.reg == "Z" {
		e.op("MOVL", "$1", "AX")
		e.op("SHLL", "CX", "AX")
		e.op("DECL", "AX")
		e.op("KMOVW", "AX", "K2")
	} else {
		e.op("LEAQ", "·masks"+e.level+"<>+32(SB)", "AX")
		e.op("SHLQ", "$2", "CX")
		e.op("SUBQ", "CX", "AX")
		e.op("VMOVUPS", "(AX)", e.v(14))
	}
	e.vectors(f, c, 1, func(load bool, stream, _ int, reg string) {
		place := fmt.Sprintf("(%s)", pointers[stream])
		switch {
		case e.reg == "Z" && load:
			e.op("VMOVUPS.Z", place, "K2", reg)
		case e.reg == "Z":
			e.op("VMOVUPS", reg, "K2", place)
		case load:
			e.op("VMASKMOVPS", place, e.v(14), reg)
		default:
			e.op("VMASKMOVPS", reg, e.v(14), place)
		}
	})
}

// vectors loads count vectors of every stream, runs the body on each and stores them.
func (e *emitter) vectors(f function, c []string, count int, move func(load bool, stream, vector int, reg string)) {
	for k := range count {
		r := func(i int) string { return e.v(k*f.regs + i) }
		for i := f.from; i < f.streams; i++ {
			move(true, i, k, r(i-f.from))
		}
	}
	for k := range count {
		f.body(e, func(i int) string { return e.v(k*f.regs + i) }, c)
	}
	for k := range count {
		for i, reg := range f.out {
			move(false, i, k, e.v(k*f.regs+reg))
		}
	}
}

// reductionStubs are the declarations of the loops of reductions.
const reductionStubs = `
//go:noescape
func sum4LEVEL(x unsafe.Pointer, n *[4]int, sums *[4]float32)

//go:noescape
func maxLEVEL(x unsafe.Pointer, n int) (largest float32, nan bool)

//go:noescape
func minLEVEL(x unsafe.Pointer, n int) (least float32, nan bool)

//go:noescape
func dotLEVEL(x, y unsafe.Pointer, n int, lanes *[32]float32)

//go:noescape
func indexLEVEL(x unsafe.Pointer, n int, v float32) (at int)
`

// reductions writes the loops that end in few numbers.
func (e *emitter) reductions() {
	e.sum4()
	e.extremum("max", "VMAXPS")
	e.extremum("min", "VMINPS")
	e.index()
	e.dot()
}

// sum4 adds four rows of n[k] >= 8 numbers that stand one behind the other, each
// in eight running sums as NumPy does. The four run side by side, so that the
// additions do not wait for each other.
func (e *emitter) sum4() {
	fmt.Fprintf(e, "// func sum4%s(x unsafe.Pointer, n *[4]int, sums *[4]float32)\nTEXT ·sum4%s(SB), NOSPLIT, $0-24\n", e.level, e.level)
	e.op("MOVQ", "x+0(FP)", "SI")
	e.op("MOVQ", "n+8(FP)", "BX")
	e.op("MOVQ", "sums+16(FP)", "DI")
	rows, left := []string{"R8", "R9", "R10", "R11"}, []string{"R12", "R13", "AX", "DX"}
	for k := range 4 {
		e.op("MOVQ", fmt.Sprintf("%d(BX)", 8*k), left[k])
		e.op("MOVQ", "SI", rows[k])
		e.op("LEAQ", fmt.Sprintf("(SI)(%s*4)", left[k]), "SI")
		e.op("VMOVUPS", fmt.Sprintf("(%s)", rows[k]), fmt.Sprintf("Y%d", k))
		e.op("ADDQ", "$32", rows[k])
		e.op("SUBQ", "$8", left[k])
	}
	e.op("MOVQ", left[0], "CX") // the vectors that all four have
	for k := 1; k < 4; k++ {
		e.op("CMPQ", left[k], "CX")
		e.op("CMOVQLT", left[k], "CX")
	}
	e.op("SHRQ", "$3", "CX")
	e.op("MOVQ", "CX", "SI")
	e.op("SHLQ", "$3", "SI")
	for k := range 4 {
		e.op("SUBQ", "SI", left[k])
	}
	e.op("TESTQ", "CX", "CX")
	e.op("JZ", "rest0")
	e.WriteString("loop:\n")
	for k := range 4 {
		e.op("VADDPS", fmt.Sprintf("(%s)", rows[k]), fmt.Sprintf("Y%d", k), fmt.Sprintf("Y%d", k))
		e.op("ADDQ", "$32", rows[k])
	}
	e.op("DECQ", "CX")
	e.op("JNZ", "loop")
	for k := range 4 {
		acc, low := fmt.Sprintf("Y%d", k), fmt.Sprintf("X%d", k)
		fmt.Fprintf(e, "rest%d:\n", k)
		e.op("CMPQ", left[k], "$8")
		e.op("JL", fmt.Sprintf("fold%d", k))
		e.op("VADDPS", fmt.Sprintf("(%s)", rows[k]), acc, acc)
		e.op("ADDQ", "$32", rows[k])
		e.op("SUBQ", "$8", left[k])
		e.op("JMP", fmt.Sprintf("rest%d", k))
		fmt.Fprintf(e, "fold%d:\n", k)
		e.op("VHADDPS", acc, acc, acc)
		e.op("VHADDPS", acc, acc, acc)
		e.op("VEXTRACTF128", "$1", acc, "X4")
		e.op("VADDSS", "X4", low, low)
		fmt.Fprintf(e, "one%d:\n", k)
		e.op("TESTQ", left[k], left[k])
		e.op("JZ", fmt.Sprintf("store%d", k))
		e.op("VADDSS", fmt.Sprintf("(%s)", rows[k]), low, low)
		e.op("ADDQ", "$4", rows[k])
		e.op("DECQ", left[k])
		e.op("JMP", fmt.Sprintf("one%d", k))
		fmt.Fprintf(e, "store%d:\n", k)
		e.op("VMOVSS", low, fmt.Sprintf("%d(DI)", 4*k))
	}
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

// extremum finds the largest or smallest of n numbers, n a multiple of four
// vectors, and whether one is NaN.
func (e *emitter) extremum(name, op string) {
	result := map[string]string{"max": "largest", "min": "least"}[name]
	fmt.Fprintf(e, "// func %s%s(x unsafe.Pointer, n int) (%s float32, nan bool)\nTEXT ·%s%s(SB), NOSPLIT, $0-21\n", name, e.level, result, name, e.level)
	e.op("MOVQ", "x+0(FP)", "SI")
	e.op("MOVQ", "n+8(FP)", "CX")
	for k := range 4 {
		e.op("VMOVUPS", "(SI)", e.v(k))
	}
	e.op("VXORPS", e.v(9), e.v(9), e.v(9))
	if e.reg == "Z" {
		e.op("KXORW", "K1", "K1", "K1")
	}
	e.WriteString("loop:\n")
	for k := range 4 {
		e.op("VMOVUPS", fmt.Sprintf("%d(SI)", 4*e.lanes*k), e.v(4+k))
	}
	for k := 0; k < 4; k += 2 { // a pair is unordered if one of it is NaN
		if e.reg == "Z" {
			e.op("VCMPPS", "$3", e.v(4+k), e.v(5+k), "K2")
			e.op("KORW", "K2", "K1", "K1")
		} else {
			e.op("VCMPPS", "$3", e.v(4+k), e.v(5+k), e.v(8))
			e.op("VORPS", e.v(8), e.v(9), e.v(9))
		}
	}
	for k := range 4 {
		e.op(op, e.v(4+k), e.v(k), e.v(k))
	}
	e.op("ADDQ", fmt.Sprintf("$%d", 16*e.lanes), "SI")
	e.op("SUBQ", fmt.Sprintf("$%d", 4*e.lanes), "CX")
	e.op("JNZ", "loop")
	e.op(op, e.v(1), e.v(0), e.v(0))
	e.op(op, e.v(3), e.v(2), e.v(2))
	e.op(op, e.v(2), e.v(0), e.v(0))
	if e.reg == "Z" {
		e.op("VEXTRACTF64X4", "$1", "Z0", "Y1")
		e.op(op, "Y1", "Y0", "Y0")
		e.op("KMOVW", "K1", "AX")
	} else {
		e.op("VMOVMSKPS", e.v(9), "AX")
	}
	e.op("VEXTRACTF128", "$1", "Y0", "X1")
	e.op(op, "X1", "X0", "X0")
	e.op("VPERMILPS", "$0x4e", "X0", "X1")
	e.op(op, "X1", "X0", "X0")
	e.op("VPERMILPS", "$0xb1", "X0", "X1")
	e.op(op, "X1", "X0", "X0")
	e.op("VMOVSS", "X0", result+"+16(FP)")
	e.op("TESTL", "AX", "AX")
	e.op("SETNE", "nan+20(FP)")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

// index finds the place of the first v among n numbers, n a multiple of four
// vectors; n if there is none.
func (e *emitter) index() {
	fmt.Fprintf(e, "// func index%s(x unsafe.Pointer, n int, v float32) (at int)\nTEXT ·index%s(SB), NOSPLIT, $0-32\n", e.level, e.level)
	e.op("MOVQ", "x+0(FP)", "SI")
	e.op("MOVQ", "n+8(FP)", "CX")
	e.op("VBROADCASTSS", "v+16(FP)", e.v(0))
	e.op("XORQ", "DX", "DX")
	e.WriteString("loop:\n")
	for k := range 4 {
		place := fmt.Sprintf("%d(SI)(DX*4)", 4*e.lanes*k)
		if e.reg == "Z" {
			e.op("VCMPPS", "$0", place, e.v(0), fmt.Sprintf("K%d", k+1))
		} else {
			e.op("VCMPPS", "$0", place, e.v(0), e.v(k+1))
		}
	}
	if e.reg == "Z" {
		e.op("KORW", "K1", "K2", "K5")
		e.op("KORW", "K3", "K4", "K6")
		e.op("KORTESTW", "K5", "K6")
	} else {
		e.op("VORPS", e.v(1), e.v(2), e.v(5))
		e.op("VORPS", e.v(3), e.v(4), e.v(6))
		e.op("VORPS", e.v(5), e.v(6), e.v(5))
		e.op("VTESTPS", e.v(5), e.v(5))
	}
	e.op("JNZ", "found")
	e.op("ADDQ", fmt.Sprintf("$%d", 4*e.lanes), "DX")
	e.op("CMPQ", "DX", "CX")
	e.op("JL", "loop")
	e.op("JMP", "end")
	e.WriteString("found:\n") // the bits of the four vectors side by side
	for k := range 4 {
		bits := []string{"AX", "BX"}[min(k, 1)]
		if e.reg == "Z" {
			e.op("KMOVW", fmt.Sprintf("K%d", k+1), bits)
		} else {
			e.op("VMOVMSKPS", e.v(k+1), bits)
		}
		if k > 0 {
			e.op("SHLQ", fmt.Sprintf("$%d", k*e.lanes), "BX")
			e.op("ORQ", "BX", "AX")
		}
	}
	e.op("BSFQ", "AX", "AX")
	e.op("ADDQ", "AX", "DX")
	e.WriteString("end:\n")
	e.op("MOVQ", "DX", "at+24(FP)")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

// dot adds the products of n pairs, n a multiple of 32, in 32 running sums.
func (e *emitter) dot() {
	fmt.Fprintf(e, "// func dot%s(x, y unsafe.Pointer, n int, lanes *[32]float32)\nTEXT ·dot%s(SB), NOSPLIT, $0-32\n", e.level, e.level)
	e.op("MOVQ", "x+0(FP)", "SI")
	e.op("MOVQ", "y+8(FP)", "DX")
	e.op("MOVQ", "n+16(FP)", "CX")
	e.op("MOVQ", "lanes+24(FP)", "DI")
	sums := 32 / e.lanes
	for k := range sums {
		e.op("VXORPS", e.v(k), e.v(k), e.v(k))
	}
	e.WriteString("loop:\n")
	for k := range sums {
		e.op("VMOVUPS", fmt.Sprintf("%d(SI)", 4*e.lanes*k), e.v(4+k))
		e.op("VFMADD231PS", fmt.Sprintf("%d(DX)", 4*e.lanes*k), e.v(4+k), e.v(k))
	}
	e.op("ADDQ", "$128", "SI")
	e.op("ADDQ", "$128", "DX")
	e.op("SUBQ", "$32", "CX")
	e.op("JNZ", "loop")
	for k := range sums {
		e.op("VMOVUPS", e.v(k), fmt.Sprintf("%d(DI)", 4*e.lanes*k))
	}
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

func main() {
	stubs := "// Code generated by gen_math.go. DO NOT EDIT.\n\npackage kernel\n\nimport \"unsafe\"\n"
	for _, m := range []machine{{"AVX512", "Z", 16}, {"AVX2", "Y", 8}} {
		e := &emitter{machine: m, constants: map[uint32]bool{}, tables: map[string][]float64{}}
		for _, f := range functions {
			e.emit(f)
			stubs += fmt.Sprintf("\n//go:noescape\nfunc %s%s(p *[8]unsafe.Pointer, c *[8]float32, n int)\n", f.name, m.level)
		}
		e.reductions()
		e.lstm()
		e.lstmGrad()
		e.patches()
		stubs += strings.ReplaceAll(reductionStubs+lstmStubs+patchesStub, "LEVEL", m.level)
		write("math_"+strings.ToLower(m.level)+"_amd64.s", e.data()+e.String())
	}
	write("math_stubs_amd64.go", formatted(stubs+dispatch()))
	write("math_loops.go", formatted(names()))
}

// names are the constants of the loops.
func names() string {
	text := "// Code generated by gen_math.go. DO NOT EDIT.\n\npackage kernel\n\nconst (\n"
	for i, f := range functions {
		text += "\t" + f.name + "Loop"
		if i == 0 {
			text += " loop = iota"
		}
		text += "\n"
	}
	return text + ")\n"
}

// dispatch calls the loop of the level in use. The calls are direct: the compiler
// then knows that the arguments may stay on the stack.
func dispatch() string {
	text := "\nfunc (l loop) run(p *[8]unsafe.Pointer, c *[8]float32, n int) {\n\twide := active == avx512\n\tswitch l {\n"
	for _, f := range functions {
		text += fmt.Sprintf("\tcase %[1]sLoop:\n\t\tif wide {\n\t\t\t%[1]sAVX512(p, c, n)\n\t\t} else {\n\t\t\t%[1]sAVX2(p, c, n)\n\t\t}\n", f.name)
	}
	return text + "\t}\n}\n"
}

func formatted(source string) string {
	text, err := format.Source([]byte(source))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// data are the constants of the assembly.
func (e *emitter) data() string {
	var all []int
	for b := range e.constants {
		all = append(all, int(b))
	}
	sort.Ints(all)
	text := "// Code generated by gen_math.go. DO NOT EDIT.\n\n#include \"textflag.h\"\n\n"
	for _, b := range all {
		name := fmt.Sprintf("·c%08x%s<>", b, e.level)
		for i := range e.lanes {
			text += fmt.Sprintf("DATA %s+%d(SB)/4, $0x%08x\n", name, 4*i, b)
		}
		text += fmt.Sprintf("GLOBL %s(SB), RODATA|NOPTR, $%d\n\n", name, 4*e.lanes)
	}
	for _, name := range slices.Sorted(maps.Keys(e.tables)) {
		for i, v := range e.tables[name] {
			text += fmt.Sprintf("DATA %s+%d(SB)/4, $0x%08x\n", name, 4*i, math.Float32bits(float32(v)))
		}
		text += fmt.Sprintf("GLOBL %s(SB), RODATA|NOPTR, $%d\n\n", name, 4*len(e.tables[name]))
	}
	text += e.cellOrder()
	if e.reg == "Y" { // eight words of ones and eight of zeros: n ones from word 8-n on
		for i := range 16 {
			ones := map[bool]string{true: "0xffffffff", false: "0"}[i < 8]
			text += fmt.Sprintf("DATA ·masks%s<>+%d(SB)/4, $%s\n", e.level, 4*i, ones)
		}
		text += fmt.Sprintf("GLOBL ·masks%s<>(SB), RODATA|NOPTR, $64\n\n", e.level)
	}
	return text
}

func write(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		panic(err)
	}
}
