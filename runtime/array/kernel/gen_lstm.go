//go:build ignore

// gen_lstm.go is the part of gen_math.go that writes the cells of lstm.go.
package main

import "fmt"

const lstmStubs = `
//go:noescape
func lstmLEVEL(p *[8]unsafe.Pointer, n int)

//go:noescape
func lstmGradLEVEL(p *[8]unsafe.Pointer, n int)
`

// The cells of lstm.go have four numbers side by side. transpose turns four
// vectors of them, v(from) on, into one vector of each number, v(to) on, or back;
// it uses v(4) to v(7). The cells then stand in another order, which places says
// and inOrder undoes.
func (e *emitter) transpose(from, to int) {
	t := []string{e.v(4), e.v(5), e.v(6), e.v(7)}
	for i := range 2 {
		e.op("VUNPCKLPS", e.v(from+2*i+1), e.v(from+2*i), t[2*i])
		e.op("VUNPCKHPS", e.v(from+2*i+1), e.v(from+2*i), t[2*i+1])
	}
	for i := range 2 {
		e.op("VUNPCKLPD", t[2+i], t[i], e.v(to+2*i))
		e.op("VUNPCKHPD", t[2+i], t[i], e.v(to+2*i+1))
	}
}

func (e *emitter) places() string  { return "·places" + e.level + "<>(SB)" }
func (e *emitter) inOrder() string { return "·inOrder" + e.level + "<>(SB)" }

// cellOrder are the tables of places and inOrder.
func (e *emitter) cellOrder() (text string) {
	parts := e.lanes / 4
	for i := range e.lanes {
		text += fmt.Sprintf("DATA ·places%s<>+%d(SB)/4, $%d\n", e.level, 4*i, i%4*parts+i/4)
		text += fmt.Sprintf("DATA ·inOrder%s<>+%d(SB)/4, $%d\n", e.level, 4*i, i%parts*4+i/parts)
	}
	for _, name := range []string{"places", "inOrder"} {
		text += fmt.Sprintf("GLOBL ·%s%s<>(SB), RODATA|NOPTR, $%d\n\n", name, e.level, 4*e.lanes)
	}
	return text
}

// cells writes func name(p *[8]unsafe.Pointer, n int), a loop over n cells, a
// multiple of a vector. Stream i is pointers[i]; the first wide ones have four
// numbers for each cell.
func (e *emitter) cells(name string, streams, wide int, body func()) {
	name += e.level
	fmt.Fprintf(e, "// func %s(p *[8]unsafe.Pointer, n int)\nTEXT ·%s(SB), NOSPLIT, $0-16\n", name, name)
	e.op("MOVQ", "p+0(FP)", "AX")
	e.op("MOVQ", "n+8(FP)", "CX")
	for i := range streams {
		e.op("MOVQ", fmt.Sprintf("%d(AX)", 8*i), pointers[i])
	}
	e.beforeTanh()
	e.WriteString("loop:\n")
	body()
	for i := range streams {
		size := 4 * e.lanes
		if i < wide {
			size *= 4
		}
		e.op("ADDQ", fmt.Sprintf("$%d", size), pointers[i])
	}
	e.op("SUBQ", fmt.Sprintf("$%d", e.lanes), "CX")
	e.op("JNZ", "loop")
	e.WriteString("\tVZEROUPPER\n\tRET\n\n")
}

// four loads or stores v(from) to v(from+3).
func (e *emitter) four(load bool, pointer string, from int) {
	for k := range 4 {
		place := fmt.Sprintf("%d(%s)", 4*e.lanes*k, pointer)
		if load {
			e.op("VMOVUPS", place, e.v(from+k))
		} else {
			e.op("VMOVUPS", e.v(from+k), place)
		}
	}
}

// lstm has the streams gates, x, c, h and cPrev.
func (e *emitter) lstm() {
	e.cells("lstm", 5, 2, func() {
		e.four(true, "SI", 0)
		e.transpose(0, 9) // a, i, f and o
		for gate := range 4 {
			if gate == 0 {
				e.op("VMOVAPS", e.v(9), e.v(0))
				e.tanh(e.v)
				e.op("VMOVAPS", e.v(1), e.v(9))
				continue
			}
			e.op("VMOVAPS", e.v(9+gate), e.v(0))
			e.sigmoid(e.v)
			e.op("VMOVAPS", e.v(1), e.v(9+gate))
		}
		e.newState("(R10)")
		e.op("VMOVUPS", e.inOrder(), e.v(13))
		e.op("VPERMPS", e.v(0), e.v(13), e.v(1))
		e.op("VMOVUPS", e.v(1), "(R8)")
		e.tanh(e.v)
		e.op("VMULPS", e.v(1), e.v(12), e.v(1))
		e.op("VPERMPS", e.v(1), e.v(13), e.v(1))
		e.op("VMOVUPS", e.v(1), "(R9)")
		e.transpose(9, 0)
		e.four(false, "DI", 0)
	})
}

// newState sets v(0) to c = a i + f cPrev and v(14) to cPrev.
func (e *emitter) newState(cPrev string) {
	e.op("VMOVUPS", e.places(), e.v(13))
	e.op("VPERMPS", cPrev, e.v(13), e.v(14))
	e.op("VMULPS", e.v(10), e.v(9), e.v(0))
	e.op("VMULPS", e.v(14), e.v(11), e.v(1))
	e.op("VADDPS", e.v(1), e.v(0), e.v(0))
}

// lstmGrad has the streams gx, gates, gcPrev, cPrev, gc and gh.
func (e *emitter) lstmGrad() {
	a, i, f, o, cp, one := e.v(9), e.v(10), e.v(11), e.v(12), e.v(14), e.v(8)
	e.cells("lstmGrad", 6, 2, func() {
		e.four(true, "SI", 0)
		e.transpose(0, 9)
		e.newState("(R9)")
		e.tanh(e.v)
		t, into, g, slope := e.v(1), e.v(0), e.v(2), e.v(3)
		// slopeOf sets slope to 1 - y, or for tanh to 1 - y y.
		slopeOf := func(y string, tanh bool) {
			if tanh {
				e.op("VMULPS", y, y, slope)
				e.op("VSUBPS", slope, one, slope)
				return
			}
			e.op("VSUBPS", y, one, slope)
		}
		mul := func(acc string, by ...string) {
			for _, v := range by {
				e.op("VMULPS", v, acc, acc)
			}
		}
		e.op("VMOVUPS", e.f(1), one)
		e.op("VPERMPS", "(R11)", e.v(13), g)
		slopeOf(t, true)
		e.op("VMULPS", o, g, into)
		mul(into, slope)
		e.op("VPERMPS", "(R10)", e.v(13), e.v(4))
		e.op("VADDPS", e.v(4), into, into)
		mul(g, t, o) // the gradient of o
		slopeOf(o, false)
		e.op("VMULPS", slope, g, o)
		e.op("VMULPS", f, into, e.v(5))
		e.op("VMOVUPS", e.inOrder(), e.v(6))
		e.op("VPERMPS", e.v(5), e.v(6), e.v(5))
		e.op("VMOVUPS", e.v(5), "(R8)")
		slopeOf(f, false)
		e.op("VMULPS", cp, into, g)
		mul(g, f)
		e.op("VMULPS", slope, g, f)
		slopeOf(a, true)
		e.op("VMULPS", i, into, g)
		e.op("VMULPS", slope, g, e.v(5)) // the gradient of a
		slopeOf(i, false)
		e.op("VMULPS", a, into, g)
		mul(g, i)
		e.op("VMULPS", slope, g, i)
		e.op("VMOVAPS", e.v(5), a)
		e.transpose(9, 0)
		e.four(false, "DI", 0)
	})
}
