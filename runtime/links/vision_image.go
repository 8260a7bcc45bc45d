package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const arguments = "prepare(image: data, size: ints? = {224, 224}) -> data"
	catalog.Add("L.model.vision.vgg."+arguments, prepareVGG, catalog.Links)
	catalog.Add("L.model.vision.resnet."+arguments, prepareResNet, catalog.Links)
	catalog.Add("L.model.vision.googlenet."+arguments, prepareGoogLeNet, catalog.Links)
}

// The means of blue, green and red that are taken away from images.
var (
	vggMean       = [3]float64{103.939, 116.779, 123.68}
	resNetMean    = [3]float64{103.063, 115.903, 123.152}
	googLeNetMean = [3]float64{104, 117, 123}
)

// prepareVGG makes an image what VGG16Layers takes. image is (3, height, width),
// red, green, blue, or (height, width) or (1, height, width), gray, with numbers
// from 0 to 255. It is resized to size, {width, height}, unless that is false;
// the colours are put in the order blue, green, red, and their means are taken
// away.
//
//	> L.model.vision.vgg.prepare(np.full({1, 1}, 200), {2, 1}):flatten()
//	[96.061 96.061 83.221 83.221 76.32  76.32 ]
func prepareVGG(s *Session, image *Array, size []int) *Array {
	return prepareImage(s, image, size, vggMean)
}

// prepareResNet makes an image what ResNet50Layers takes; see vgg.prepare.
//
//	> L.model.vision.resnet.prepare(np.full({1, 1}, 200), false):flatten()
//	[96.937 84.097 76.848]
func prepareResNet(s *Session, image *Array, size []int) *Array {
	return prepareImage(s, image, size, resNetMean)
}

// prepareGoogLeNet makes an image what GoogLeNet takes; see vgg.prepare.
//
//	> L.model.vision.googlenet.prepare(np.full({1, 1}, 200), false):flatten()
//	[96. 83. 77.]
func prepareGoogLeNet(s *Session, image *Array, size []int) *Array {
	return prepareImage(s, image, size, googLeNetMean)
}

func prepareImage(s *Session, image *Array, size []int, mean [3]float64) *Array {
	shape := image.Shape()
	gray := len(shape) == 2 || len(shape) == 3 && shape[0] == 1
	if !gray && !(len(shape) == 3 && shape[0] == 3) || image.Size() == 0 {
		array.Fail("the image is %s, want the shape (3, height, width) or, gray, (height, width)", image.Describe())
	}
	if size != nil && (len(size) != 2 || size[0] < 1 || size[1] < 1) {
		array.Fail("size is %s, want {width, height}", array.ShapeString(size))
	}
	h, w := shape[len(shape)-2], shape[len(shape)-1]
	pixels := image.AsType(array.Uint8).Reshape(image.Size()/(h*w), h, w)
	if size != nil {
		w, h = size[0], size[1]
		pixels = array.Transpose(resized(pixels, w), 0, 2, 1)
		pixels = array.Transpose(resized(pixels, h), 0, 2, 1)
	}
	y := array.New(s.Dtype, 3, h, w)
	for c := range 3 {
		from := 2 - c
		if gray {
			from = 0
		}
		for i := range h * w {
			y.SetFloat(c*h*w+i, pixels.Float(from*h*w+i)-mean[c])
		}
	}
	return y
}
