package shell

import (
	"strings"
	"testing"
)

// TestNarrow: on a screen of 40 columns nothing but code is wider.
func TestNarrow(t *testing.T) {
	s, events := prompt(t)
	s.Width = 40
	run(t, s, events, `model = chainer.Sequential(L.Linear(2, 3), F.relu, L.Linear(nil, 1))
x = np.zeros{3, 100} numbers = {} for i = 1, 50 do numbers[i] = i / 3 end`)
	for _, s.Language = range []Language{English, Japanese} {
		for _, input := range []string{"model", "?model", "?F.softmax_cross_entropy", "help 'dropout'", "who()", "x", "Variable(x)", "numbers", ":help", "?x"} {
			for _, line := range strings.Split(text(run(t, s, events, input)), "\n") {
				if width(line) > 40 && !strings.HasPrefix(line, "    > ") {
					t.Errorf("%s shows %q", input, line)
				}
			}
		}
	}
	s.Height = 16
	if n := strings.Count(text(run(t, s, events, "plt.plot({1, 2}, {3, 4})\n:plot")), "\n"); n != 15 {
		t.Errorf("a figure has %d lines, want 15 of 16 and the prompt", n)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"one two three":            "one two|three",
		"a 0123456789abc":          "a|0123456789|abc",
		"softmax で確率にする":           "softmax で|確率にする",
		"番号は、軸です。次":                "番号は、軸|です。次",
		"いろはにほ。へと":                 "いろはに|ほ。へと",
		"a いろはにほへ":                 "a いろはに|ほへ",
		"one two  threefour fives": "one two|threefour|fives",
		"日本語です、:step で":            "日本語で|す、:step|で",
		"日本語、:help で":              "日本語、|:help で",
		"":                         "",
	} {
		if got := strings.Join(Fold(text, 10), "|"); got != want {
			t.Errorf("%q is folded %q, want %q", text, got, want)
		}
	}
}
