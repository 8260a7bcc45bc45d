package pyplot

import (
	"encoding/json"
	"fmt"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

func recorded(t *testing.T) (file struct {
	Ranges []struct {
		Low, High float64
		Ticks     []float64
		Labels    []string
	}
	Formats []struct {
		Format string
		Style  string
		Marker string
		Color  *string
		Error  string
	}
}) {
	t.Helper()
	text, err := os.ReadFile("testdata/ticks.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestTicks compares positions and labels with matplotlib's.
func TestTicks(t *testing.T) {
	for _, r := range recorded(t).Ranges {
		x := axis{from: r.Low, to: r.High}
		marks, _, _ := x.ticks(400, false)
		var at []float64
		var labels []string
		for _, m := range marks {
			at, labels = append(at, m.at), append(labels, m.label)
		}
		same := len(at) == len(r.Ticks)
		for i := 0; same && i < len(at); i++ {
			same = math.Abs(at[i]-r.Ticks[i]) < 1e-9
		}
		if !same || strings.Join(labels, " ") != strings.Join(r.Labels, " ") {
			t.Errorf("%g to %g: %v %v, matplotlib %v %v", r.Low, r.High, at, labels, r.Ticks, r.Labels)
		}
	}
}

// TestFormats compares format strings with matplotlib's reading of them.
func TestFormats(t *testing.T) {
	for _, f := range recorded(t).Formats {
		var style lineStyle
		var hasColor bool
		err := array.Try(func() { style, hasColor = parseFormat(f.Format) })
		if (err != nil) != (f.Error != "") {
			t.Errorf("%q: error %v, matplotlib's %q", f.Format, err, f.Error)
			continue
		}
		if err != nil {
			continue
		}
		dashes, marker := style.dashes, "None"
		if dashes == "" {
			dashes = "None"
		}
		if style.marker != "" {
			marker = style.marker
		}
		if want := f.Style; want == "" {
			f.Style = "-" // matplotlib leaves the default to rcParams
		}
		if f.Marker == "" {
			f.Marker = "None"
		}
		if dashes != f.Style || marker != f.Marker || hasColor != (f.Color != nil) || hasColor && hex(style.color) != *f.Color {
			t.Errorf("%q is %s %s %v, matplotlib %s %s %v", f.Format, dashes, marker, style.color, f.Style, f.Marker, f.Color)
		}
	}
}

func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}

// plain are the defaults of plt.plot.
var plain = PlotOptions{Alpha: 1, Markeredgewidth: 1, Drawstyle: "default", Zorder: 2}

func savefig(s *autograd.Session, path string, dpi int) {
	CurrentFigure(s).Savefig(path, &dpi, false, nil, nil)
}

func plotted(t *testing.T, args ...any) *autograd.Session {
	t.Helper()
	s := autograd.NewSession()
	CurrentAxes(s).Plot(args, plain)
	return s
}

func TestSavefig(t *testing.T) {
	folder := t.TempDir()
	x := array.FromSlice([]float32{1, 2, 7}, 3, 1)
	s := plotted(t, x, array.FromSlice([]float32{2, 4, 14}, 3, 1), "r-")
	CurrentAxes(s).SetTitle("a title", TextOptions{})
	savefig(s, filepath.Join(folder, "a.png"), 100)
	file, err := os.Open(filepath.Join(folder, "a.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 640 || size.Y != 480 {
		t.Errorf("the picture is %v, want 640x480", size)
	}
	red := 0
	for y := range 480 {
		for x := range 640 {
			if r, g, b, _ := picture.At(x, y).RGBA(); r > 0xf000 && g < 0x1000 && b < 0x1000 {
				red++
			}
		}
	}
	if red < 300 || red > 3000 {
		t.Errorf("%d red pixels are no line", red)
	}
	savefig(s, filepath.Join(folder, "a.svg"), 100)
	svg, _ := os.ReadFile(filepath.Join(folder, "a.svg"))
	if !strings.Contains(string(svg), "a title") || !strings.Contains(string(svg), "#FF0000") {
		t.Error("the svg lacks the title or the line")
	}
}

func TestPlotErrors(t *testing.T) {
	y := func(n int) *Array { return array.New(array.Float32, n) }
	for want, f := range map[string]func(){
		"plot: x and y must have same first dimension, but have shapes (3,) and (4,)":                                            func() { plotted(t, y(3), y(4)) },
		"plot: the format string 'r-' has no numbers before it":                                                                  func() { plotted(t, "r-") },
		"plot: x and y can be no greater than 2-D, but one has shape (1, 1, 1)":                                                  func() { plotted(t, array.New(array.Float32, 1, 1, 1)) },
		"savefig: the format of 'a.bmp' is unknown; the name ends in .png, .svg or .pdf":                                         func() { savefig(plotted(t, y(2)), "a.bmp", 100) },
		"'nocolor' is no colour (write a name such as 'red', a letter such as 'r', '#ff8800', 'C0', 'tab:blue' or a grey '0.5')": func() { parseColor("nocolor") },
	} {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestOddData: nothing, one point and NaN are drawn without complaint.
func TestOddData(t *testing.T) {
	nan := math.NaN()
	for _, data := range [][]float64{{}, {1}, {nan}, {1, nan, 3}, {math.Inf(1), 1}, {5, 5}} {
		s := plotted(t, array.FromSlice(data), "o-")
		savefig(s, filepath.Join(t.TempDir(), "a.png"), 50)
	}
}
