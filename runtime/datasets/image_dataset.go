package datasets

import (
	"path/filepath"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/images"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("chainer.datasets.ImageDataset(paths: value, root: string = \".\", dtype: dtype? = nil) -> ImageDataset", NewImageDataset, catalog.Datasets)
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
// the name of a text file with one a line. Names are inside the folder root,
// unless they begin at the root of the file system. An image is an array of shape
// {channels, height, width}, 1 channel if it is grey, 3 for red, green and blue, 4
// with opacity, with numbers from 0 to 255: what chainer.image.load gives. A
// missing or damaged file is an error that names it and the line of the list.
//
// 日本語: 画像ファイルのデータセットを作ります。
//
//	> d = chainer.datasets.ImageDataset({"no.png"}, "photos")
//	> #d
//	1
//	> d[1]
//	example:1: cannot read the image photos/no.png (path 1 of paths): no such file or directory
//	> chainer.datasets.ImageDataset({"/no.png"}, "photos")[1]
//	example:1: cannot read the image /no.png (path 1 of paths): no such file or directory
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

// Len returns the number of images.
func (d *ImageDataset) Len() int { return len(d.paths) }

// Example reads image i.
func (d *ImageDataset) Example(i int) any {
	path := filepath.FromSlash(d.paths[i])
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.root, path)
	}
	img, why := images.Decode(path)
	if why != "" {
		array.Fail("cannot read the image %s (%s): %s", path, d.from[i], why)
	}
	pixels := images.Pixels(img, 0).AsType(d.dtype)
	if d.labels == nil {
		return pixels
	}
	return Tuple{pixels, d.labels[i]}
}

func (d *ImageDataset) load(i int) func() any { return caught(func() any { return d.Example(i) }) }
