package images

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.image.flip(img: data, y_flip: boolean = false, x_flip: boolean = false) -> array", Flip, catalog.Images)
	catalog.Add("chainer.image.random_flip(img: data, y_random: boolean = false, x_random: boolean = false) -> array", RandomFlip, catalog.Images)
}

// Flip returns the mirror image: upside down with y_flip, left and right
// exchanged with x_flip.
//
// 日本語: 画像を上下または左右に反転します。
//
//	> chainer.image.flip(np.arange(4):reshape(1, 2, 2), {x_flip = true})
//	[[[1 0]
//	  [3 2]]]
func Flip(img *Array, yFlip, xFlip bool) *Array {
	sizeOf(img)
	for axis, wanted := range []bool{1: yFlip, 2: xFlip} {
		if wanted {
			img = reversed(img, axis)
		}
	}
	return img
}

// RandomFlip returns the image or, with equal chance, its mirror image, drawn
// from np.random: upside down with y_random, left and right with x_random.
//
// 日本語: 2分の1の確率で、画像を左右または上下に反転します。
//
//	> np.random.seed(0)
//	> chainer.image.random_flip(np.arange(2):reshape(1, 1, 2), {x_random = true})
//	[[[1 0]]]
func RandomFlip(s *Session, img *Array, yRandom, xRandom bool) *Array {
	yFlip := yRandom && s.Random.RandomSample() >= 0.5
	xFlip := xRandom && s.Random.RandomSample() >= 0.5
	return Flip(img, yFlip, xFlip)
}

// reversed returns the array with the order along an axis turned round.
func reversed(a *Array, axis int) *Array {
	positions := make([]int, a.Shape()[axis])
	for i := range positions {
		positions[i] = len(positions) - 1 - i
	}
	return array.TakeAxis(a, positions, axis)
}
