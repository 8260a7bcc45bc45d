package catalog

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"relu", "softmax", "W", "b", "axis", "mean_squared_error", "cleargrads"}
	for name, want := range map[string]string{
		"rellu": "relu", "Relu": "relu", "w": "W", "axs": "axis", "mean_square_error": "mean_squared_error",
		"claergrads": "cleargrads", "x": "", "zzz": "", "softplus": "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
