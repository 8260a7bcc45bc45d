//go:build ignore

package main

import "fmt"

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
				e.op("KMOVW", fmt.Sprintf("%d(BX)", at+4), fmt.Sprintf("K%d", part+1))
				load := "VMOVUPS.Z"
				if part > 0 {
					load = "VMOVUPS"
				}
				e.op(load, "(SI)(AX*1)", fmt.Sprintf("K%d", part+1), e.v(half))
			}
			e.op("VMOVUPS", e.v(half), fmt.Sprintf("%d(DI)", 64*half))
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

const patchesStub = `
//go:noescape
func packPatchesAVX512(to unsafe.Pointer, step int, x, table unsafe.Pointer, points, parts, channels, plane int)
`
