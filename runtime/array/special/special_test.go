package special

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

var functions = map[string]any{
	"erf": math.Erf, "erfc": math.Erfc, "erfcx": Erfcx, "erfinv": math.Erfinv, "erfcinv": Erfcinv,
	"ndtr": Ndtr, "log_ndtr": LogNdtr, "ndtri": Ndtri,
	"lgamma": Lgamma, "digamma": Digamma, "polygamma": Polygamma, "zeta": Zeta,
}

// TestScipy compares with values of scipy.special 1.10 over wide ranges, with
// tails, poles and negative arguments: arguments, then the value. For ndtr below
// -22, where scipy loses digits, the values are those of the asymptotic series
// in decimal numbers of 60 digits.
func TestScipy(t *testing.T) {
	text, err := os.ReadFile("testdata/scipy.json")
	if err != nil {
		t.Fatal(err)
	}
	var recorded map[string][][]any
	if err := json.Unmarshal(text, &recorded); err != nil {
		t.Fatal(err)
	}
	for name, f := range functions {
		if len(recorded[name]) == 0 {
			t.Errorf("%s: no values", name)
		}
		for _, row := range recorded[name] {
			var got float64
			switch f := f.(type) {
			case func(float64) float64:
				got = f(number(row[0]))
			case func(x, y float64) float64:
				got = f(number(row[0]), number(row[1]))
			}
			want := number(row[len(row)-1])
			if !near(got, want, 1e-13) {
				t.Errorf("%s(%v) is %.17g, want %.17g, off by %.2g", name, row[:len(row)-1], got, want, math.Abs(got/want-1))
			}
		}
	}
}

// TestZetaBelowZero takes a pole in the middle of two equal terms of opposite
// signs, which cancel, and an argument at which adding term by term would not end.
func TestZetaBelowZero(t *testing.T) {
	if got, want := Zeta(11, -3.5), Zeta(11, 4.5); !near(got, want, 1e-15) {
		t.Errorf("zeta(11, -3.5) is %g, want %g", got, want)
	}
	if got := Zeta(2, -1e10-0.5); !near(got, math.Pi*math.Pi, 1e-10) {
		t.Errorf("zeta(2, -1e10-0.5) is %g, want pi squared", got)
	}
}

func number(v any) float64 {
	if s, ok := v.(string); ok {
		v, _ = strconv.ParseFloat(s, 64)
	}
	return v.(float64)
}

func near(got, want, tolerance float64) bool {
	return got == want || math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= tolerance*math.Abs(want)
}
