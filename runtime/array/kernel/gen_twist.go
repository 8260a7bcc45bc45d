//go:build ignore

package main

import "fmt"

const twistStub = `
//go:noescape
func twistLEVEL(key, from unsafe.Pointer, vectors int)
`

// twist writes the loop over words of the random numbers' generator; see TwistWords.
func (e *emitter) twist() {
	fmt.Fprintf(e, "// func twist%s(key, from unsafe.Pointer, vectors int)\nTEXT ·twist%s(SB), NOSPLIT, $0-24\n", e.level, e.level)
	e.op("MOVQ", "key+0(FP)", "DI")
	e.op("MOVQ", "from+8(FP)", "SI")
	e.op("MOVQ", "vectors+16(FP)", "CX")
	e.op("VMOVUPS", e.bits(1<<31), e.v(8))
	e.op("VMOVUPS", e.bits(1<<31-1), e.v(9))
	e.op("VMOVUPS", e.bits(0x9908b0df), e.v(10))
	e.WriteString("next:\n")
	e.op("VANDPS", "(DI)", e.v(8), e.v(0))
	e.op("VANDPS", "4(DI)", e.v(9), e.v(1))
	e.op("VORPS", e.v(0), e.v(1), e.v(0))
	e.op("VPSLLD", "$31", e.v(0), e.v(1))
	e.op("VPSRAD", "$31", e.v(1), e.v(1))
	e.op("VANDPS", e.v(10), e.v(1), e.v(1))
	e.op("VPSRLD", "$1", e.v(0), e.v(0))
	e.op("VXORPS", "(SI)", e.v(0), e.v(0))
	e.op("VXORPS", e.v(1), e.v(0), e.v(0))
	e.op("VMOVUPS", e.v(0), "(DI)")
	e.op("ADDQ", fmt.Sprintf("$%d", 4*e.lanes), "DI")
	e.op("ADDQ", fmt.Sprintf("$%d", 4*e.lanes), "SI")
	e.op("DECQ", "CX")
	e.op("JNZ", "next")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}
