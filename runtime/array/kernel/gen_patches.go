//go:build ignore

package main

import (
	"fmt"
	"math"
)

// patches writes the rows of a panel of patches, two registers each, for some
// channels. Every register is put together of parts segments (see patches.go),
// each an offset in bytes and a mask of the lanes.
func (e *emitter) patches() {
	fmt.Fprintf(e, "// func packPatches%s(to unsafe.Pointer, step int, x, table unsafe.Pointer, points, parts, channels, plane int)\nTEXT ·packPatches%s(SB), NOSPLIT, $0-64\n", e.level, e.level)
	e.op("MOVQ", "to+0(FP)", "DI")
	e.op("MOVQ", "step+8(FP)", "R8")
	e.op("MOVQ", "x+16(FP)", "SI")
	e.op("MOVQ", "points+32(FP)", "R9")
	e.op("MOVQ", "parts+40(FP)", "R10")
	e.op("MOVQ", "channels+48(FP)", "R11")
	e.op("MOVQ", "plane+56(FP)", "R12")
	if e.reg == "Y" { // lane i has a part in bit i of a mask
		var bits []float64
		for i := range 8 {
			bits = append(bits, float64(math.Float32frombits(1<<i)))
		}
		e.table("·bits"+e.level+"<>", bits)
		e.op("VMOVUPS", "·bits"+e.level+"<>(SB)", e.v(15))
	}
	for _, parts := range []int{4, 2, 1} {
		if parts > 1 {
			e.op("CMPQ", "R10", fmt.Sprintf("$%d", parts))
			e.op("JNE", fmt.Sprintf("fewer%d", parts))
		}
		fmt.Fprintf(e, "channel%d:\n", parts)
		e.op("MOVQ", "table+24(FP)", "BX")
		e.op("MOVQ", "R9", "CX")
		fmt.Fprintf(e, "point%d:\n", parts)
		for half := range 2 {
			for part := range parts {
				at := 8 * (half*parts + part)
				e.op("MOVLQSX", fmt.Sprintf("%d(BX)", at), "AX")
				e.segment(fmt.Sprintf("%d(BX)", at+4), part, e.v(half))
			}
			e.op("VMOVUPS", e.v(half), fmt.Sprintf("%d(DI)", 4*e.lanes*half))
		}
		e.op("ADDQ", "R8", "DI")
		e.op("ADDQ", fmt.Sprintf("$%d", 16*parts), "BX")
		e.op("DECQ", "CX")
		e.op("JNZ", fmt.Sprintf("point%d", parts))
		e.op("ADDQ", "R12", "SI")
		e.op("DECQ", "R11")
		e.op("JNZ", fmt.Sprintf("channel%d", parts))
		e.WriteString("\tVZEROUPPER\n\tRET\n")
		if parts > 1 {
			fmt.Fprintf(e, "fewer%d:\n", parts)
		}
	}
	e.WriteString("\n")
}

// segment loads the lanes that the mask names from SI + AX; the first part of a
// register clears the others.
func (e *emitter) segment(mask string, part int, to string) {
	if e.reg == "Z" {
		k := fmt.Sprintf("K%d", part+1)
		e.op("KMOVW", mask, k)
		if part == 0 {
			e.op("VMOVUPS.Z", "(SI)(AX*1)", k, to)
		} else {
			e.op("VMOVUPS", "(SI)(AX*1)", k, to)
		}
		return
	}
	lanes, bits := e.v(2+part), e.v(15)
	e.op("VPBROADCASTD", mask, lanes)
	e.op("VPAND", bits, lanes, lanes)
	e.op("VPCMPEQD", bits, lanes, lanes)
	if part == 0 {
		e.op("VMASKMOVPS", "(SI)(AX*1)", lanes, to)
		return
	}
	e.op("VMASKMOVPS", "(SI)(AX*1)", lanes, lanes)
	e.op("VORPS", lanes, to, to)
}

// addPatches adds rows of some panels, two registers each, to the elements of x that the
// segments name. What was just written must not be read at once, not even by lanes that
// the mask leaves out: point by point, and within a point channel by channel or, where
// channels may lie a multiple of 4 KiB apart, along the panels.
func (e *emitter) addPatches() {
	fmt.Fprintf(e, "// func addPatches%s(x unsafe.Pointer, plane int, from unsafe.Pointer, step int, table unsafe.Pointer, points, parts, channels, panels int)\nTEXT ·addPatches%s(SB), NOSPLIT, $0-72\n", e.level, e.level)
	for _, load := range [][2]string{{"plane+8", "R8"}, {"step+24", "R9"}, {"points+40", "R10"}, {"parts+48", "R12"}} {
		e.op("MOVQ", load[0]+"(FP)", load[1])
	}
	e.op("MOVQ", "R9", "R13")
	e.op("IMULQ", "R10", "R13") // from channel to channel
	e.op("SHLQ", "$4", "R12")   // from point to point in the table
	e.op("MOVQ", "R12", "R14")
	e.op("IMULQ", "R10", "R14") // from panel to panel
	if e.reg == "Y" {
		e.op("VMOVUPS", "·bits"+e.level+"<>(SB)", e.v(15))
	}
	e.op("CMPQ", "R12", "$16")
	e.op("JNE", "point")

	e.WriteString("wide:\n") // a register is one segment
	e.op("MOVQ", "x+0(FP)", "SI")
	e.op("MOVQ", "from+16(FP)", "DI")
	e.op("MOVQ", "channels+56(FP)", "R11")
	e.WriteString("wideChannel:\n")
	e.op("MOVQ", "table+32(FP)", "BX")
	e.op("MOVQ", "DI", "DX")
	e.op("MOVQ", "panels+64(FP)", "CX")
	e.WriteString("widePanel:\n")
	for half := range 2 {
		e.op("MOVLQSX", fmt.Sprintf("%d(BX)", 8*half), "AX")
		e.addLanes(fmt.Sprintf("wide%d", half), fmt.Sprintf("%d(BX)", 8*half+4), func(add func(from, to string)) {
			add(fmt.Sprintf("%d(DX)", 4*e.lanes*half), "(SI)(AX*1)")
		})
	}
	e.op("ADDQ", fmt.Sprintf("$%d", 8*e.lanes), "DX")
	e.op("ADDQ", "R14", "BX")
	e.op("DECQ", "CX")
	e.op("JNZ", "widePanel")
	e.op("ADDQ", "R8", "SI")
	e.op("ADDQ", "R13", "DI")
	e.op("DECQ", "R11")
	e.op("JNZ", "wideChannel")
	e.op("ADDQ", "R12", "table+32(FP)")
	e.op("ADDQ", "R9", "from+16(FP)")
	e.op("DECQ", "R10")
	e.op("JNZ", "wide")
	e.WriteString("\tVZEROUPPER\n\tRET\n")

	e.WriteString("point:\n")
	e.op("MOVQ", "table+32(FP)", "BX")
	e.op("MOVQ", "from+16(FP)", "DI")
	e.op("MOVQ", "panels+64(FP)", "R11")
	e.WriteString("panel:\n")
	for half := range 2 {
		e.op("MOVQ", "parts+48(FP)", "CX")
		fmt.Fprintf(e, "segment%d:\n", half)
		e.op("MOVLQSX", "(BX)", "SI")
		e.op("ADDQ", "x+0(FP)", "SI")
		e.op("LEAQ", fmt.Sprintf("%d(DI)", 4*e.lanes*half), "DX")
		e.op("MOVQ", "channels+56(FP)", "AX")
		channel := 2 * half
		e.addLanes(fmt.Sprintf("narrow%d", half), "4(BX)", func(add func(from, to string)) {
			fmt.Fprintf(e, "channel%d:\n", channel)
			add("(DX)", "(SI)")
			e.op("ADDQ", "R8", "SI")
			e.op("ADDQ", "R13", "DX")
			e.op("DECQ", "AX")
			e.op("JNZ", fmt.Sprintf("channel%d", channel))
			channel++
		})
		e.op("ADDQ", "$8", "BX")
		e.op("DECQ", "CX")
		e.op("JNZ", fmt.Sprintf("segment%d", half))
	}
	e.op("ADDQ", fmt.Sprintf("$%d", 8*e.lanes), "DI")
	e.op("ADDQ", "R14", "BX") // the same point of the next panel
	e.op("SUBQ", "R12", "BX")
	e.op("DECQ", "R11")
	e.op("JNZ", "panel")
	e.op("ADDQ", "R12", "table+32(FP)")
	e.op("ADDQ", "R9", "from+16(FP)")
	e.op("DECQ", "R10")
	e.op("JNZ", "point")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

// addLanes writes code with the addition of the lanes of a mask. With AVX2, where some
// processors take long to store under a mask, it is written twice: for all lanes, and for
// some.
func (e *emitter) addLanes(name, mask string, code func(add func(from, to string))) {
	if e.reg == "Z" {
		e.op("KMOVW", mask, "K1")
		code(func(from, to string) {
			e.op("VMOVUPS", from, e.v(0))
			e.op("VADDPS", to, e.v(0), "K1", e.v(0))
			e.op("VMOVUPS", e.v(0), "K1", to)
		})
		return
	}
	e.op("CMPL", mask, "$255")
	e.op("JNE", name+"Some")
	code(func(from, to string) {
		e.op("VMOVUPS", from, e.v(0))
		e.op("VADDPS", to, e.v(0), e.v(0))
		e.op("VMOVUPS", e.v(0), to)
	})
	e.op("JMP", name+"End")
	e.WriteString(name + "Some:\n")
	e.op("VPBROADCASTD", mask, e.v(2))
	e.op("VPAND", e.v(15), e.v(2), e.v(2))
	e.op("VPCMPEQD", e.v(15), e.v(2), e.v(2))
	code(func(from, to string) {
		e.op("VMASKMOVPS", to, e.v(2), e.v(0))
		e.op("VADDPS", from, e.v(0), e.v(0))
		e.op("VMASKMOVPS", e.v(0), e.v(2), to)
	})
	e.WriteString(name + "End:\n")
}

const patchesStub = `
//go:noescape
func packPatchesLEVEL(to unsafe.Pointer, step int, x, table unsafe.Pointer, points, parts, channels, plane int)

//go:noescape
func addPatchesLEVEL(x unsafe.Pointer, plane int, from unsafe.Pointer, step int, table unsafe.Pointer, points, parts, channels, panels int)
`
