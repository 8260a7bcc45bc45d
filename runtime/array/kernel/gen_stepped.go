//go:build ignore

// gen_stepped.go is the part of gen_gemm.go that writes the kernels which go in steps.
package main

import "fmt"

const steppedSignature = "(k int, steps *step, a unsafe.Pointer, rs int, b, c unsafe.Pointer, ldc int, add bool)"

// emitStepped writes one stepped micro-kernel; see steppedKernel in gemm_stepped.go.
func (t tile) emitStepped(e *emitter) {
	fmt.Fprintf(e, "// func %s%s\n", t.name, steppedSignature)
	fmt.Fprintf(e, "TEXT ·%s(SB), NOSPLIT, $0-57\n", t.name)
	for i, reg := range []string{"CX", "R15", "BX", "AX", "DI", "DX", "R8"} {
		e.line("MOVQ %s+%d(FP), %s", []string{"k", "steps", "a", "rs", "b", "c", "ldc"}[i], 8*i, reg)
	}
	for _, reg := range []string{"AX", "R8"} {
		e.line("SHLQ $%d, %s", log2(t.elem), reg)
	}
	e.line("LEAQ (AX)(AX*2), R14")
	for i := range t.rows * t.vectors {
		e.line("VXORPS %s, %s, %s", t.acc(0, i), t.acc(0, i), t.acc(0, i))
	}
	t.fetch(e, "SI")
	e.line("TESTQ CX, CX")
	e.line("JZ store")
	e.label("loop")
	t.jump(e)
	e.line("DECQ CX")
	e.line("JNZ loop")
	e.label("store")
	t.store(e, 56)
}

// jump multiplies the column of A and the row of B that the next step names.
func (t tile) jump(e *emitter) {
	e.line("MOVLQSX (R15), SI")
	e.line("MOVLQSX 4(R15), R9")
	e.line("ADDQ $8, R15")
	e.line("ADDQ BX, SI")
	for v := range t.vectors {
		e.line("VMOVU%s %d(DI)(R9*1), %s", t.suffix, v*t.bytes, t.extra(v))
	}
	for r := range t.rows {
		if r%3 == 0 && r > 0 {
			e.line("LEAQ (%s)(R14*1), %s", bases[r/3-1], bases[r/3])
		}
		t.multiply(e, r, "("+t.rowOfA(r)+")")
	}
}
