package datasets

import (
	"image"
	"image/color"
	_ "image/jpeg" // formats that are read
	_ "image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	_ "golang.org/x/image/bmp"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("chainer.datasets.ImageDataset(paths: value, root: string = \".\", dtype: dtype? = nil) -> ImageDataset", NewImageDataset, catalog.Datasets)
	catalog.Add("chainer.datasets.LabeledImageDataset(pairs: value, root: string = \".\", dtype: dtype? = nil, label_dtype: dtype = \"int32\") -> ImageDataset", NewLabeledImageDataset, catalog.Datasets)
}

// ImageDataset reads images from files when they are wanted.
type ImageDataset struct {
	paths  []string
	from   []string // where the paths were said, for errors
	labels []array.Item
	root   string
	dtype  array.Dtype
}

// NewImageDataset returns the images in files: paths is a table of their names, or
// the name of a text file with one a line, all inside the folder root. An image
// is an array of shape {channels, height, width}, 1 channel if it is grey, 3 for
// red, green and blue, 4 with transparency, with numbers from 0 to 255. JPEG, PNG
// and BMP are read.
//
//	> d = chainer.datasets.ImageDataset({"no.png"}, "photos")
//	> #d
//	1
//	> d[1]
//	example:1: cannot read the image photos/no.png (path 1 of paths): no such file or directory
func NewImageDataset(s *Session, paths any, root string, dtype *array.Dtype) *ImageDataset {
	d := &ImageDataset{root: root, dtype: dtypeOr(s, dtype)}
	switch v := paths.(type) {
	case string:
		for i, line := range lines(v) {
			d.add(strings.TrimSpace(line), v+":"+strconv.Itoa(i+1))
		}
	case catalog.Table:
		for i := range v.Len() {
			path, ok := v.At(i).(string)
			if !ok {
				array.Fail("path %d of paths is %s, want a text", i+1, autograd.Describe(v.At(i)))
			}
			d.add(path, "path "+strconv.Itoa(i+1)+" of paths")
		}
	default:
		array.Fail("paths is %s, want a table of paths or the name of a file", autograd.Describe(paths))
	}
	return d
}

func (d *ImageDataset) add(path, from string) {
	d.paths, d.from = append(d.paths, path), append(d.from, from)
}

// lines returns the lines of a text file.
func lines(path string) []string {
	text := strings.TrimRight(strings.ReplaceAll(string(file.Read(path)), "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// NewLabeledImageDataset returns {image, label} from files: pairs is a table of
// pairs {path, label}, or the name of a text file with a path and a whole number
// on each line. Images are those of ImageDataset.
//
//	> f = io.open("list.txt", "w")
//	> _ = f:write("cat.png 0\ndog.png\n") and f:close()
//	> chainer.datasets.LabeledImageDataset("list.txt")
//	example:1: LabeledImageDataset: list.txt:2: want a path and a label, got 'dog.png'
func NewLabeledImageDataset(s *Session, pairs any, root string, dtype *array.Dtype, labelDtype array.Dtype) *ImageDataset {
	d := &ImageDataset{root: root, dtype: dtypeOr(s, dtype), labels: []array.Item{}}
	switch v := pairs.(type) {
	case string:
		for i, line := range lines(v) {
			from := v + ":" + strconv.Itoa(i+1)
			words := strings.Fields(line)
			label := 0
			var err error
			if len(words) == 2 {
				label, err = strconv.Atoi(words[1])
			}
			if len(words) != 2 || err != nil {
				array.Fail("%s: want a path and a label, got '%s'", from, line)
			}
			d.add(words[0], from)
			d.labels = append(d.labels, array.Item{Dtype: labelDtype, Value: float64(label)})
		}
	case catalog.Table:
		for i := range v.Len() {
			pair, ok := v.At(i).(catalog.Table)
			path, label := "", 0.0
			if ok && pair.Len() == 2 {
				path, _ = pair.At(0).(string)
				label, ok = pair.At(1).(float64)
			}
			if path == "" || !ok {
				array.Fail("pair %d of pairs is no {path, label}", i+1)
			}
			d.add(path, "pair "+strconv.Itoa(i+1)+" of pairs")
			d.labels = append(d.labels, array.Item{Dtype: labelDtype, Value: label})
		}
	default:
		array.Fail("pairs is %s, want a table of {path, label} or the name of a file", autograd.Describe(pairs))
	}
	return d
}

// Len returns the number of images.
func (d *ImageDataset) Len() int { return len(d.paths) }

// Example reads image i.
func (d *ImageDataset) Example(i int) any {
	path := filepath.Join(d.root, d.paths[i])
	f, err := os.Open(path)
	if err != nil {
		array.Fail("cannot read the image %s (%s): %s", path, d.from[i], file.Reason(err))
	}
	defer f.Close()
	config, _, err := image.DecodeConfig(f)
	if err == nil && config.Width*config.Height > 1<<28 {
		array.Fail("the image %s (%s) is too large: %d by %d pixels", path, d.from[i], config.Width, config.Height)
	}
	if _, again := f.Seek(0, 0); err == nil {
		err = again
	}
	var img image.Image
	if err == nil {
		img, _, err = image.Decode(f)
	}
	if err != nil {
		array.Fail("cannot read the image %s (%s): %s", path, d.from[i], err)
	}
	pixels := pixelsOf(img).AsType(d.dtype)
	if d.labels == nil {
		return pixels
	}
	return Tuple{pixels, d.labels[i]}
}

func (d *ImageDataset) load(i int) func() any { return caught(func() any { return d.Example(i) }) }

// pixelsOf returns an image as an array {channels, height, width} of bytes.
func pixelsOf(img image.Image) *Array {
	bounds := img.Bounds()
	channels := 3
	switch m := img.ColorModel(); {
	case m == color.GrayModel || m == color.Gray16Model:
		channels = 1
	case m == color.NRGBAModel || m == color.NRGBA64Model:
		channels = 4
	}
	h, w := bounds.Dy(), bounds.Dx()
	a := array.New(array.Uint8, channels, h, w)
	z := array.Data[uint8](a)
	for y := range h {
		for x := range w {
			at := y*w + x
			if channels == 1 {
				z[at] = color.GrayModel.Convert(img.At(bounds.Min.X+x, bounds.Min.Y+y)).(color.Gray).Y
				continue
			}
			c := color.NRGBAModel.Convert(img.At(bounds.Min.X+x, bounds.Min.Y+y)).(color.NRGBA)
			z[at], z[h*w+at], z[2*h*w+at] = c.R, c.G, c.B
			if channels == 4 {
				z[3*h*w+at] = c.A
			}
		}
	}
	return a
}
