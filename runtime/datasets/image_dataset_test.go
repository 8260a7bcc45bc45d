package datasets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/images"
)

// photos makes a folder with a whole image, a grey one, one that ends early, a
// text that calls itself an image, and lists of them.
func photos(t *testing.T) string {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	images.Save(at("color.png"), array.FromSlice([]float32{1, 2, 3, 4, 5, 6}, 3, 1, 2), 90)
	images.Save(at("grey.jpg"), array.FromSlice([]float32{100, 100}, 1, 1, 2), 90)
	whole, _ := os.ReadFile(at("color.png"))
	for name, text := range map[string]string{
		"short.png":  string(whole[:40]),
		"text.png":   "hello",
		"good.txt":   "color.png 3\ngrey.jpg 0\n",
		"bad.txt":    "color.png 3\ngrey.jpg\n",
		"words.txt":  "color.png 3\ngrey.jpg cat\n",
		"large.txt":  "color.png 3000000000\n",
		"empty.txt":  "color.png 3\n\ngrey.jpg 1\n",
		"files.txt":  "color.png 3\nnowhere.png 1\ntext.png 2\nshort.png 2\n",
		"paths.txt":  "grey.jpg\r\n  color.png \r\n",
		"nothing.md": "",
	} {
		if err := os.WriteFile(at(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestLabeledImages(t *testing.T) {
	folder, s := photos(t), autograd.NewSession()
	d := NewLabeledImageDataset(s, filepath.Join(folder, "good.txt"), folder, nil, array.Int32)
	if d.Len() != 2 {
		t.Fatalf("%d examples", d.Len())
	}
	first, second := d.Example(0).(Tuple), d.Example(1).(Tuple)
	if want := array.FromSlice([]float32{1, 2, 3, 4, 5, 6}, 3, 1, 2); !array.ArrayEqual(first[0].(*Array), want, false) {
		t.Errorf("the first image is %v", first[0])
	}
	if first[1] != (array.Item{Dtype: array.Int32, Value: 3}) {
		t.Errorf("the first label is %v", first[1])
	}
	if a := second[0].(*Array); !array.SameShape(a.Shape(), []int{1, 1, 2}) || a.Dtype() != array.Float32 {
		t.Errorf("the second image is %s", a.Describe())
	}
	if d := NewImageDataset(s, filepath.Join(folder, "paths.txt"), folder, nil); d.Len() != 2 || d.Example(1).(*Array).Shape()[0] != 3 {
		t.Errorf("paths.txt has %d images", d.Len())
	}
	if d := NewLabeledImageDataset(s, filepath.Join(folder, "nothing.md"), folder, nil, array.Int32); d.Len() != 0 {
		t.Errorf("an empty list has %d images", d.Len())
	}
}

// TestImageErrors: each names the file and the line.
func TestImageErrors(t *testing.T) {
	folder, s := photos(t), autograd.NewSession()
	open := func(name string) *ImageDataset {
		return NewLabeledImageDataset(s, filepath.Join(folder, name), folder, nil, array.Int32)
	}
	for want, f := range map[string]func(){
		"bad.txt:2: want a path and a label, got 'grey.jpg'":          func() { open("bad.txt") },
		"words.txt:2: the label is 'cat', want a whole number":        func() { open("words.txt") },
		"large.txt:1: the label is '3000000000', want a whole number": func() { open("large.txt") },
		"empty.txt:2: want a path and a label, got ''":                func() { open("empty.txt") },
		"missing.txt: no such file or directory":                      func() { open("missing.txt") },
		"nowhere.png (" + folder + "/files.txt:2): no such file":      func() { open("files.txt").Example(1) },
		"text.png (" + folder + "/files.txt:3): it is no JPEG":        func() { open("files.txt").Example(2) },
		"short.png (" + folder + "/files.txt:4): it is damaged":       func() { open("files.txt").Example(3) },
		"image 2 has shape (1, 1, 2), the first (3, 1, 2)":            func() { MeanImage(s, open("good.txt")) },
		"the data set is empty":                                       func() { MeanImage(s, open("nothing.md")) },
	} {
		if err := array.Try(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestImagesInBackground: the error of a file that another goroutine read is
// raised where the batch is wanted.
func TestImagesInBackground(t *testing.T) {
	folder, s := photos(t), autograd.NewSession()
	d := NewLabeledImageDataset(s, filepath.Join(folder, "files.txt"), folder, nil, array.Int32)
	inOrder := false
	it := NewMultithreadIterator(s, d, 1, false, &inOrder, 2, nil)
	if batch, ok := it.Next(); !ok || len(batch) != 1 {
		t.Fatalf("the first batch is %v", batch)
	}
	if err := array.Try(func() { it.Next() }); err == nil || !strings.Contains(err.Error(), "files.txt:2") {
		t.Errorf("got %v", err)
	}
}
