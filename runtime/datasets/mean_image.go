package datasets

import (
	"runtime"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.image.mean(dataset: value) -> array", MeanImage, catalog.Images)
}

// MeanImage returns the mean of all images of a data set, which networks for
// photographs are usually given the difference from. Of examples with a label the
// image is taken. All images must have the same shape.
//
// 日本語: データセットの画像すべての平均を、1枚の画像として返します。
//
//	> images = chainer.datasets.TupleDataset(np.array{ {{{0, 10}}}, {{{4, 20}}} }, np.array({0, 1}, "int32"))
//	> chainer.image.mean(images)
//	[[[ 2. 15.]]]
func MeanImage(s *Session, dataset any) *Array {
	inOrder := false
	it := NewMultithreadIterator(s, dataset, 32, false, &inOrder, runtime.NumCPU(), nil)
	var sum *Array
	n := 0
	for {
		batch, ok := it.Next()
		if !ok {
			break
		}
		for _, example := range batch {
			n++
			img := imageIn(example, n)
			switch {
			case sum == nil:
				sum = array.New(array.Float64, img.Shape()...)
			case !array.SameShape(sum.Shape(), img.Shape()):
				array.Fail("image %d has shape %s, the first %s: resize or crop them first", n, array.ShapeString(img.Shape()), array.ShapeString(sum.Shape()))
			}
			array.AddInPlace(sum, img)
		}
	}
	if n == 0 {
		array.Fail("the data set is empty: there is no mean")
	}
	return array.Div(sum, array.Scalar(array.Float64, float64(n))).AsType(s.Dtype)
}

// imageIn returns the image of an example that may have a label.
func imageIn(example any, n int) *Array {
	switch v := example.(type) {
	case *Array:
		return v
	case Tuple:
		if len(v) > 0 {
			return imageIn(v[0], n)
		}
	case catalog.Table:
		if v.Len() > 0 {
			return imageIn(v.At(0), n)
		}
	case interface{ AsVariable() *autograd.Variable }:
		return v.AsVariable().Present()
	}
	array.Fail("example %d is %s, want an image or a table of an image and a label", n, autograd.Describe(example))
	return nil
}
