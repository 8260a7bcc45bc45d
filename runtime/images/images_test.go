package images

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// pillowCase is an image that Pillow resized or rotated; testdata/record.py
// recorded it.
type pillowCase struct {
	Img, Want     [][]float32
	Size          [2]int
	Angle         *float64
	Expand        bool
	Interpolation string
}

func imageFrom(rows [][]float32) *Array {
	var all []float32
	for _, row := range rows {
		all = append(all, row...)
	}
	return array.FromSlice(all, 1, len(rows), len(rows[0]))
}

// TestPillow compares float32 and float64 images with Pillow's.
func TestPillow(t *testing.T) {
	text, err := os.ReadFile("testdata/pillow.json")
	var cases []pillowCase
	if err == nil {
		err = json.Unmarshal(text, &cases)
	}
	if err != nil || len(cases) < 90 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for i, c := range cases {
		for _, d := range []array.Dtype{array.Float32, array.Float64} {
			img, what := imageFrom(c.Img).AsType(d), fmt.Sprintf("case %d, resize to %v", i, c.Size)
			var got *Array
			if c.Angle == nil {
				got = Resize(img, c.Size, c.Interpolation)
			} else {
				what = fmt.Sprintf("case %d, rotate by %v, expand %v, %s", i, *c.Angle, c.Expand, c.Interpolation)
				got = Rotate(img, *c.Angle, RotateOptions{Expand: c.Expand, Fill: 7, Interpolation: c.Interpolation})
			}
			want := imageFrom(c.Want)
			if got.Dtype() != d || !array.SameShape(got.Shape(), want.Shape()) {
				t.Errorf("%s: %v %v, want %v", what, got.Dtype(), got.Shape(), want.Shape())
				continue
			}
			for k := range want.Size() {
				if math.Abs(got.Float(k)-want.Float(k)) > 1e-3 {
					t.Errorf("%s: number %d is %v, want %v", what, k, got.Float(k), want.Float(k))
					break
				}
			}
		}
	}
}

// TestLoad reads what the standard library wrote in every kind of pixels.
func TestLoad(t *testing.T) {
	s := autograd.NewSession()
	folder := t.TempDir()
	bounds := image.Rect(0, 0, 3, 2)
	at := func(m interface {
		Set(x, y int, c color.Color)
	}) {
		for y := range 2 {
			for x := range 3 {
				m.Set(x, y, color.NRGBA{uint8(10 * x), uint8(100 * y), 200, 255})
			}
		}
	}
	transparent := image.NewNRGBA(bounds)
	at(transparent)
	transparent.SetNRGBA(2, 1, color.NRGBA{9, 8, 7, 0})
	solid := image.NewRGBA(bounds)
	at(solid)
	grey := image.NewGray(bounds)
	at(grey)
	deep := image.NewGray16(bounds)
	at(deep)
	palette := image.NewPaletted(bounds, color.Palette{color.NRGBA{1, 2, 3, 255}, color.NRGBA{4, 5, 6, 255}})
	for _, c := range []struct {
		name     string
		img      image.Image
		channels int
		last     []float64 // the pixel at the lower right
	}{
		{"transparent", transparent, 4, []float64{9, 8, 7, 0}},
		{"solid", solid, 3, []float64{20, 100, 200}},
		{"grey", grey, 1, []float64{87}},
		{"deep", deep, 1, []float64{87}},
		{"palette", palette, 3, []float64{1, 2, 3}},
	} {
		path := filepath.Join(folder, c.name+".png")
		f, _ := os.Create(path)
		if err := png.Encode(f, c.img); err != nil {
			t.Fatal(err)
		}
		f.Close()
		a := Load(s, path, nil, nil)
		if !array.SameShape(a.Shape(), []int{c.channels, 2, 3}) || a.Dtype() != array.Float32 {
			t.Errorf("%s: %s", c.name, a.Describe())
			continue
		}
		for k, want := range c.last {
			if got := a.Float(k*6 + 5); got != want {
				t.Errorf("%s: channel %d is %v, want %v", c.name, k, got, want)
			}
		}
		if n := Load(s, path, true, nil).Shape()[0]; n != 3 {
			t.Errorf("%s in colour has %d channels", c.name, n)
		}
		if n := Load(s, path, false, nil).Shape()[0]; n != 1 {
			t.Errorf("%s in grey has %d channels", c.name, n)
		}
	}
}

// TestSave reads back what was written.
func TestSave(t *testing.T) {
	s := autograd.NewSession()
	for _, channels := range []int{1, 3, 4} {
		img := array.New(array.Float64, channels, 5, 4)
		for i := range img.Size() {
			img.SetFloat(i, float64(i*3))
		}
		path := filepath.Join(t.TempDir(), "a.png")
		Save(path, img, 90)
		if back := Load(s, path, nil, nil); !array.ArrayEqual(back, img, false) {
			t.Errorf("%d channels: %v", channels, back)
		}
	}
	path := filepath.Join(t.TempDir(), "a.jpg")
	Save(path, array.FromSlice([]float32{-5, 300, float32(math.NaN()), 100.4}, 2, 2), 100)
	f, _ := os.Open(path)
	defer f.Close()
	if m, err := jpeg.Decode(f); err != nil || m.Bounds().Dx() != 2 {
		t.Errorf("the JPEG: %v", err)
	}
}

// TestRefuses: bad images, sizes and files are errors that say so.
func TestRefuses(t *testing.T) {
	s := autograd.NewSession()
	img := array.New(array.Float32, 3, 4, 5)
	folder := t.TempDir()
	text, broken := filepath.Join(folder, "a.txt"), filepath.Join(folder, "b.png")
	os.WriteFile(text, []byte("hello, this is no image"), 0o644)
	Save(broken, img, 90)
	whole, _ := os.ReadFile(broken)
	os.WriteFile(broken, whole[:len(whole)-20], 0o644)
	for want, f := range map[string]func(){
		"a.txt: it is no JPEG, PNG, GIF, BMP, TIFF or WebP file": func() { Load(s, text, nil, nil) },
		"b.png: it is damaged":                    func() { Load(s, broken, nil, nil) },
		"img has shape (4, 5), want an image":     func() { Resize(img.Row(0), [2]int{1, 1}, "nearest") },
		"size is 0 by 3 pixels":                   func() { Resize(img, [2]int{0, 3}, "bilinear") },
		"size is 1048576 by 1048576 pixels":       func() { Resize(img, [2]int{1 << 20, 1 << 20}, "bilinear") },
		"no part of an image of 4 by 5":           func() { Crop(img, 1, 1, math.MaxInt, 1) },
		"size is 5 by 5 pixels, want a part of":   func() { CenterCrop(img, [2]int{5, 5}) },
		"angle is NaN":                            func() { Rotate(img, math.NaN(), RotateOptions{Expand: true}) },
		"img has 2 channels, want 1, 3 or 4":      func() { Save(broken, array.New(array.Float32, 2, 1, 1), 90) },
		"quality is 0, want 1 to 100":             func() { Save("a.jpg", img, 0) },
		"img has shape (3, 0, 5), want an image ": func() { Flip(array.New(array.Float32, 3, 0, 5), true, true) },
	} {
		if err := array.Try(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
