//go:build ignore

// gen_reduce.go is the part of gen_math.go that writes sums, extrema and searches.
package main

import (
	"fmt"
)

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
