// Package images has chainer.image: photographs as arrays, read, changed and
// written. An image is an array {channels, height, width} with numbers from 0 to
// 255, as chainer.datasets.ImageDataset gives it: 1 channel if it is grey, 3 for
// red, green and blue, 4 with opacity. What changes images works on any such
// array, whatever its numbers: one with the mean image taken away, a mask.
package images

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/images", source) }

// Session is the session that a call belongs to.
type Session = autograd.Session

// Array is an N-dimensional array.
type Array = array.Array

// sizeOf returns the height and the width of an image, an array {channels, height, width}.
func sizeOf(img *Array) (height, width int) {
	shape := img.Shape()
	if len(shape) != 3 || img.Size() == 0 {
		array.Fail("img has shape %s, want an image {channels, height, width}", array.ShapeString(shape))
	}
	return shape[1], shape[2]
}
