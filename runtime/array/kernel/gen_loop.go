//go:build ignore

// gen_loop.go is the part of gen_math.go that writes loops over rows.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

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
	e.bodies(f, c, count)
	for k := range count {
		for i, reg := range f.out {
			move(false, i, k, e.v(k*f.regs+reg))
		}
	}
}

var constant = regexp.MustCompile(`·c[0-9a-f]{8}AVX\d+<>\(SB\)`)

// bodies runs the body on count vectors. If it has constants, the vectors take turns
// at every instruction: v(15) then holds the constant for all of them, and none waits
// for its own results.
func (e *emitter) bodies(f function, c []string, count int) {
	start, lines := e.Len(), make([][]string, count)
	for k := range count {
		at := e.Len()
		f.body(e, func(i int) string { return e.v(k*f.regs + i) }, c)
		lines[k] = strings.SplitAfter(string(e.Bytes()[at:]), "\n")
	}
	if count == 1 || !constant.Match(e.Bytes()[start:]) {
		return
	}
	e.Truncate(start)
	for i, line := range lines[0] {
		shared := ""
		if !strings.HasPrefix(line, "\tVMOVUPS") {
			shared = constant.FindString(line)
		}
		if shared != "" {
			e.op("VMOVUPS", shared, e.v(15))
		}
		for k := range count {
			if shared != "" {
				e.WriteString(strings.Replace(lines[k][i], shared, e.v(15), 1))
			} else {
				e.WriteString(lines[k][i])
			}
		}
	}
}
