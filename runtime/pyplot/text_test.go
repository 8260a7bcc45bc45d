package pyplot

import (
	"math"
	"strings"
	"testing"

	"nnlua/runtime/array"
)

func TestText(t *testing.T) {
	s := plotted(t, array.FromSlice([]float64{0, 1, 2}), array.FromSlice([]float64{0, 1, 0}))
	Title(s, "peak")
	want := strings.Join([]string{
		"      peak",
		" 1.05 |    ⡠⢆",
		"      |  ⢀⡔⠁⠈⢢",
		"      | ⢠⠊    ⠑⡄",
		"-0.05 |⠰⠁      ⠈⠆",
		"      +----------",
		"       -0.1   2.1",
	}, "\n")
	if got := Text(s, 17, 8); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	empty := plotted(t, array.FromSlice([]float64{math.NaN(), math.Inf(1)}))
	if got := Text(empty, 0, 0); strings.Count(got, "\n") < 5 {
		t.Errorf("got %q", got)
	}
}
