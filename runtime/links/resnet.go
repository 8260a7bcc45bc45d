package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	const arguments = `(pretrained_model: string? = "auto", downsample_fb: boolean = false)`
	catalog.Add("L.ResNet50Layers"+arguments+" -> ResNet50Layers", NewResNet50Layers, catalog.Links)
	catalog.Add("L.ResNet101Layers"+arguments+" -> ResNet101Layers", NewResNet101Layers, catalog.Links)
	catalog.Add("L.ResNet152Layers"+arguments+" -> ResNet152Layers", NewResNet152Layers, catalog.Links)
}

// ResNet50Layers is a model of images with 50 layers.
type ResNet50Layers struct{ VisionModel }

// NewResNet50Layers makes the residual network of 50 layers that sorts
// photographs into the 1000 classes of ImageNet (He and others,
// arXiv:1512.03385). pretrained_model is the path of an .npz file with its
// weights, as Chainer saves them; nil draws them at random. downsample_fb = true
// makes images smaller in the windows of 3 instead of those of 1.
//
// 日本語: 50層の ResNet のモデルを作ります。
//
// model(x, layers) returns a table of the outputs named in layers, by default
// prob; available_layers are the names. extract(images) and predict(images) take
// images as they are; L.model.vision.resnet.prepare makes of one what model takes.
//
//	> L.ResNet50Layers(nil):count_params()
//	25557096
func NewResNet50Layers(s *Session, pretrainedModel *string, downsampleFB bool) *ResNet50Layers {
	l := &ResNet50Layers{}
	l.buildResNet(s, l, startOf(pretrainedModel, NewHeNormal(1, nil, "fan_in", nil)), downsampleFB, [4]int{3, 4, 6, 3})
	l.load(pretrainedModel)
	return l
}

// ResNet101Layers is a model of images with 101 layers.
type ResNet101Layers struct{ VisionModel }

// NewResNet101Layers makes the residual network of 101 layers. See ResNet50Layers.
//
//	> ok, message = pcall(L.ResNet101Layers)
//	> ok
//	false
func NewResNet101Layers(s *Session, pretrainedModel *string, downsampleFB bool) *ResNet101Layers {
	l := &ResNet101Layers{}
	l.buildResNet(s, l, startOf(pretrainedModel, NewHeNormal(1, nil, "fan_in", nil)), downsampleFB, [4]int{3, 4, 23, 3})
	l.load(pretrainedModel)
	return l
}

// ResNet152Layers is a model of images with 152 layers.
type ResNet152Layers struct{ VisionModel }

// NewResNet152Layers makes the residual network of 152 layers. See ResNet50Layers.
//
//	> ok, message = pcall(L.ResNet152Layers)
//	> ok
//	false
func NewResNet152Layers(s *Session, pretrainedModel *string, downsampleFB bool) *ResNet152Layers {
	l := &ResNet152Layers{}
	l.buildResNet(s, l, startOf(pretrainedModel, NewHeNormal(1, nil, "fan_in", nil)), downsampleFB, [4]int{3, 8, 36, 3})
	l.load(pretrainedModel)
	return l
}

func (m *VisionModel) buildResNet(s *Session, self, start any, downsampleFB bool, depths [4]int) {
	m.setUp(s, self)
	m.mean, m.features, m.stages = resNetMean, "pool5", resNetStages
	channels, colours, classes := []int{64, 256, 512, 1024, 2048}, 3, 1000
	o := ConvolutionDefaults
	o.Stride, o.Pad, o.InitialW = []int{2}, []int{3}, start
	m.AddLink("conv1", NewConvolution2D(s, &colours, channels[:1], []int{7}, o))
	m.AddLink("bn1", NewBatchNormalization(s, channels[:1], BatchNormalizationDefaults))
	for i, name := range []string{"res2", "res3", "res4", "res5"} {
		m.AddLink(name, newBuildingBlock(s, depths[i], channels[i], channels[i+1]/4, channels[i+1], min(i+1, 2), start, downsampleFB))
	}
	m.AddLink("fc6", NewLinear(s, &channels[4], &classes, LinearOptions{}))
}

var resNetStages = []stage{
	{"conv1", []any{"conv1", "bn1", functions.ReLU}, ""},
	{"pool1", []any{maxPooling(3, 2)}, ""},
	{"res2", []any{"res2"}, ""},
	{"res3", []any{"res3"}, ""},
	{"res4", []any{"res4"}, ""},
	{"res5", []any{"res5"}, ""},
	{"pool5", []any{averageOfImage}, ""},
	{"fc6", []any{"fc6"}, ""},
	{"prob", []any{softmax}, ""},
}

// averageOfImage is the mean over all places of each channel.
func averageOfImage(x *Variable) *Variable {
	shape := x.Shape()
	return functions.Reshape(functions.AveragePooling2D(x, shape[2:], []int{1}, []int{0}), shape[:2])
}
