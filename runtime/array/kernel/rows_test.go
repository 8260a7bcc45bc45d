package kernel

import (
	"fmt"
	"math"
	"testing"
)

// rowFunctions are the functions of rows whose float32 results are the same to
// the last bit at every level. Rows 0 to outputs-1 are written.
var rowFunctions = []struct {
	name          string
	rows, outputs int
	f             func(r [][]float32)
}{
	{"add", 3, 1, func(r [][]float32) { Add(r[0], r[1], r[2]) }},
	{"sub", 3, 1, func(r [][]float32) { Sub(r[0], r[1], r[2]) }},
	{"mul", 3, 1, func(r [][]float32) { Mul(r[0], r[1], r[2]) }},
	{"div", 3, 1, func(r [][]float32) { Div(r[0], r[1], r[2]) }},
	{"in place", 2, 1, func(r [][]float32) { Add(r[0], r[0], r[1]) }},
	{"add scalar", 2, 1, func(r [][]float32) { AddScalar(r[0], r[1], 1.7) }},
	{"mul scalar", 2, 1, func(r [][]float32) { MulScalar(r[0], r[1], 1.7) }},
	{"div scalar", 2, 1, func(r [][]float32) { DivScalar(r[0], r[1], 1.7) }},
	{"sub from", 2, 1, func(r [][]float32) { SubFrom(r[0], 1.7, r[1]) }},
	{"div of", 2, 1, func(r [][]float32) { DivOf(r[0], 1.7, r[1]) }},
	{"add scaled", 3, 1, func(r [][]float32) { AddScaled(r[0], r[1], 1.7, r[2]) }},
	{"tanh gradient", 3, 1, func(r [][]float32) { TanhGrad(r[0], r[1], r[2]) }},
	{"normalize", 3, 2, func(r [][]float32) { Normalize(r[0], r[1], r[2], 0.1, 1.7, 0.3, -0.2) }},
	{"normalize gradient", 3, 1, func(r [][]float32) { NormalizeGrad(r[0], r[1], r[2], 0.7, 0.1, 1.3) }},
	{"relu", 2, 1, func(r [][]float32) { ReLU(r[0], r[1]) }},
	{"mask", 3, 1, func(r [][]float32) { Mask(r[0], r[1], r[2]) }},
	{"maximum", 3, 1, func(r [][]float32) { Maximum(r[0], r[1], r[2]) }},
	{"minimum", 3, 1, func(r [][]float32) { Minimum(r[0], r[1], r[2]) }},
	{"sqrt", 2, 1, func(r [][]float32) { Sqrt(r[0], r[1]) }},
	{"momentum", 3, 2, func(r [][]float32) { Momentum(r[0], r[1], r[2], 0.9, 0.01) }},
	{"rmsprop", 3, 2, func(r [][]float32) { RMSprop(r[0], r[1], r[2], 0.99, 0.01, 0.1, 1e-8) }},
	{"adam", 4, 3, func(r [][]float32) { Adam(r[0], r[1], r[2], r[3], 0.1, 0.001, 0.02, 1e-8, -1, 0.999) }},
	{"sum", 2, 1, func(r [][]float32) { put0(r[0], Sum(0, r[1])) }},
	{"max", 2, 1, func(r [][]float32) { put0(r[0], Max(append(r[1], -9))) }},
	{"min", 2, 1, func(r [][]float32) { put0(r[0], Min(append(r[1], 9))) }},
	{"index", 2, 1, func(r [][]float32) { put0(r[0], float32(Index(r[1], last(r[1])))) }},
	{"add rows", 2, 1, func(r [][]float32) {
		for _, n := range []int{1, 2, 9, 20} {
			if len(r[1])%n == 0 && n <= len(r[0]) {
				AddRows(r[0][:n], r[1])
			}
		}
	}},
}

func put0(z []float32, v float32) {
	if len(z) > 0 {
		z[0] = v
	}
}

func last(x []float32) float32 {
	if len(x) == 0 {
		return 0
	}
	return x[len(x)-1]
}

const canary = -77

// TestRows compares the levels with the portable form at every remainder and
// offset. Around every row stand numbers that nobody may touch.
func TestRows(t *testing.T) {
	lengths := []int{100, 127, 128, 129, 180, 255, 256, 257, 400, 511, 512, 513, 1000, 9001}
	for n := range 70 {
		lengths = append(lengths, n)
	}
	for _, f := range rowFunctions {
		for _, n := range lengths {
			for offset := range 4 {
				inputs := make([][]float32, f.rows)
				for i := range inputs {
					inputs[i] = special(n, i)
				}
				use(t, generic)
				want := runRows(t, f.name, f.f, inputs, offset)
				for _, l := range levels() {
					use(t, l)
					got := runRows(t, f.name, f.f, inputs, offset)
					for i := range got {
						for k := range got[i] {
							if math.Float32bits(got[i][k]) != math.Float32bits(want[i][k]) && got[i][k] == got[i][k] {
								t.Fatalf("level %d: %s of %d numbers at %d: row %d, element %d is %g, portable %g", l, f.name, n, offset, i, k, got[i][k], want[i][k])
							}
						}
					}
				}
			}
		}
	}
}

// special returns n numbers, among them zeros of both signs and infinities.
func special(n, seed int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(math.Sin(float64(i*7+seed*13))) * 3
		switch (i*5 + seed*3) % 31 {
		case 3:
			x[i] = 0
		case 7:
			x[i] = float32(math.Copysign(0, -1))
		case 11:
			x[i] = 1e-42
		}
	}
	return x
}

// runRows runs f on copies of the rows that lie offset numbers into memory of
// their own and returns them; it looks at the numbers around them.
func runRows(t *testing.T, name string, f func([][]float32), inputs [][]float32, offset int) [][]float32 {
	t.Helper()
	whole, rows := make([][]float32, len(inputs)), make([][]float32, len(inputs))
	for i, x := range inputs {
		whole[i] = make([]float32, len(x)+offset+40)
		for k := range whole[i] {
			whole[i][k] = canary
		}
		rows[i] = whole[i][offset : offset+len(x) : offset+len(x)]
		copy(rows[i], x)
	}
	f(rows)
	for i, w := range whole {
		for k, v := range w {
			if (k < offset || k >= offset+len(inputs[i])) && v != canary {
				t.Fatalf("level %d: %s of %d numbers at %d wrote %g beside row %d at %d", active, name, len(inputs[i]), offset, v, i, k-offset)
			}
		}
	}
	return rows
}

// TestNaN: one NaN anywhere is the extremum, and its place the index.
func TestNaN(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for n := 1; n < 300; n += 7 {
			for at := 0; at < n; at += 3 {
				x := special(n, 1)
				x[at] = float32(math.NaN())
				if a, b := Max(x), Min(x); a == a || b == b {
					t.Fatalf("level %d: extrema of %d numbers with NaN at %d are %g and %g", l, n, at, a, b)
				}
				if i := Index(x, x[at]); i != at {
					t.Fatalf("level %d: NaN at %d of %d found at %d", l, at, n, i)
				}
			}
		}
	}
}

// TestSoftmax compares with float64.
func TestSoftmax(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, n := range []int{1, 2, 7, 8, 10, 33, 1000} {
			x := special(3*n, 2)
			y, z := make([]float32, 3*n), make([]float32, 3*n)
			Softmax(y, x, n)
			LogSoftmax(z, x, n)
			for i := range x {
				total := 0.0
				for _, v := range x[i/n*n:][:n] {
					total += math.Exp(float64(v))
				}
				want := math.Exp(float64(x[i])) / total
				if math.Abs(float64(y[i])-want) > 1e-6*want+1e-12 || math.Abs(float64(z[i])-math.Log(want)) > 2e-6*(1-math.Log(want)) {
					t.Fatalf("level %d: softmax of %d: element %d is %g and %g, want %g and %g", l, n, i, y[i], z[i], want, math.Log(want))
				}
			}
		}
	}
}

// TestDot compares with float64, at both ways of adding.
func TestDot(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for n := range 200 {
			x, y := special(n, 1), special(n, 2)
			want := 0.0
			for i := range x {
				want += float64(x[i]) * float64(y[i])
			}
			if got := Dot(x, y); math.Abs(float64(got)-want) > 1e-5*float64(n+1) {
				t.Fatalf("level %d: dot of %d is %g, want %g", l, n, got, want)
			}
		}
	}
}

func BenchmarkRows(b *testing.B) {
	for _, l := range levels() {
		for _, f := range rowFunctions {
			b.Run(fmt.Sprintf("level%d/%s", l, f.name), func(b *testing.B) {
				use(b, l)
				const n = 8192
				rows := make([][]float32, f.rows)
				for i := range rows {
					rows[i] = special(n, i)
				}
				for b.Loop() {
					f.f(rows)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/element")
			})
		}
	}
}
