//go:build ignore

package main

import (
	"fmt"
	"math"
)

// The hyperbolic tangent out of tables, for AVX-512: |x| is cut into 32 pieces of
// equal width, and each has a polynomial of its own around a point in its middle.
// Looking up eight coefficients takes fewer cycles than the exponential function
// and the division that they stand for.
const (
	tanhPieces = 32
	tanhDegree = 6
	tanhEnd    = 9.1                   // from here on the result is 1
	tanhScale  = (tanhPieces - 1) / 9. // pieces for a unit of |x|
)

// tanhTables returns the middle of every piece and, power by power, the
// coefficients. A middle is a number whose tanh is nearly a float32, so that the
// constant term is not rounded; the other terms agree with tanh at the Chebyshev
// points of the piece.
func tanhTables() (middle [tanhPieces]float64, powers [tanhDegree + 1][tanhPieces]float64) {
	for k := range tanhPieces {
		low, high := max(0, (float64(k)-0.5)/tanhScale), (float64(k)+0.5)/tanhScale
		c := exactMiddle(float64(k) / tanhScale)
		switch k {
		case 0:
			c = 0
		case tanhPieces - 1:
			c = float64(float32(tanhEnd))
			high = c
		}
		c0 := float64(float32(math.Tanh(c)))
		var at, value []float64 // Newton's interpolation of (tanh(c+d) - c0) / d
		for i := range tanhDegree {
			d := (low+high)/2 - c + (high-low)/2*math.Cos((float64(i)+0.5)*math.Pi/tanhDegree)
			at, value = append(at, d), append(value, (math.Tanh(c+d)-c0)/d)
		}
		for i := range value {
			for j := len(value) - 1; j > i; j-- {
				value[j] = (value[j] - value[j-1]) / (at[j] - at[j-i-1])
			}
		}
		var q [tanhDegree]float64 // the same as a sum of powers of d
		for i := tanhDegree - 1; i >= 0; i-- {
			for j := tanhDegree - 1; j > 0; j-- {
				q[j] = q[j-1] - at[i]*q[j]
			}
			q[0] = value[i] - at[i]*q[0]
		}
		middle[k], powers[0][k] = c, c0
		for i, v := range q {
			powers[i+1][k] = v
		}
	}
	return middle, powers
}

// exactMiddle looks around x for the float32 whose tanh is next to a float32.
func exactMiddle(x float64) float64 {
	best, least := x, math.Inf(1)
	for i := -2000; i <= 2000; i++ {
		c := float64(float32(x + float64(i)*2e-6))
		y := math.Tanh(c)
		if e := math.Abs(y - float64(float32(y))); e < least {
			best, least = c, e
		}
	}
	return best
}

// beforeTanh brings the tables into the upper 16 registers: two for each table.
func (e *emitter) beforeTanh() {
	if e.reg != "Z" {
		return
	}
	middle, powers := tanhTables()
	for i, table := range append([][tanhPieces]float64{middle}, powers[:]...) {
		name := fmt.Sprintf("·tanh%d%s<>", i, e.level)
		e.table(name, table[:])
		e.op("VMOVUPS", name+"+0(SB)", e.v(16+2*i))
		e.op("VMOVUPS", name+"+64(SB)", e.v(17+2*i))
	}
}

// tanhOfTables sets r(1) to the hyperbolic tangent of r(0); it uses r(2) to r(4).
func (e *emitter) tanhOfTables(r func(i int) string) {
	x, y, size, piece, t := r(0), r(1), r(2), r(3), r(4)
	lookUp := func(table int, to string) {
		e.op("VMOVAPS", piece, to)
		e.op("VPERMI2PS", e.v(17+2*table), e.v(16+2*table), to)
	}
	e.op("VANDPS", e.bits(1<<31-1), x, size)
	e.op("VMOVUPS", e.f(tanhEnd), t)
	e.op("VMINPS", size, t, size) // NaN stays
	e.op("VMOVUPS", e.f(tanhScale), piece)
	e.fma(piece, size, e.f(1.5*(1<<23))) // the lowest bits are those of the rounded product
	lookUp(0, t)
	e.op("VSUBPS", t, size, size)
	lookUp(1+tanhDegree, y)
	for i := tanhDegree; i > 0; i-- {
		lookUp(i, t)
		e.fma(y, size, t)
	}
	e.op("VPTERNLOGD", "$0xf8", e.bits(1<<31), x, y) // y or (x and the sign bit)
}
