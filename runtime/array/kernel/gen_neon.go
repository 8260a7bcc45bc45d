//go:build ignore

// gen_neon.go is the part of gen_gemm.go for arm64.
package main

import "fmt"

// neon writes the kernels of 8 rows by two vectors for arm64.
func neon() string {
	e := &emitter{}
	e.WriteString(header)
	for _, t := range []struct {
		name, lanes, kind string
		elem              int
	}{{"sgemmNEON", "S4", "S", 4}, {"dgemmNEON", "D2", "D", 8}} {
		fmt.Fprintf(e, "// func %s%s\n", t.name, signature)
		fmt.Fprintf(e, "TEXT ·%s(SB), NOSPLIT, $0-65\n", t.name)
		for i, reg := range []string{"R0", "R1", "R8", "R9", "R2", "R7", "R3", "R4"} {
			e.line("MOVD %s+%d(FP), %s", []string{"k", "a", "rs", "cs", "b", "ldb", "c", "ldc"}[i], 8*i, reg)
		}
		for _, reg := range []string{"R8", "R9", "R7", "R4"} {
			e.line("LSL $%d, %s", log2(t.elem), reg)
		}
		for i := range 16 {
			e.line("VEOR V%d.B16, V%d.B16, V%d.B16", i, i, i)
		}
		e.line("CBZ R0, store")
		e.label("loop")
		e.line("VLD1 (R2), [V16.%s, V17.%s]", t.lanes, t.lanes)
		e.line("ADD R7, R2")
		e.line("MOVD R1, R10")
		e.line("ADD R9, R1")
		for r := range 8 {
			a := 18 + r%4
			e.line("VLD1R (R10), [V%d.%s]", a, t.lanes)
			e.line("ADD R8, R10")
			e.line("VFMLA V16.%s, V%d.%s, V%d.%s", t.lanes, a, t.lanes, 2*r, t.lanes)
			e.line("VFMLA V17.%s, V%d.%s, V%d.%s", t.lanes, a, t.lanes, 2*r+1, t.lanes)
		}
		e.line("SUB $1, R0")
		e.line("CBNZ R0, loop")
		e.label("store")
		e.line("MOVBU add+64(FP), R5")
		e.line("CBZ R5, write")
		e.line("MOVD R3, R6")
		// NEON adds by multiplying with one: the Go assembler has no VFADD.
		e.line("FMOVD $1.0, F20")
		if t.elem == 4 {
			e.line("FMOVS $1.0, F20")
		}
		e.line("VDUP V20.%s[0], V20.%s", t.kind, t.lanes)
		for r := range 8 {
			e.line("VLD1 (R6), [V16.%s, V17.%s]", t.lanes, t.lanes)
			e.line("VFMLA V20.%s, V16.%s, V%d.%s", t.lanes, t.lanes, 2*r, t.lanes)
			e.line("VFMLA V20.%s, V17.%s, V%d.%s", t.lanes, t.lanes, 2*r+1, t.lanes)
			e.line("ADD R4, R6")
		}
		e.label("write")
		for r := range 8 {
			e.line("VST1 [V%d.%s, V%d.%s], (R3)", 2*r, t.lanes, 2*r+1, t.lanes)
			e.line("ADD R4, R3")
		}
		e.line("RET")
		e.WriteString("\n")
	}
	return e.String()
}
