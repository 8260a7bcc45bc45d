//go:build ignore

// gen_dots.go writes the assembly of the products of few columns, which are made of
// dot products, for AVX2 and AVX-512: go generate
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
)

// emitter collects the text of a file.
type emitter struct{ bytes.Buffer }

func (e *emitter) line(format string, args ...any) { fmt.Fprintf(e, "\t"+format+"\n", args...) }
func (e *emitter) label(name string)               { fmt.Fprintf(e, "%s:\n", name) }

// dots is a kernel for rows by cols products of vectors that lie along k: the
// products of few columns, where a tile would be mostly empty.
type dots struct {
	name       string
	rows, cols int
	reg        string
}

const dotsSignature = "(k int, a unsafe.Pointer, rs int, b unsafe.Pointer, bs int, c *[25]float32)"

func (d dots) acc(i, j int) string { return fmt.Sprintf("%s%d", d.reg, i*d.cols+j) }
func (d dots) extra(i int) string  { return fmt.Sprintf("%s%d", d.reg, d.rows*d.cols+i) }

// emit writes one kernel: sums of 16 (Z) or 8 (Y) lanes, the rest under a mask.
func (d dots) emit(e *emitter, lanes int) {
	fmt.Fprintf(e, "// func %s%s\nTEXT ·%s(SB), NOSPLIT, $0-48\n", d.name, dotsSignature, d.name)
	for i, reg := range []string{"CX", "SI", "AX", "DI", "BX", "DX"} {
		e.line("MOVQ %s+%d(FP), %s", []string{"k", "a", "rs", "b", "bs", "c"}[i], 8*i, reg)
	}
	e.line("SHLQ $2, AX")
	e.line("SHLQ $2, BX")
	as, bs := []string{"SI", "R8", "R9", "R10", "R11"}, []string{"DI", "R12", "R13", "R15", "X"}
	for i := 1; i < d.rows; i++ {
		e.line("LEAQ (%s)(AX*1), %s", as[i-1], as[i])
	}
	// Registers run out for the fifth row of B, which is reached from the first.
	for j := 1; j < min(d.cols, 4); j++ {
		e.line("LEAQ (%s)(BX*1), %s", bs[j-1], bs[j])
	}
	place := func(j int) string {
		if j == 4 {
			return "(DI)(BX*4)"
		}
		return "(" + bs[j] + ")"
	}
	for i := range d.rows {
		for j := range d.cols {
			e.line("VXORPS %[1]s, %[1]s, %[1]s", d.acc(i, j))
		}
	}
	step := func(load func(place, reg string)) {
		for j := range d.cols {
			load(place(j), d.extra(j))
		}
		for i := range d.rows {
			load("("+as[i]+")", d.extra(d.cols))
			for j := range d.cols {
				e.line("VFMADD231PS %s, %s, %s", d.extra(j), d.extra(d.cols), d.acc(i, j))
			}
		}
	}
	e.label("loop")
	e.line("CMPQ CX, $%d", lanes)
	e.line("JL rest")
	step(func(place, reg string) { e.line("VMOVUPS %s, %s", place, reg) })
	for i := range d.rows {
		e.line("ADDQ $%d, %s", 4*lanes, as[i])
	}
	for j := range min(d.cols, 4) {
		e.line("ADDQ $%d, %s", 4*lanes, bs[j])
	}
	e.line("SUBQ $%d, CX", lanes)
	e.line("JMP loop")
	e.label("rest")
	e.line("TESTQ CX, CX")
	e.line("JZ sums")
	if d.reg == "Z" {
		e.line("MOVL $1, AX")
		e.line("SHLL CX, AX")
		e.line("DECL AX")
		e.line("KMOVW AX, K1")
		step(func(place, reg string) { e.line("VMOVUPS.Z %s, K1, %s", place, reg) })
	} else {
		e.line("LEAQ ·masksAVX2<>+32(SB), AX")
		e.line("SHLQ $2, CX")
		e.line("SUBQ CX, AX")
		e.line("VMOVUPS (AX), Y15")
		step(func(place, reg string) { e.line("VMASKMOVPS %s, Y15, %s", place, reg) })
	}
	e.label("sums")
	if d.reg == "Z" {
		d.sumsTogether(e)
	} else {
		d.sums(e)
	}
	e.line("VZEROUPPER")
	e.line("RET")
	e.WriteString("\n")
}

// sums adds the lanes of every sum: neighbours first, as OpenBLAS adds them.
func (d dots) sums(e *emitter) {
	for n := range d.rows * d.cols {
		for _, swap := range []string{"0xb1", "0x4e"} {
			e.line("VPERMILPS $%s, Y%d, Y15", swap, n)
			e.line("VADDPS Y15, Y%[1]d, Y%[1]d", n)
		}
		e.line("VEXTRACTF128 $1, Y%d, X15", n)
		e.line("VADDSS X15, X%[1]d, X%[1]d", n)
		e.line("VMOVSS X%d, %d(DX)", n, 4*n)
	}
}

// sumsTogether does the same for 16 sums at a time, with a third of the instructions:
// each of four rounds adds the even and the odd numbers of two registers into one, first
// within quarters of a register, then whole quarters. A sum without a partner goes alone.
func (d dots) sumsTogether(e *emitter) {
	left := d.rows * d.cols
	for _, shuffle := range []string{"VSHUFPS", "VSHUFPS", "VSHUFF32X4", "VSHUFF32X4"} {
		pairs := (left + 1) / 2
		for n := range pairs {
			first, second := 2*n, min(2*n+1, left-1)
			e.line("%s $0x88, Z%d, Z%d, Z31", shuffle, second, first)
			e.line("%s $0xdd, Z%d, Z%d, Z%d", shuffle, second, first, n)
			e.line("VADDPS Z31, Z%[1]d, Z%[1]d", n)
		}
		left = pairs
	}
	for n := range left {
		sums := min(16, d.rows*d.cols-16*n)
		e.line("MOVL $%d, AX", 1<<sums-1)
		e.line("KMOVW AX, K1")
		e.line("VMOVUPS Z%d, K1, %d(DX)", n, 64*n)
	}
}

// emitDots writes the kernels of every size up to most by most and the function
// that calls them.
func emitDots(e, stubs *emitter, level, reg string, most, lanes int) {
	calls := ""
	for rows := 1; rows <= most; rows++ {
		for cols := 1; cols <= most; cols++ {
			d := dots{fmt.Sprintf("dots%s_%dx%d", level, rows, cols), rows, cols, reg}
			d.emit(e, lanes)
			fmt.Fprintf(stubs, "//go:noescape\nfunc %s%s\n\n", d.name, dotsSignature)
			calls += fmt.Sprintf("\tcase %d:\n\t\t%s(k, a, rs, b, bs, c)\n", rows*most+cols, d.name)
		}
	}
	fmt.Fprintf(stubs, "func dots%s(rows, cols int, %s {\n\tswitch rows*%d+cols {\n%s\t}\n}\n\n", level, dotsSignature[1:], most, calls)
}

// masks are eight words of ones and eight of zeros: n ones from word 8-n on.
func masks() string {
	text := ""
	for i := range 16 {
		ones := map[bool]string{true: "0xffffffff", false: "0"}[i < 8]
		text += fmt.Sprintf("DATA ·masksAVX2<>+%d(SB)/4, $%s\n", 4*i, ones)
	}
	return text + "GLOBL ·masksAVX2<>(SB), RODATA|NOPTR, $64\n\n"
}

func main() {
	const note = "// Code generated by gen_dots.go. DO NOT EDIT.\n\n"
	code, stubs := &emitter{}, &emitter{}
	code.WriteString(note + "#include \"textflag.h\"\n\n" + masks())
	stubs.WriteString(note + "package kernel\n\nimport \"unsafe\"\n\n")
	emitDots(code, stubs, "AVX512", "Z", 5, 16)
	emitDots(code, stubs, "AVX2", "Y", 3, 8)
	source, err := format.Source(stubs.Bytes())
	if err != nil {
		panic(err)
	}
	for name, text := range map[string][]byte{"dots_amd64.s": code.Bytes(), "dots_stubs_amd64.go": source} {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			panic(err)
		}
	}
}
