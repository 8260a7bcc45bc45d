package kernel

import (
	"math"
	"testing"
)

var elementaryFunctions = []struct {
	name string
	f    func(y, x []float32)
	want func(float64) float64
}{
	{"exp", Exp[float32], math.Exp}, {"log", Log[float32], math.Log}, {"tanh", Tanh[float32], math.Tanh},
}

// inputs are float32 numbers over the whole range: every exponent, both signs,
// zeros, denormals, infinities, NaN and the neighbourhood of 1 and 0.
func inputs() []float32 {
	x := []float32{0, float32(math.Copysign(0, -1)), 1, -1, float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), 0.625, 88.7, 88.73, -87.4, -103.9, -104.5, 9.01, 1e-45, math.MaxFloat32}
	for _, nan := range []uint32{0xffc00000, 0x7fc001ff, 0xffc12355, 0x7fffffff} {
		x = append(x, math.Float32frombits(nan))
	}
	for e := uint32(0); e < 255; e++ {
		for k := uint32(0); k < 200; k++ {
			bits := e<<23 | k*41943%(1<<23)
			x = append(x, math.Float32frombits(bits), math.Float32frombits(bits|1<<31))
		}
	}
	for i := -20000; i < 20000; i++ {
		x = append(x, float32(float32(i)*0.0053)+1e-4)
	}
	return x
}

// TestElementary compares with float64 arithmetic at every level: at most 2
// units in the last place.
func TestElementary(t *testing.T) {
	x := inputs()
	for _, l := range levels() {
		use(t, l)
		for _, f := range elementaryFunctions {
			y := make([]float32, len(x))
			f.f(y, x)
			worst := 0.0
			for i, v := range x {
				want := f.want(float64(v))
				if e := ulps(y[i], want); e > worst {
					worst = e
					if e > 2 {
						t.Errorf("level %d: %s(%g) = %g, want %g: %.1f ulp", l, f.name, v, y[i], want, e)
					}
				}
			}
			t.Logf("level %d: %s is within %.2f ulp", l, f.name, worst)
		}
	}
}

// TestDigits holds the results to those of earlier versions, bit by bit. e^x and the
// logarithm are the same at both levels of vectors.
func TestDigits(t *testing.T) {
	sums := map[level][]uint32{avx2: {0xe1af4e37, 0xe105e5de, 0xccfb7947}, avx512: {0xe1af4e37, 0xe105e5de, 0xe551c8bb}}
	x := inputs()
	y := make([]float32, len(x))
	for _, l := range levels() {
		for i, want := range sums[l] {
			use(t, l)
			f := elementaryFunctions[i]
			f.f(y, x)
			sum := uint32(2166136261) // FNV-1a
			for _, v := range y {
				if v != v {
					v = 0 // one NaN is as good as another
				}
				sum = (sum ^ math.Float32bits(v)) * 16777619
			}
			if sum != want {
				t.Errorf("level %d: %s has other digits than before: sum %#x, want %#x", l, f.name, sum, want)
			}
		}
	}
}

// ulps is the distance of got from want in units of the last place of float32.
func ulps(got float32, want float64) float64 {
	w := float32(want)
	switch {
	case math.IsNaN(want) && got != got, got == w:
		if math.Signbit(want) != math.Signbit(float64(got)) && got == 0 {
			return math.Inf(1)
		}
		return 0
	case math.IsInf(float64(w), 0), got != got, math.IsNaN(want):
		return math.Inf(1)
	}
	unit := float64(math.Nextafter32(float32(math.Abs(want)), math.MaxFloat32)) - math.Abs(float64(float32(math.Abs(want))))
	return math.Abs(float64(got)-want) / math.Max(unit, 0x1p-149)
}

// TestRemainders: every length up to two rounds of the longest loop, every offset, with
// guards around the result.
func TestRemainders(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, f := range elementaryFunctions {
			for n := 0; n <= 144; n++ {
				for offset := 0; offset < 3; offset++ {
					x, y := random[float32](n+8), make([]float32, n+8)
					for i := range y {
						x[i], y[i] = x[i]+1, -77
					}
					f.f(y[offset:offset+n], x[offset:offset+n])
					for i := range y {
						inside := i >= offset && i < offset+n
						if !inside && y[i] != -77 || inside && ulps(y[i], f.want(float64(x[i]))) > 2 {
							t.Fatalf("level %d: %s of %d numbers at %d: element %d is %g", l, f.name, n, offset, i, y[i])
						}
					}
				}
			}
		}
	}
}
