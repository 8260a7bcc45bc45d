package images

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // formats that are read
	_ "image/jpeg"
	_ "image/png"
	"os"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
)

func init() {
	catalog.Add("chainer.image.load(path: string, color: value = nil, dtype: dtype? = nil) -> array", Load, catalog.Images)
}

// maxPixels is how many pixels an image may have: beyond it a file is damaged.
const maxPixels = 1 << 28

// Load reads an image from a file, JPEG, PNG, GIF, BMP, TIFF or WebP, as an array
// {channels, height, width} with numbers from 0 to 255. The channels are those of
// the file: 1 if it is grey, 3 for red, green and blue, 4 with opacity. With
// color = true there are 3 in any case, with color = false 1. dtype is that of
// the session, float32, if it is not given.
//
// 日本語: 画像ファイルを読み込み、チャンネル・縦・横の順の配列にします。
//
//	> chainer.image.save("dot.png", np.array{ {{0, 255}} })
//	> chainer.image.load("dot.png")
//	[[[  0. 255.]]]
//	> chainer.image.load("dot.png", true).shape[1]
//	3
//	> chainer.image.load("no.png")
//	example:1: load: cannot read the image no.png: no such file or directory
func Load(s *Session, path string, colored any, dtype *array.Dtype) *Array {
	channels := 0
	switch colored {
	case nil:
	case true:
		channels = 3
	case false:
		channels = 1
	default:
		array.Fail("color is true for 3 channels, false for 1, or nil for those of the file")
	}
	img, why := Decode(path)
	if why != "" {
		array.Fail("cannot read the image %s: %s", path, why)
	}
	d := s.Dtype
	if dtype != nil {
		d = *dtype
	}
	return Pixels(img, channels).AsType(d)
}

// Decode reads an image from a file. why says what is wrong, "" if nothing is.
func Decode(path string) (img image.Image, why string) {
	f, err := file.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, file.Reason(err)
	}
	defer f.Close()
	config, _, err := image.DecodeConfig(f)
	switch {
	case err == image.ErrFormat:
		return nil, "it is no JPEG, PNG, GIF, BMP, TIFF or WebP file"
	case err != nil:
		return nil, damaged(err)
	case config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height:
		return nil, fmt.Sprintf("its size is %d by %d pixels", config.Width, config.Height)
	}
	array.CheckCount("the image "+path, config.Width*config.Height, 16) // 8 for the pixels, and as many on the way
	if _, err := f.Seek(0, 0); err != nil {
		return nil, file.Reason(err)
	}
	if img, _, err = image.Decode(f); err != nil {
		return nil, damaged(err)
	}
	return img, ""
}

func damaged(err error) string { return "it is damaged (" + err.Error() + ")" }

// Pixels returns an image as an array {channels, height, width} of bytes: 1, 3 or
// 4 channels, or those of the image if channels is 0.
func Pixels(img image.Image, channels int) *Array {
	if channels == 0 {
		channels = channelsOf(img)
	}
	bounds := img.Bounds()
	h, w := bounds.Dy(), bounds.Dx()
	a := array.New(array.Uint8, channels, h, w)
	z := array.Data[uint8](a)
	if channels == 1 {
		grey, ok := img.(*image.Gray)
		if !ok {
			grey = image.NewGray(bounds)
			draw.Draw(grey, bounds, img, bounds.Min, draw.Src)
		}
		for y := range h {
			copy(z[y*w:(y+1)*w], grey.Pix[grey.PixOffset(bounds.Min.X, bounds.Min.Y+y):])
		}
		return a
	}
	// The colours of a transparent pixel stay as they are: they are not
	// multiplied by its opacity.
	rgba, stride := colors(img)
	plane := h * w
	for y := range h {
		for x := range w {
			p := rgba[y*stride+4*x:]
			for c := range channels {
				z[c*plane+y*w+x] = p[c]
			}
		}
	}
	return a
}

// channelsOf returns how many channels an image has by itself.
func channelsOf(img image.Image) int {
	switch img := img.(type) {
	case *image.Gray, *image.Gray16:
		return 1
	case *image.NRGBA, *image.NRGBA64:
		return 4
	case *image.Paletted:
		for _, c := range img.Palette {
			if _, _, _, opacity := c.RGBA(); opacity != 0xffff {
				return 4
			}
		}
	}
	return 3
}

// colors returns the red, green, blue and opacity of the pixels, and how many
// bytes a row has.
func colors(img image.Image) (pix []byte, stride int) {
	bounds := img.Bounds()
	if n, ok := img.(*image.NRGBA); ok {
		return n.Pix[n.PixOffset(bounds.Min.X, bounds.Min.Y):], n.Stride
	}
	if channelsOf(img) == 3 {
		m := image.NewRGBA(bounds)
		draw.Draw(m, bounds, img, bounds.Min, draw.Src)
		return m.Pix, m.Stride
	}
	n := image.NewNRGBA(bounds)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			n.SetNRGBA(x, y, color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA))
		}
	}
	return n.Pix, n.Stride
}
