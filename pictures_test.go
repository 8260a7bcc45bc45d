//go:build unix

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// terminals are the pictures of the program at work: what is typed, and at the
// end a screen as it looks then. An input that ends in a tab is left as it stands, and \f
// is Ctrl-L.
var terminals = []struct {
	name    string
	columns int
	args    []string
	inputs  []string
}{
	{"prompt", 84, nil, []string{
		`np.random.seed(0)`,
		`x, t = np.array{{1}, {2}, {7}}, np.array{{2}, {4}, {14}}`,
		`model = L.Linear(1, 1)`,
		`loss = F.mean_squared_error(model(x), t)`,
		`loss`,
		`model:cleargrads()`,
		`loss:backward()`,
		`model.W.grad`,
		`model.w`,
		`?F.mean_squared_error`,
		"optimizer = optimizers.M\t",
	}},
	{"step", 84, []string{"step", "simple_model.lua"}, []string{
		`:until 11`,
		`np.random.seed(0)`,
		"\f",
		`:until 33`,
		``, ``, ``,
	}},
	{"plot", 84, nil, []string{
		`model, losses = L.Linear(1, 1, {initialW = -1}), {}`,
		`optimizer = optimizers.SGD(0.005):setup(model)`,
		`x, t = np.array{{1}, {2}, {7}}, np.array{{2}, {4}, {14}}`,
		`for i = 1, 30 do`,
		`model:cleargrads()`,
		`loss = F.mean_squared_error(model(x), t)`,
		`loss:backward()`,
		`optimizer:update()`,
		`losses[i] = loss:item()`,
		`end`,
		`plt.semilogy(losses, "C1.-")`,
		`plt.title("loss")`,
		`plt.show()`,
	}},
}

// TestTerminalPictures compares the pictures of the program at work with what it shows now, in
// both languages. go test -run Pictures -update . draws them anew.
func TestTerminalPictures(t *testing.T) {
	pictures, err := filepath.Abs("scripts/pictures")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []struct{ env, folder, suffix string }{
		{"en_US.UTF-8", "scripts", ".svg"},
		{"ja_JP.UTF-8", "scripts/ja", ".ja.svg"},
	} {
		for _, scene := range terminals {
			t.Run(scene.name+language.suffix, func(t *testing.T) {
				term := startTerminal(t, scene.columns, language.folder, language.env, scene.args...)
				for _, input := range scene.inputs {
					term.enter(input)
				}
				path, svg := filepath.Join(pictures, scene.name+language.suffix), []byte(term.svg())
				if old, _ := os.ReadFile(path); !bytes.Equal(old, svg) {
					stale(t, path, svg)
				}
			})
		}
	}
}

// TestFigurePictures compares each figure in a text with what the lesson of its name draws.
func TestFigurePictures(t *testing.T) {
	figure := regexp.MustCompile(`\bpictures/(\w+)\.png\)`)
	names := map[string]bool{}
	for _, path := range markdown(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range figure.FindAllSubmatch(text, -1) {
			names[string(m[1])] = true
		}
	}
	for name := range names {
		path := "scripts/pictures/" + name + ".png"
		script, err := filepath.Abs("scripts/" + name + ".lua")
		if err != nil {
			t.Fatal(err)
		}
		run := exec.Command("nnlua", "--plot=file", script)
		run.Dir = t.TempDir()
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		drawn, err := os.ReadFile(filepath.Join(run.Dir, "figure1.png"))
		if err != nil {
			t.Fatal(err)
		}
		if old, _ := os.ReadFile(path); !samePicture(t, old, drawn) {
			stale(t, path, drawn)
		}
	}
}

// samePicture allows for a few pixels that other processors round to another side.
func samePicture(t *testing.T, a, b []byte) bool {
	p, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		return false
	}
	q, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return p.Bounds() == q.Bounds() && differing(p, q) <= 20
}

func differing(p, q image.Image) int {
	n := 0
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			if p.At(x, y) != q.At(x, y) {
				n++
			}
		}
	}
	return n
}

// stale writes a picture that is not what the program shows now, or complains.
func stale(t *testing.T, path string, now []byte) {
	if !*update {
		t.Errorf("%s is not what the program shows now: go test -run Pictures -update . draws it anew", path)
	} else if err := os.WriteFile(path, now, 0o666); err != nil {
		t.Fatal(err)
	}
}
