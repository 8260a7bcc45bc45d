//go:build ignore

// gen_math.go writes the assembly of the elementary functions for float32, for
// AVX2 and AVX-512: go run gen_math.go
//
// Every function is one loop over vectors. The polynomials are those of the
// Cephes library (Moshier), evaluated with fused multiplication and addition.
package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
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

// clamp limits x to low and high; NaN stays. It uses t.
func (e *emitter) clamp(x, t string, low, high float64) {
	e.op("VMOVUPS", e.f(low), t)
	e.op("VMAXPS", x, t, x)
	e.op("VMOVUPS", e.f(high), t)
	e.op("VMINPS", x, t, x)
}

// function is one elementary function: it turns v(0) into v(1).
type function struct {
	name string
	body func(e *emitter)
}

var functions = []function{
	{"exp", func(e *emitter) {
		e.clamp(e.v(0), e.v(4), -104, 89)
		e.exp()
	}},
	{"tanh", func(e *emitter) {
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
	}},
	{"log", func(e *emitter) {
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
	}},
}

// emit writes func name(y, x unsafe.Pointer, n int) for n a multiple of the lanes.
func (e *emitter) emit(f function) {
	name := f.name + e.level
	fmt.Fprintf(e, "// func %s(y, x unsafe.Pointer, n int)\nTEXT ·%s(SB), NOSPLIT, $0-24\n", name, name)
	e.op("MOVQ", "y+0(FP)", "DI")
	e.op("MOVQ", "x+8(FP)", "SI")
	e.op("MOVQ", "n+16(FP)", "CX")
	fmt.Fprintf(e, "loop:\n")
	e.op("VMOVUPS", "(SI)", e.v(0))
	f.body(e)
	e.op("VMOVUPS", e.v(1), "(DI)")
	e.op("ADDQ", fmt.Sprintf("$%d", 4*e.lanes), "SI")
	e.op("ADDQ", fmt.Sprintf("$%d", 4*e.lanes), "DI")
	e.op("SUBQ", fmt.Sprintf("$%d", e.lanes), "CX")
	e.op("JNZ", "loop")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

func main() {
	stubs := "// Code generated by gen_math.go. DO NOT EDIT.\n\npackage kernel\n\nimport \"unsafe\"\n"
	for _, m := range []machine{{"AVX512", "Z", 16}, {"AVX2", "Y", 8}} {
		e := &emitter{machine: m, constants: map[uint32]bool{}}
		for _, f := range functions {
			e.emit(f)
			stubs += fmt.Sprintf("\n//go:noescape\nfunc %s%s(y, x unsafe.Pointer, n int)\n", f.name, m.level)
		}
		var all []int
		for b := range e.constants {
			all = append(all, int(b))
		}
		sort.Ints(all)
		text := "// Code generated by gen_math.go. DO NOT EDIT.\n\n#include \"textflag.h\"\n\n"
		for _, b := range all {
			name := fmt.Sprintf("·c%08x%s<>", b, m.level)
			for i := range m.lanes {
				text += fmt.Sprintf("DATA %s+%d(SB)/4, $0x%08x\n", name, 4*i, b)
			}
			text += fmt.Sprintf("GLOBL %s(SB), RODATA|NOPTR, $%d\n\n", name, 4*m.lanes)
		}
		write("math_"+strings.ToLower(m.level)+"_amd64.s", text+e.String())
	}
	write("math_stubs_amd64.go", stubs)
}

func write(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		panic(err)
	}
}
