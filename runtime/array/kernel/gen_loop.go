//go:build ignore

// gen_loop.go is the part of gen_math.go that writes loops over rows.
package main

import (
	"fmt"
	"regexp"
	"slices"
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
	e.op("CMPQ", "CX", size)
	e.op("JL", label+"end")
	start := e.Len()
	fmt.Fprintf(e, "%s:\n", label)
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
	e.op("CMPQ", "CX", size)
	e.op("JGE", label)
	if count > 1 {
		e.keepConstants(f, start)
	}
	fmt.Fprintf(e, "%send:\n", label)
}

var constant = regexp.MustCompile(`·c[0-9a-f]{8}AVX\d+<>\(SB\)`)

// keepConstants loads constants of the loop that begins at start into the registers
// that it leaves free, as many as there are: first those that are copied.
func (e *emitter) keepConstants(f function, start int) {
	text := string(e.Bytes()[start:])
	e.Truncate(start)
	var names []string
	for _, copied := range []bool{true, false} {
		for _, line := range strings.Split(text, "\n") {
			name := constant.FindString(line)
			if name != "" && strings.HasPrefix(line, "\tVMOVUPS") == copied && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	for i := range 2 * e.lanes { // registers
		reg := e.v(i)
		scalar, table := i < 14 && i >= 14-f.scalars, i >= 16 && before[f.name] != nil
		if len(names) == 0 || scalar || table || regexp.MustCompile(`\b`+reg+`\b`).MatchString(text) {
			continue
		}
		e.op("VMOVUPS", names[0], reg)
		text = strings.ReplaceAll(text, "VMOVUPS "+names[0], "VMOVAPS "+reg)
		text = strings.ReplaceAll(text, names[0], reg)
		names = names[1:]
	}
	e.WriteString(text)
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
// The vectors take turns at every instruction if the body has constants: it is long
// then, and none waits for its own results.
func (e *emitter) vectors(f function, c []string, count int, move func(load bool, stream, vector int, reg string)) {
	regs := 0
	bodies := make([]string, count)
	for k := range count {
		used := f.streams - f.from
		r := func(i int) string {
			used = max(used, i+1)
			return e.v(k*regs + i)
		}
		bodies[k] = e.text(func() { f.body(e, r, c) })
		if e.reg == "Z" { // each vector has a mask of its own
			bodies[k] = strings.ReplaceAll(bodies[k], "K1", fmt.Sprintf("K%d", k+1))
		} else {
			bodies[k] = strings.ReplaceAll(bodies[k], "Y15", e.v(15-k))
		}
		regs = used
	}
	for k := range count {
		for i := f.from; i < f.streams; i++ {
			move(true, i, k, e.v(k*regs+i-f.from))
		}
	}
	if constant.MatchString(bodies[0]) {
		e.inTurns(bodies)
	} else {
		e.WriteString(strings.Join(bodies, ""))
	}
	for k := range count {
		for i, reg := range f.out {
			move(false, i, k, e.v(k*regs+reg))
		}
	}
}

// inTurns writes pieces of as many lines with a line of each at a time.
func (e *emitter) inTurns(pieces []string) {
	lines := make([][]string, len(pieces))
	for k, piece := range pieces {
		lines[k] = strings.SplitAfter(piece, "\n")
	}
	for i := range lines[0] {
		for k := range lines {
			e.WriteString(lines[k][i])
		}
	}
}

// text returns what f writes.
func (e *emitter) text(f func()) string {
	start := e.Len()
	f()
	defer e.Truncate(start)
	return string(e.Bytes()[start:])
}
