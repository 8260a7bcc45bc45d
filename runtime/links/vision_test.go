package links

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// visionModels are the models of images without random weights, which would take
// seconds to draw.
var visionModels = map[string]func(s *Session) *VisionModel{
	"GoogLeNet":       func(s *Session) *VisionModel { return &NewGoogLeNet(s, nil).VisionModel },
	"VGG16Layers":     vggOf([5]int{2, 2, 3, 3, 3}),
	"VGG19Layers":     vggOf([5]int{2, 2, 4, 4, 4}),
	"ResNet50Layers":  resNetOf([4]int{3, 4, 6, 3}),
	"ResNet101Layers": resNetOf([4]int{3, 4, 23, 3}),
	"ResNet152Layers": resNetOf([4]int{3, 8, 36, 3}),
}

func vggOf(depths [5]int) func(s *Session) *VisionModel {
	return func(s *Session) *VisionModel {
		m := &VisionModel{}
		m.buildVGG(s, m, 0.0, depths)
		return m
	}
}

func resNetOf(depths [4]int) func(s *Session) *VisionModel {
	return func(s *Session) *VisionModel {
		m := &VisionModel{}
		m.buildResNet(s, m, 0.0, false, depths)
		return m
	}
}

// visionSums are the sum of the magnitudes and the maximum of what stages gave in
// Chainer 7.8.1, with the weights of fillPattern and the image of patternImage.
var visionSums = map[string]map[string][2]float64{
	"VGG16Layers": {"conv3_3": {61717.6875, 25.18574}, "pool5": {208267.94, 490.34805}},
	"VGG19Layers": {"conv3_4": {66076.08, 31.223358}, "pool5": {1669206.6, 4496.1235}},
	"ResNet50Layers": {"pool1": {14760.373, 6.3652129}, "res2": {187249.72, 101.933189}, "res5": {9.011452e16, 1.4114162e14},
		"prob": {1, 0.010989011}},
}

// TestVisionModels compares paths and shapes of the parameters with the recorded
// ones, and runs a small image through the models.
func TestVisionModels(t *testing.T) {
	for name, create := range visionModels {
		t.Run(name, func(t *testing.T) {
			s := autograd.NewSession()
			m := create(s)
			checkPaths(t, m, filepath.Join("testdata/models", "model_"+name+".json"))
			if visionSums[name] == nil {
				return // vision.lua runs GoogLeNet, and the longer ResNets are made of the same blocks
			}
			fillPattern(m)
			s.Train, s.EnableBackprop = false, false
			for stage, want := range visionSums[name] {
				y := m.Forward(s.Constant(patternImage(32)), []string{stage}).(map[string]*Variable)[stage].Data()
				sum, top := 0.0, 0.0
				for i := range y.Size() {
					sum += math.Abs(y.Float(i))
					top = max(top, y.Float(i))
				}
				if math.Abs(sum/want[0]-1) > 1e-3 || math.Abs(top/want[1]-1) > 1e-3 {
					t.Errorf("%s: the magnitudes add up to %v, the maximum is %v, want %v", stage, sum, top, want)
				}
			}
		})
	}
}

func checkPaths(t *testing.T, m *VisionModel, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var recorded struct {
		Params []struct {
			Path  string
			Shape []int
		}
	}
	if err := json.Unmarshal(text, &recorded); err != nil {
		t.Fatal(err)
	}
	got := m.NamedParams(true)
	if len(got) != len(recorded.Params) {
		t.Fatalf("%d parameters, want %d", len(got), len(recorded.Params))
	}
	for i, want := range recorded.Params {
		if p := got[i][1].(*Parameter); got[i][0] != want.Path || !array.SameShape(p.Shape(), want.Shape) {
			t.Errorf("parameter %d is %v %v, want %v %v", i, got[i][0], p.Shape(), want.Path, want.Shape)
		}
	}
}

// fillPattern gives weights a pattern of 11 numbers. Those of the fully connected
// layers of VGG, which a small image does not reach, stay 0.
func fillPattern(m *VisionModel) {
	for _, pair := range m.NamedParams(true) {
		p := pair[1].(*Parameter)
		w := array.Data[float32](p.Data())
		switch {
		case p.Name() == "gamma":
			p.Data().Fill(1)
		case p.Name() == "beta" || p.Name() == "b":
			p.Data().Fill(0.1)
		case p.Size() < 4096*4096:
			scale := 1 / math.Sqrt(float64(p.Size()/p.Shape()[0])) / 4
			for i := range w {
				w[i] = float32(float64(i*7%11-5) * scale)
			}
		}
	}
}

func patternImage(size int) *Array {
	a := array.New(array.Float32, 1, 3, size, size)
	for i := range a.Size() {
		a.SetFloat(i, float64(i%17-8))
	}
	return a
}
