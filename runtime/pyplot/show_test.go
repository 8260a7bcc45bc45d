package pyplot

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

func TestShow(t *testing.T) {
	t.Chdir(t.TempDir())
	for mode, want := range map[string]string{"file": "figure saved as figure1.png\n", "none": "", "text": "⢸", "inline": "\x1bPq", "": "figure saved as figure1.png\n"} {
		t.Setenv("NNLUA_PLOT", mode)
		for _, name := range []string{"TMUX", "TERM", "TERM_PROGRAM", "KITTY_WINDOW_ID", "LC_TERMINAL"} {
			t.Setenv(name, "")
		}
		s := autograd.NewSession()
		var out bytes.Buffer
		s.Stdout = &out
		CurrentAxes(s).Plot([]any{[]float64{1, 2}}, plain)
		Show(s, nil)
		if !strings.Contains(out.String(), want) || want == "" && out.Len() > 0 {
			t.Errorf("mode %q printed %.40q, want %q", mode, out.String(), want)
		}
		if len(figuresOf(s).open) > 0 {
			t.Errorf("mode %q left the figure open", mode)
		}
	}
	t.Setenv("NNLUA_PLOT", "windows")
	if err := array.Try(func() { Show(autograd.NewSession(), nil) }); err == nil || !strings.Contains(err.Error(), "NNLUA_PLOT is 'windows', want inline, text") {
		t.Errorf("got %v", err)
	}
}

// TestKitty decodes what goes to the terminal.
func TestKitty(t *testing.T) {
	a := CurrentAxes(autograd.NewSession())
	var out bytes.Buffer
	a.figure.showInline(&out, "kitty")
	data := ""
	for i, piece := range strings.Split(strings.TrimSuffix(out.String(), "\x1b\\\n"), "\x1b\\") {
		head, text, _ := strings.Cut(piece, ";")
		if (i == 0) != strings.Contains(head, "a=T") || len(text) > 4096 {
			t.Fatalf("piece %d begins %q and has %d letters", i, head, len(text))
		}
		data += text
	}
	picture, _ := base64.StdEncoding.DecodeString(data)
	if size, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil || size.Width != 640 {
		t.Errorf("%v %v", size, err)
	}
}

func TestProtocols(t *testing.T) {
	for _, c := range []struct{ env, want string }{
		{"TERM=xterm-kitty", "kitty"}, {"TERM_PROGRAM=iTerm.app", "iterm"}, {"TERM=foot", "sixel"}, {"TERM=xterm-256color", ""},
		{"TERM=xterm-kitty TMUX=1", ""}, {"", ""},
	} {
		got := protocolOf(func(name string) string {
			for _, pair := range strings.Fields(c.env) {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.env, got, c.want)
		}
	}
}

// TestText: title, ticks and labels stand whole in the drawing, wide letters too.
func TestText(t *testing.T) {
	s := plotted(t, array.FromSlice([]float64{0, 1, 2}), array.FromSlice([]float64{0, 1, 0}))
	CurrentAxes(s).SetTitle("損失", TextOptions{})
	CurrentAxes(s).SetXLabel("epoch", TextOptions{})
	for _, word := range []string{"損失", "epoch", "0.0", "2.0"} {
		if !strings.Contains(Shown(s).Characters(60, 20), word) {
			t.Errorf("no %s in\n%s", word, Shown(s).Characters(60, 20))
		}
	}
	if n := strings.Count(Shown(s).Characters(0, 0), "\n"); n < 5 {
		t.Errorf("%d lines", n)
	}
}

// TestSVG: texts are texts, and the markers as many as the points.
func TestSVG(t *testing.T) {
	s := plotted(t, array.FromSlice([]float64{1, 2, 7}), array.FromSlice([]float64{2, 4, 14}), "rs")
	CurrentAxes(s).SetTitle("学習 <1>", TextOptions{})
	svg := Shown(s).Image(".svg")
	if !strings.Contains(svg, "学習 &lt;1&gt;</text>") || !strings.Contains(svg, "Noto Sans CJK JP") {
		t.Error("the title is no text in Japanese fonts")
	}
	if n := strings.Count(svg, "fill:#FF0000"); n != 3 {
		t.Errorf("%d red squares, want 3", n)
	}
}

func TestFindFont(t *testing.T) {
	folder := t.TempDir()
	os.MkdirAll(filepath.Join(folder, "a", "b"), 0o755)
	for _, name := range []string{"a/ipag.ttf", "a/b/NotoSansJP-Regular.ttf", "x.ttf"} {
		os.WriteFile(filepath.Join(folder, name), nil, 0o644)
	}
	if got := findFont([]string{folder, "/missing"}, cjkFonts); filepath.Base(got) != "NotoSansJP-Regular.ttf" {
		t.Errorf("found %q", got)
	}
	if got := openFont(filepath.Join(folder, "x.ttf")); got != nil {
		t.Error("an empty file is no font")
	}
}
