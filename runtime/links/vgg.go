package links

import (
	"fmt"

	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add(`L.VGG16Layers(pretrained_model: string? = "auto") -> VGG16Layers`, NewVGG16Layers, catalog.Links)
	catalog.Add(`L.VGG19Layers(pretrained_model: string? = "auto") -> VGG19Layers`, NewVGG19Layers, catalog.Links)
}

// VGG16Layers is a model of images with 16 layers.
type VGG16Layers struct{ VisionModel }

// NewVGG16Layers makes the model of 13 convolutions and 3 fully connected layers
// that sorts photographs into the 1000 classes of ImageNet (Simonyan and
// Zisserman, arXiv:1409.1556). pretrained_model is the path of an .npz file with
// its weights, as Chainer saves them; nil draws them at random.
//
// 日本語: VGG16 のモデルを作ります。
//
// model(x, layers) returns a table of the outputs named in layers, by default
// prob; available_layers are the names. extract(images) and predict(images) take
// images as they are; L.model.vision.vgg.prepare makes of one what model takes.
//
//	> ok, message = pcall(L.VGG16Layers)
//	> ok
//	false
func NewVGG16Layers(s *Session, pretrainedModel *string) *VGG16Layers {
	l := &VGG16Layers{}
	l.buildVGG(s, l, startOf(pretrainedModel, NewNormal(0.01, nil, nil)), [5]int{2, 2, 3, 3, 3})
	l.load(pretrainedModel)
	return l
}

// VGG19Layers is a model of images with 19 layers.
type VGG19Layers struct{ VisionModel }

// NewVGG19Layers makes the model of VGG16Layers with one more convolution in each
// of the last three groups.
//
//	> ok, message = pcall(L.VGG19Layers)
//	> ok
//	false
func NewVGG19Layers(s *Session, pretrainedModel *string) *VGG19Layers {
	l := &VGG19Layers{}
	l.buildVGG(s, l, startOf(pretrainedModel, NewNormal(0.01, nil, nil)), [5]int{2, 2, 4, 4, 4})
	l.load(pretrainedModel)
	return l
}

// buildVGG makes groups of convolutions with as many links as depths says.
func (m *VisionModel) buildVGG(s *Session, self, start any, depths [5]int) {
	m.setUp(s, self)
	m.mean, m.features = vggMean, "fc7"
	o := ConvolutionDefaults
	o.Pad, o.InitialW = []int{1}, start
	conv := func(group, k, in, out int) {
		m.AddLink(fmt.Sprintf("conv%d_%d", group+1, k+1), NewConvolution2D(s, &in, []int{out}, []int{3}, o))
	}
	linear := func(name string, in, out int) {
		m.AddLink(name, NewLinear(s, &in, &out, LinearOptions{InitialW: start}))
	}
	channels := [6]int{3, 64, 128, 256, 512, 512}
	for group, depth := range depths {
		for k := range depth {
			if in := channels[group]; k < 3 { // Chainer makes the fourth ones last
				if k > 0 {
					in = channels[group+1]
				}
				conv(group, k, in, channels[group+1])
			}
			m.stages = append(m.stages, stage{fmt.Sprintf("conv%d_%d", group+1, k+1), []any{fmt.Sprintf("conv%d_%d", group+1, k+1), functions.ReLU}, ""})
		}
		m.stages = append(m.stages, stage{fmt.Sprintf("pool%d", group+1), []any{maxPooling(2, 2)}, ""})
	}
	linear("fc6", 512*7*7, 4096)
	linear("fc7", 4096, 4096)
	linear("fc8", 4096, 1000)
	for group, depth := range depths {
		if depth == 4 {
			conv(group, 3, channels[group+1], channels[group+1])
		}
	}
	m.stages = append(m.stages,
		stage{"fc6", []any{"fc6", functions.ReLU, dropout(0.5)}, ""},
		stage{"fc7", []any{"fc7", functions.ReLU, dropout(0.5)}, ""},
		stage{"fc8", []any{"fc8"}, ""},
		stage{"prob", []any{softmax}, ""})
}
