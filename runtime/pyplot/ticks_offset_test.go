package pyplot

import "testing"

// TestTickOffset: what all labels have in common stands at the end of the axis
// with its power of ten, as matplotlib 3.6 writes it.
func TestTickOffset(t *testing.T) {
	for want, at := range map[string][]float64{
		"+1.000001e5":    {100000.1, 100000.12, 100000.14},
		"1e\u22126+1":    {1.000001, 1.000002, 1.000003},
		"1e\u22129+5":    {5.000000001, 5.000000002, 5.000000003},
		"\u22121.2345e4": {-12345.0002, -12345.0001, -12345},
	} {
		if _, factor := tickLabels(at, at[0], at[len(at)-1]); factor != want {
			t.Errorf("%v: %s, want %s", at, factor, want)
		}
	}
}
