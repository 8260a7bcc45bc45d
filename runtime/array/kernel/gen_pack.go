//go:build ignore

// gen_pack.go writes the assembly that packs the operands of matrix products, for
// AVX2 and AVX-512: go generate
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
)

var code, stubs bytes.Buffer

func line(format string, args ...any) { fmt.Fprintf(&code, "\t"+format+"\n", args...) }
func label(name string)               { fmt.Fprintf(&code, "%s:\n", name) }

// function begins a function and moves its arguments, all of 8 bytes, to registers.
func function(name, signature string, args, registers []string) {
	fmt.Fprintf(&code, "\n// func %s%s\nTEXT ·%s(SB), NOSPLIT, $0-%d\n", name, signature, name, 8*len(args))
	fmt.Fprintf(&stubs, "//go:noescape\nfunc %s%s\n\n", name, signature)
	for i, a := range args {
		line("MOVQ %s+%d(FP), %s", a, 8*i, registers[i])
	}
}

// copies writes the function that copies k rows of words from src into panels of
// width words a row. The rows of src are rs words apart, those of a panel step, the
// panels panel; the last one gets last words of each row. Whole vectors are written,
// with zeros behind what was read.
func copies(level string, vectors int) {
	function(fmt.Sprintf("packRows%s_%d", level, vectors), "(k int, src unsafe.Pointer, rs int, dst unsafe.Pointer, step, panels, panel, width, last int)",
		[]string{"k", "src", "rs", "dst", "step", "panels", "panel", "width", "last"},
		[]string{"R15", "SI", "AX", "DI", "R9", "BX", "R10", "R11", "CX"})
	z, reg, bytes := level == "AVX512", "Y", 32
	if z {
		reg, bytes = "Z", 64
	}
	masks := func(words string, first int) {
		if z {
			line("MOVQ %s, CX", words)
			line("MOVQ $1, DX")
			line("SHLQ CX, DX")
			line("DECQ DX")
			line("KMOVW DX, K%d", first)
			line("SHRQ $16, DX")
			line("KMOVW DX, K%d", first+1)
			return
		}
		line("LEAQ ·packMasks<>+64(SB), DX")
		line("SHLQ $2, %s", words)
		line("SUBQ %s, DX", words)
		line("VMOVUPS (DX), Y%d", 8+first)
		line("VMOVUPS 32(DX), Y%d", 9+first)
		line("SHRQ $2, %s", words)
	}
	masks("CX", 3)
	masks("R11", 1)
	for _, r := range []string{"AX", "R9", "R10", "R11"} {
		line("SHLQ $2, %s", r)
	}
	line("DECQ BX")
	move := func(mask int) {
		for v := range vectors {
			if z {
				line("VMOVUPS.Z %d(R8), K%d, Z%d", v*bytes, mask+v, v)
			} else {
				line("VMASKMOVPS %d(R8), Y%d, Y%d", v*bytes, 8+mask+v, v)
			}
		}
		for v := 0; v < vectors*bytes; v += 64 {
			line("PREFETCHT0 %d(R8)(AX*4)", v)
		}
		for v := range vectors {
			line("VMOVUPS %s%d, %d(R12)", reg, v, v*bytes)
		}
	}
	label("row")
	line("MOVQ SI, R8")
	line("MOVQ DI, R12")
	line("MOVQ BX, R13")
	line("TESTQ R13, R13")
	line("JZ last")
	label("panel")
	move(1)
	line("ADDQ R11, R8")
	line("ADDQ R10, R12")
	line("DECQ R13")
	line("JNZ panel")
	label("last")
	move(3)
	line("ADDQ AX, SI")
	line("ADDQ R9, DI")
	line("DECQ R15")
	line("JNZ row")
	line("VZEROUPPER")
	line("RET")
}

// turns writes the function that turns eight rows into a panel: eight words of each
// at a time, blocks times. The words of a column are written to dst, step words apart.
func turns() {
	rows := []string{"SI", "DI", "R8", "R9", "R10", "R11", "R12", "R13"}
	function("packColumnsAVX2", "(blocks int, rows *[8]unsafe.Pointer, dst unsafe.Pointer, step int)",
		[]string{"blocks", "rows", "dst", "step"}, []string{"CX", "BX", "DX", "AX"})
	for i, r := range rows {
		line("MOVQ %d(BX), %s", 8*i, r)
	}
	line("SHLQ $2, AX")
	line("LEAQ (AX)(AX*2), BX")
	line("XORQ R15, R15")
	label("block")
	turn(func(row int) string { return fmt.Sprintf("(%s)(R15*1)", rows[row]) })
	line("ADDQ $32, R15")
	line("DECQ CX")
	line("JNZ block")
	line("VZEROUPPER")
	line("RET")
}

// turn turns eight words of eight rows, which begin at the given places. The words of a
// column are written to DX, AX bytes apart, three times as many in BX.
func turn(place func(row int) string) {
	for half := range 2 { // four words of rows i and i+4 in one register
		for i := range 4 {
			line("VMOVUPS %d%s, X%d", 16*half, place(i), i)
			line("VINSERTF128 $1, %d%s, Y%d, Y%d", 16*half, place(i+4), i, i)
		}
		for i := range 2 {
			line("VUNPCKLPS Y%d, Y%d, Y%d", 2*i+1, 2*i, 4+2*i)
			line("VUNPCKHPS Y%d, Y%d, Y%d", 2*i+1, 2*i, 5+2*i)
		}
		for i := range 2 {
			line("VSHUFPS $0x44, Y%d, Y%d, Y%d", 6+i, 4+i, 8+2*i)
			line("VSHUFPS $0xee, Y%d, Y%d, Y%d", 6+i, 4+i, 9+2*i)
		}
		for i, place := range []string{"(DX)", "(DX)(AX*1)", "(DX)(AX*2)", "(DX)(BX*1)"} {
			line("VMOVUPS Y%d, %s", 8+i, place)
		}
		line("LEAQ (DX)(AX*4), DX")
	}
}

// transposes writes the functions that transpose squares of 8 or 16 words: of many
// matrices as many rows, blocks squares side by side. The rows are rs words apart, the
// matrices next; the words of a column are written to dst, step words apart, the
// matrices after words.
func transposes(level string, side int, square func()) {
	function("transpose"+level, "(matrices, blocks int, src unsafe.Pointer, rs, next int, dst unsafe.Pointer, step, after int)",
		[]string{"matrices", "blocks", "src", "rs", "next", "dst", "step", "after"}, []string{"R13", "R12", "SI", "R8", "R9", "DI", "AX", "R10"})
	for _, r := range []string{"R8", "R9", "AX", "R10"} {
		line("SHLQ $2, %s", r)
	}
	line("LEAQ (AX)(AX*2), BX")
	line("LEAQ (R8)(R8*2), R11")
	label("matrix")
	line("MOVQ SI, R15")
	line("MOVQ DI, DX")
	line("MOVQ R12, CX")
	label("block")
	square()
	line("ADDQ $%d, R15", 4*side)
	line("DECQ CX")
	line("JNZ block")
	line("ADDQ R9, SI")
	line("ADDQ R10, DI")
	line("DECQ R13")
	line("JNZ matrix")
	line("VZEROUPPER")
	line("RET")
}

// eights transposes a square of eight words at R15.
func eights() {
	line("LEAQ (R15)(R8*4), R14")
	turn(func(row int) string {
		return []string{"(R15)", "(R14)"}[row/4] + []string{"", "(R8*1)", "(R8*2)", "(R11*1)"}[row%4]
	})
}

// sixteens transposes a square of sixteen words at R15: pairs of words, fours, and then
// the fours of all rows.
func sixteens() {
	line("MOVQ R15, R14")
	for row := 0; row < 16; row += 4 {
		for i, place := range []string{"(R14)", "(R14)(R8*1)", "(R14)(R8*2)", "(R14)(R11*1)"} {
			line("VMOVUPS %s, Z%d", place, row+i)
		}
		if row < 12 {
			line("LEAQ (R14)(R8*4), R14")
		}
	}
	for row := 0; row < 16; row += 2 {
		line("VUNPCKLPS Z%d, Z%d, Z%d", row+1, row, 16+row)
		line("VUNPCKHPS Z%d, Z%d, Z%d", row+1, row, 17+row)
	}
	for row := 0; row < 16; row += 4 {
		for i := range 2 {
			line("VUNPCKLPD Z%d, Z%d, Z%d", 18+row+i, 16+row+i, row+2*i)
			line("VUNPCKHPD Z%d, Z%d, Z%d", 18+row+i, 16+row+i, row+2*i+1)
		}
	}
	for half := range 2 { // of the rows; then of the columns
		for i := range 4 {
			line("VSHUFF32X4 $0x88, Z%d, Z%d, Z%d", 8*half+4+i, 8*half+i, 16+8*half+i)
			line("VSHUFF32X4 $0xdd, Z%d, Z%d, Z%d", 8*half+4+i, 8*half+i, 20+8*half+i)
		}
	}
	for i := range 8 {
		line("VSHUFF32X4 $0x88, Z%d, Z%d, Z%d", 24+i, 16+i, i)
		line("VSHUFF32X4 $0xdd, Z%d, Z%d, Z%d", 24+i, 16+i, 8+i)
	}
	for column := 0; column < 16; column += 4 {
		for i, place := range []string{"(DX)", "(DX)(AX*1)", "(DX)(AX*2)", "(DX)(BX*1)"} {
			line("VMOVUPS Z%d, %s", column+i, place)
		}
		line("LEAQ (DX)(AX*4), DX")
	}
}

func main() {
	code.WriteString("// Code generated by gen_pack.go. DO NOT EDIT.\n\n#include \"textflag.h\"\n\n")
	for i := range 32 { // n ones from word 16-n on
		ones := map[bool]string{true: "0xffffffff", false: "0"}[i < 16]
		fmt.Fprintf(&code, "DATA ·packMasks<>+%d(SB)/4, $%s\n", 4*i, ones)
	}
	code.WriteString("GLOBL ·packMasks<>(SB), RODATA|NOPTR, $128\n")
	stubs.WriteString("// Code generated by gen_pack.go. DO NOT EDIT.\n\npackage kernel\n\nimport \"unsafe\"\n\n")
	for vectors := 1; vectors <= 2; vectors++ {
		copies("AVX2", vectors)
		copies("AVX512", vectors)
	}
	turns()
	transposes("AVX2", 8, eights)
	transposes("AVX512", 16, sixteens)
	source, err := format.Source(stubs.Bytes())
	if err != nil {
		panic(err)
	}
	for name, text := range map[string][]byte{"pack_amd64.s": code.Bytes(), "pack_stubs_amd64.go": source} {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			panic(err)
		}
	}
}
