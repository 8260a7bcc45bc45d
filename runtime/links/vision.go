package links

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
	"nnlua/runtime/serializers"
)

func init() {
	const call = "(x: float[N, C, H, W], layers: strings? = nil) -> value"
	catalog.Add("VisionModel:__call"+call, (*VisionModel).Forward, catalog.Links)
	catalog.Add("VisionModel:forward"+call, (*VisionModel).Forward, catalog.Links)
	catalog.Add("VisionModel:extract(images: arrays, layers: strings? = nil, size: ints? = {224, 224}) -> value", (*VisionModel).Extract, catalog.Links)
	catalog.Add("VisionModel:predict(images: arrays, oversample: boolean = true) -> Variable", (*VisionModel).Predict, catalog.Links)
	catalog.AddProperty("VisionModel.available_layers: strings", (*VisionModel).AvailableLayers, nil, catalog.Links)
}

// VisionModel is a model of images that others have trained: stages with names,
// one after the other.
type VisionModel struct {
	Chain
	stages   []stage
	mean     [3]float64 // of blue, green and red in its training images
	features string     // the stage that Extract returns if nothing is said
}

// stage is a part of a model whose output has a name.
type stage struct {
	name  string
	steps []any  // names of links, and functions of a Variable
	from  string // the stage whose output it takes; "" for the one before
}

// AvailableLayers returns the names of the stages.
//
//	> L.GoogLeNet(nil).available_layers[1]
//	"conv1"
func (m *VisionModel) AvailableLayers() []string {
	var names []string
	for _, s := range m.stages {
		names = append(names, s.name)
	}
	return names
}

// load fills the model out of an .npz file, if there is one.
func (m *VisionModel) load(file *string) {
	if file != nil {
		serializers.LoadNpz(*file, m.self, serializers.LoadOptions{Strict: true})
	}
}

// startOf returns how the weights start: random, or 0 if a file will bring them.
// It refuses "auto", which downloads weights in Chainer.
func startOf(file *string, random any) any {
	switch {
	case file == nil:
		return random
	case *file == "auto":
		array.Fail("weights are not downloaded: give the path of an .npz file, or nil for random weights")
	}
	return 0.0
}

// Forward returns the outputs of the stages in layers, by their names, for images
// that prepare has made; without layers that of prob, the probabilities of the
// classes. What comes after the last of them is not computed.
//
// 日本語: 指定した層の出力を求めます。
//
//	> model = L.GoogLeNet(nil)
//	> out = model(np.zeros{1, 3, 224, 224}, {"pool1", "pool2"})
//	> print(out.pool1.shape[2], out.pool2.shape[2])
//	64	192
func (m *VisionModel) Forward(x *Variable, layers []string) any {
	if layers == nil {
		layers = []string{"prob"}
	}
	last := -1
	for _, name := range layers {
		at := slices.IndexFunc(m.stages, func(s stage) bool { return s.name == name })
		if at < 0 {
			array.Fail("there is no layer '%s': see available_layers", name)
		}
		last = max(last, at)
	}
	outputs := map[string]*Variable{}
	for _, s := range m.stages[:last+1] {
		if s.from != "" {
			x = outputs[s.from]
		}
		for _, step := range s.steps {
			if name, ok := step.(string); ok {
				x = m.run(name, x)
			} else {
				x = step.(func(*Variable) *Variable)(x)
			}
		}
		if outputs[s.name] = x; !slices.Contains(layers, s.name) && !m.isSource(s.name) {
			delete(outputs, s.name) // its memory may be needed
		}
	}
	for name := range outputs {
		if !slices.Contains(layers, name) {
			delete(outputs, name)
		}
	}
	return outputs
}

func (m *VisionModel) isSource(name string) bool {
	return slices.ContainsFunc(m.stages, func(s stage) bool { return s.from == name })
}

// Extract returns the outputs of the stages in layers, by their names, for images
// as they are: arrays of shape (3, height, width) with numbers from 0 to 255. They
// are resized to size, {width, height}. Set chainer.config.train to false before.
//
// 日本語: 指定した層の出力を取り出します。
//
//	> model = L.GoogLeNet(nil)
//	> model:extract({np.zeros{3, 10, 12}}).pool5.shape[2]
//	1024
func (m *VisionModel) Extract(images []*Array, layers []string, size []int) any {
	if layers == nil {
		layers = []string{m.features}
	}
	return m.Forward(m.sess.Variable(m.batch(images, size)), layers)
}

// Predict returns the probabilities of the classes for images as Extract takes
// them: with oversample, the mean over ten parts of each image, the corners, the
// middle and their mirror images, else those of the middle.
//
// 日本語: 画像を分類し、確率を返します。
//
//	> model = L.GoogLeNet(nil)
//	> model:predict({np.zeros{3, 10, 12}}, false).shape[2]
//	1000
func (m *VisionModel) Predict(images []*Array, oversample bool) *Variable {
	x := m.batch(images, []int{256, 256})
	if oversample {
		x = tenCrops(x, 224)
	} else {
		x = cropped(x, 16, 16, 224)
	}
	var y *Variable
	m.sess.Using("train", false, func() {
		m.sess.Using("enable_backprop", false, func() {
			y = m.Forward(m.sess.Constant(x), nil).(map[string]*Variable)["prob"]
			if oversample {
				y = functions.Reshape(y, []int{len(images), 10, y.Shape()[1]})
				y = functions.MulScalar(functions.Sum(y, array.Axes{1}, false), 0.1)
			}
		})
	})
	return y
}

// batch prepares images and stacks them.
func (m *VisionModel) batch(images []*Array, size []int) *Array {
	if len(images) == 0 {
		array.Fail("images is empty")
	}
	var batch *Array
	for i, image := range images {
		one := prepareImage(m.sess, image, size, m.mean)
		if batch == nil {
			batch = array.New(one.Dtype(), append([]int{len(images)}, one.Shape()...)...)
		}
		if !array.SameShape(one.Shape(), batch.Shape()[1:]) {
			array.Fail("the images differ in size: give a size")
		}
		array.CopyInto(batch.Row(i), one)
	}
	return batch
}

// maxPooling returns the pooling of 2-D images with these windows.
func maxPooling(ksize, stride int) func(*Variable) *Variable {
	return func(x *Variable) *Variable {
		return functions.MaxPooling2D(x, []int{ksize}, []int{stride}, []int{0}, true, false)[0].(*Variable)
	}
}

func averagePooling(ksize, stride int) func(*Variable) *Variable {
	return func(x *Variable) *Variable {
		return functions.AveragePooling2D(x, []int{ksize}, []int{stride}, []int{0})
	}
}

func dropout(ratio float64) func(*Variable) *Variable {
	return func(x *Variable) *Variable { return functions.Dropout(x, ratio) }
}

func softmax(x *Variable) *Variable { return functions.Softmax(x, 1) }
