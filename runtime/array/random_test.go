package array

import (
	"math"
	"strings"
	"testing"
)

// TestRandomPlural compares methods that fill arrays with separate calls.
func TestRandomPlural(t *testing.T) {
	one, all := NewRandomState(7), NewRandomState(7)
	check := func(name string, n int, at func(i int) float64, draw func() float64) {
		for i := range n {
			if w := draw(); at(i) != w {
				t.Fatalf("%s: element %d is %v, want %v", name, i, at(i), w)
			}
		}
	}
	x := make([]float64, 33)
	all.StandardNormals(x)
	check("StandardNormals", len(x), func(i int) float64 { return x[i] }, one.StandardNormal)
	all.RandomSamples(x)
	check("RandomSamples", len(x), func(i int) float64 { return x[i] }, one.RandomSample)
	a := all.Binomials(90, 0.7, []int{5, 5})
	check("Binomials", 25, a.Float, func() float64 { return float64(one.Binomial(90, 0.7)) })
	a = all.Randints(-4, 99, Int32, []int{40})
	check("Randints", 40, a.Float, func() float64 { return float64(one.Randint(-4, 99, Int32)) })
	if one.GetState() != all.GetState() {
		t.Error("the streams do not stand at the same place")
	}
}

// TestSeedRandomly must not give a stream twice, nor keep a normal number.
func TestSeedRandomly(t *testing.T) {
	r := NewRandomState(0)
	r.StandardNormal()
	r.SeedRandomly()
	first := r.GetState()
	if first.HasGauss {
		t.Error("a normal number of the old stream waits")
	}
	r.SeedRandomly()
	if r.GetState().Key == first.Key {
		t.Error("two random seeds are equal")
	}
}

// TestRandomRefuses makes calls that have no twin among the recorded errors:
// NumPy loops for ever at NaN, and has other dtypes and states.
func TestRandomRefuses(t *testing.T) {
	r, nan := NewRandomState(0), math.NaN()
	ones := FromSlice([]float64{1})
	square := New(Float32, 2, 2)
	var zeros, far MT19937State
	zeros.Key[0] = 1<<31 - 1
	far.Key[0], far.Pos = 1<<31, 625
	for want, call := range map[string]func(){
		"standard_gamma: shape is NaN": func() { r.StandardGamma(nan) },
		"gamma: shape is NaN":          func() { r.Gamma(nan, 1) },
		"chisquare: df is NaN":         func() { r.Chisquare(nan) },
		"standard_t: df is NaN":        func() { r.StandardT(nan) },
		"beta: a is NaN":               func() { r.Beta(nan, 1) },
		"beta: b is NaN":               func() { r.Beta(1, nan) },
		"dirichlet: alpha is NaN":      func() { r.Dirichlet(FromSlice([]float64{1, nan}), nil) },
		"dirichlet: alpha is float32(2, 2), want one dimension":        func() { r.Dirichlet(square, nil) },
		"multinomial: pvals is float32(2, 2), want one dimension":      func() { r.Multinomial(3, square, nil) },
		"choice: 'p' is float32(2, 2), want one dimension":             func() { r.Choice(4, nil, true, square) },
		"choice: 'a' and 'p' must have same size (2 and 1)":            func() { r.Choice(2, nil, true, ones) },
		"randint: low >= high (5 >= 5)":                                func() { r.Randint(5, 5, Int64) },
		"randint: unsupported dtype float32 (want int64, int32, uint8": func() { r.Randints(0, 5, Float32, []int{0}) },
		"shuffle: x is int64(), want at least one dimension":           func() { r.ShuffleRows(Scalar(Int64, 3)) },
		"permutation: x is int64(), want an integer or":                func() { r.PermuteRows(Scalar(Int64, 3)) },
		"set_state: the key has nothing but zeros":                     func() { r.SetState(zeros) },
		"set_state: pos is 625, want 0 to 624":                         func() { r.SetState(far) },
		"a shape has no negative lengths":                              func() { r.Choice(2, []int{-1}, true, nil) },
	} {
		if err := Try(call); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// TestChoiceTolerance takes probabilities of float32, whose sum is not quite 1,
// and refuses the same sum in float64.
func TestChoiceTolerance(t *testing.T) {
	r := NewRandomState(0)
	p := FromSlice([]float32{0.3, 0.3, 0.3999})
	if err := Try(func() { r.Choice(3, nil, true, p) }); err != nil {
		t.Error(err)
	}
	if err := Try(func() { r.Choice(3, nil, true, p.AsType(Float64)) }); err == nil {
		t.Error("float64 probabilities with the sum 0.9999 are taken")
	}
}

// TestRandomExtremes draws at the ends of what the parameters may be: nothing
// may hang or panic, and counts stay in their range.
func TestRandomExtremes(t *testing.T) {
	r := NewRandomState(3)
	for range 200 {
		for _, shape := range []float64{0, 5e-324, 1e-300, 1, math.Nextafter(1, 0), 1e300, math.MaxFloat64, math.Inf(1)} {
			r.StandardGamma(shape)
			if shape > 0 {
				r.Beta(shape, shape)
				r.StandardT(shape)
			}
			r.Weibull(shape)
		}
		for _, n := range []int64{0, 1, 61, 1 << 40, math.MaxInt64} {
			for _, p := range []float64{0, 5e-324, 1e-18, 0.5, math.Nextafter(1, 0), 1} {
				if k := r.Binomial(n, p); k < 0 || k > n {
					t.Fatalf("binomial(%d, %v) gives %d", n, p, k)
				}
			}
		}
		for _, lam := range []float64{0, 5e-324, math.Nextafter(10, 0), maxPoissonMean} {
			if k := r.Poisson(lam); k < 0 {
				t.Fatalf("poisson(%v) gives %d", lam, k)
			}
		}
		tight := FromSlice([]float64{0.1, 0.2, 0.7000000000009, 0})
		if k := Data[int64](r.Multinomial(1<<50, tight, nil)); k[0]+k[1]+k[2]+k[3] != 1<<50 {
			t.Fatalf("multinomial gives %v", k)
		}
	}
}

func BenchmarkRandomSample(b *testing.B) {
	r, x := NewRandomState(1), make([]float64, 1000)
	for b.Loop() {
		r.RandomSamples(x)
	}
}

func BenchmarkStandardNormal(b *testing.B) {
	r, x := NewRandomState(1), make([]float64, 1000)
	for b.Loop() {
		r.StandardNormals(x)
	}
}

// TestSkip compares with drawing.
func TestSkip(t *testing.T) {
	for _, n := range []int{0, 1, 2, 311, 312, 313, 5000, 100000} {
		drawn, skipped := NewRandomState(7), NewRandomState(7)
		for _, r := range []*RandomState{drawn, skipped} {
			r.RandomSample()
		}
		for range n {
			drawn.RandomSample()
		}
		skipped.Skip(n)
		for i := range 700 {
			if want, got := drawn.RandomSample(), skipped.RandomSample(); got != want {
				t.Fatalf("number %d after %d is %v, want %v", i, n, got, want)
			}
		}
	}
}

func BenchmarkSkip(b *testing.B) {
	r := NewRandomState(1)
	for b.Loop() {
		r.Skip(320000)
	}
}
