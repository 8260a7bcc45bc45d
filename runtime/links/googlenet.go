package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add(`L.GoogLeNet(pretrained_model: string? = "auto") -> GoogLeNet`, NewGoogLeNet, catalog.Links)
}

// GoogLeNet is a model of images made of nine Inception modules.
type GoogLeNet struct{ VisionModel }

// NewGoogLeNet makes the model of nine Inception modules that sorts photographs
// into the 1000 classes of ImageNet (Szegedy and others, arXiv:1409.4842).
// pretrained_model is the path of an .npz file with its weights, as Chainer saves
// them; nil draws them at random.
//
// 日本語: GoogLeNet のモデルを作ります。
//
// model(x, layers) returns a table of the outputs named in layers, by default
// prob; available_layers are the names; loss1_fc2 and loss2_fc2 are the side
// outputs for training. extract(images) and predict(images) take images as they
// are; L.model.vision.googlenet.prepare makes of one what model takes.
//
//	> L.GoogLeNet(nil):count_params()
//	13378280
func NewGoogLeNet(s *Session, pretrainedModel *string) *GoogLeNet {
	m := &GoogLeNet{}
	m.setUp(s, m)
	m.mean, m.features, m.stages = googLeNetMean, "pool5", googLeNetStages
	start := startOf(pretrainedModel, NewLeCunUniform(1, nil, nil))
	conv := func(name string, in, out, ksize, stride int) {
		o := ConvolutionDefaults
		o.Stride, o.Pad, o.InitialW = []int{stride}, []int{ksize / 2}, start
		m.AddLink(name, NewConvolution2D(s, &in, []int{out}, []int{ksize}, o))
	}
	linear := func(name string, in, out int) {
		m.AddLink(name, NewLinear(s, &in, &out, LinearOptions{InitialW: start}))
	}
	conv("conv1", 3, 64, 7, 2)
	conv("conv2_reduce", 64, 64, 1, 1)
	conv("conv2", 64, 192, 3, 1)
	for _, c := range []struct {
		name  string
		sizes [7]int
	}{
		{"inc3a", [7]int{192, 64, 96, 128, 16, 32, 32}},
		{"inc3b", [7]int{256, 128, 128, 192, 32, 96, 64}},
		{"inc4a", [7]int{480, 192, 96, 208, 16, 48, 64}},
		{"inc4b", [7]int{512, 160, 112, 224, 24, 64, 64}},
		{"inc4c", [7]int{512, 128, 128, 256, 24, 64, 64}},
		{"inc4d", [7]int{512, 112, 144, 288, 32, 64, 64}},
		{"inc4e", [7]int{528, 256, 160, 320, 32, 128, 128}},
		{"inc5a", [7]int{832, 256, 160, 320, 32, 128, 128}},
		{"inc5b", [7]int{832, 384, 192, 384, 48, 128, 128}},
	} {
		z := c.sizes
		m.AddLink(c.name, NewInception(s, &z[0], z[1], z[2], z[3], z[4], z[5], z[6], InceptionOptions{}))
	}
	linear("loss3_fc", 1024, 1000)
	conv("loss1_conv", 512, 128, 1, 1)
	linear("loss1_fc1", 2048, 1024)
	linear("loss1_fc2", 1024, 1000)
	conv("loss2_conv", 528, 128, 1, 1)
	linear("loss2_fc1", 2048, 1024)
	linear("loss2_fc2", 1024, 1000)
	m.load(pretrainedModel)
	return m
}

var googLeNetStages = []stage{
	{"conv1", []any{"conv1", functions.ReLU}, ""},
	{"pool1", []any{maxPooling(3, 2), googLeNetNormalization}, ""},
	{"conv2_reduce", []any{"conv2_reduce", functions.ReLU}, ""},
	{"conv2", []any{"conv2", functions.ReLU, googLeNetNormalization}, ""},
	{"pool2", []any{maxPooling(3, 2)}, ""},
	{"inception_3a", []any{"inc3a"}, ""},
	{"inception_3b", []any{"inc3b"}, ""},
	{"pool3", []any{maxPooling(3, 2)}, ""},
	{"inception_4a", []any{"inc4a"}, ""},
	{"inception_4b", []any{"inc4b"}, ""},
	{"inception_4c", []any{"inc4c"}, ""},
	{"inception_4d", []any{"inc4d"}, ""},
	{"inception_4e", []any{"inc4e"}, ""},
	{"pool4", []any{maxPooling(3, 2)}, ""},
	{"inception_5a", []any{"inc5a"}, ""},
	{"inception_5b", []any{"inc5b"}, ""},
	{"pool5", []any{averagePooling(7, 1)}, ""},
	{"loss3_fc", []any{dropout(0.4), "loss3_fc"}, ""},
	{"prob", []any{softmax}, ""},
	{"loss1_fc2", []any{averagePooling(5, 3), "loss1_conv", functions.ReLU, "loss1_fc1", functions.ReLU, "loss1_fc2"}, "inception_4a"},
	{"loss2_fc2", []any{averagePooling(5, 3), "loss2_conv", functions.ReLU, "loss2_fc1", functions.ReLU, "loss2_fc2"}, "inception_4d"},
}

func googLeNetNormalization(x *Variable) *Variable {
	return functions.LocalResponseNormalization(x, 5, 1, 1e-4/5, 0.75)
}
