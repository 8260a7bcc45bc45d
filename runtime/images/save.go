package images

import (
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"path/filepath"
	"strings"

	"golang.org/x/image/bmp"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("chainer.image.save(path: string, img: data, quality: integer = 90)", Save, catalog.Images)
}

// Save writes an image, an array {channels, height, width} or {height, width}
// with numbers from 0 to 255, into a file: PNG, JPEG or BMP, as the name ends in
// .png, .jpg, .jpeg or .bmp. Numbers are rounded; those out of range become 0 or
// 255. 1 channel is grey, 3 are red, green and blue, 4 with opacity. quality, 1
// to 100, is that of a JPEG.
//
// 日本語: 配列を画像ファイルに保存します。
//
//	> chainer.image.save("line.png", np.array{{0, 127.6, 300}})
//	> chainer.image.load("line.png")
//	[[[  0. 128. 255.]]]
//	> chainer.image.save("line.txt", np.zeros({1, 2, 2}))
//	example:1: save: line.txt ends in no format of images: want .png, .jpg, .jpeg or .bmp
func Save(path string, img *Array, quality int) {
	if img.Ndim() == 2 {
		img = img.Reshape(append([]int{1}, img.Shape()...)...)
	}
	sizeOf(img)
	picture := imageOf(img)
	if quality < 1 || quality > 100 {
		array.Fail("quality is %d, want 1 to 100", quality)
	}
	var encode func(w io.Writer) error
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png":
		encode = func(w io.Writer) error { return png.Encode(w, picture) }
	case ".jpg", ".jpeg":
		encode = func(w io.Writer) error { return jpeg.Encode(w, picture, &jpeg.Options{Quality: quality}) }
	case ".bmp":
		encode = func(w io.Writer) error { return bmp.Encode(w, picture) }
	default:
		array.Fail("%s ends in no format of images: want .png, .jpg, .jpeg or .bmp", path)
	}
	file.Write(path, encode)
}

// imageOf returns an array {channels, height, width} as an image.
func imageOf(a *Array) image.Image {
	channels, h, w := a.Shape()[0], a.Shape()[1], a.Shape()[2]
	bounds, plane := image.Rect(0, 0, w, h), h*w
	switch channels {
	case 1:
		grey := image.NewGray(bounds)
		for i := range plane {
			grey.Pix[i] = level(a.Float(i))
		}
		return grey
	case 3, 4:
		m := image.NewNRGBA(bounds)
		for i := range plane {
			m.Pix[4*i+3] = 255
			for c := range channels {
				m.Pix[4*i+c] = level(a.Float(c*plane + i))
			}
		}
		return m
	}
	array.Fail("img has %d channels, want 1, 3 or 4", channels)
	return nil
}

// level returns a number as a byte: rounded, and 0 if it is NaN.
func level(v float64) byte {
	if !(v > 0) {
		return 0
	}
	return byte(math.RoundToEven(min(v, 255)))
}
