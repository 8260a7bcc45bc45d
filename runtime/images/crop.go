package images

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.image.crop(img: data, y: integer, x: integer, height: integer, width: integer) -> array", Crop, catalog.Images)
	catalog.Add("chainer.image.center_crop(img: data, size: pair) -> array", CenterCrop, catalog.Images)
	catalog.Add("chainer.image.random_crop(img: data, size: pair) -> array", RandomCrop, catalog.Images)
}

// Crop cuts the rectangle of that height and width out of an image whose upper
// left corner is y pixels below the image's top and x pixels right of its left side.
//
// 日本語: 画像から長方形を切り出します。
//
//	> chainer.image.crop(np.arange(12):reshape(1, 3, 4), 1, 2, 2, 2)
//	[[[ 6  7]
//	  [10 11]]]
func Crop(img *Array, y, x, height, width int) *Array {
	h, w := sizeOf(img)
	if y < 0 || x < 0 || height < 1 || width < 1 || height > h-y || width > w-x {
		array.Fail("the rectangle from (%d, %d), %d by %d pixels, is no part of an image of %d by %d", y, x, height, width, h, w)
	}
	return array.Range(array.Range(img, 1, y, y+height), 2, x, x+width)
}

// CenterCrop cuts the middle out of an image; size is {height, width} or one
// number for both.
//
// 日本語: 画像の中央を、指定した大きさに切り抜きます。
//
//	> chainer.image.center_crop(np.arange(9):reshape(1, 3, 3), 1)
//	[[[4]]]
func CenterCrop(img *Array, size [2]int) *Array {
	h, w := sizeOf(img)
	checkPart(size, h, w)
	return Crop(img, (h-size[0])/2, (w-size[1])/2, size[0], size[1])
}

// RandomCrop cuts a part of that size, {height, width} or one number for both,
// out of a random place of an image, drawn from np.random.
//
// 日本語: 画像のどこかでたらめな場所を、指定した大きさに切り抜きます。
//
//	> np.random.seed(0)
//	> chainer.image.random_crop(np.arange(9):reshape(1, 3, 3), 2)
//	[[[1 2]
//	  [4 5]]]
func RandomCrop(s *Session, img *Array, size [2]int) *Array {
	h, w := sizeOf(img)
	checkPart(size, h, w)
	y := int(s.Random.Randint(0, int64(h-size[0]+1), array.Int64))
	x := int(s.Random.Randint(0, int64(w-size[1]+1), array.Int64))
	return Crop(img, y, x, size[0], size[1])
}

func checkPart(size [2]int, h, w int) {
	if size[0] < 1 || size[1] < 1 || size[0] > h || size[1] > w {
		array.Fail("size is %d by %d pixels, want a part of an image of %d by %d", size[0], size[1], h, w)
	}
}
