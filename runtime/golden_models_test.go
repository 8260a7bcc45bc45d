package runtime_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/links"
)

// TestGoldenModels compares paths and shapes of the parameters of the models of
// images with the recorded ones. The largest are left out with -short.
func TestGoldenModels(t *testing.T) {
	s := autograd.NewSession()
	for name, create := range map[string]func() *links.Link{
		"GoogLeNet":       func() *links.Link { return links.NewGoogLeNet(s, nil).AsLink() },
		"ResNet50Layers":  func() *links.Link { return links.NewResNet50Layers(s, nil, false).AsLink() },
		"ResNet101Layers": func() *links.Link { return links.NewResNet101Layers(s, nil, false).AsLink() },
		"ResNet152Layers": func() *links.Link { return links.NewResNet152Layers(s, nil, false).AsLink() },
		"VGG16Layers":     func() *links.Link { return links.NewVGG16Layers(s, nil).AsLink() },
		"VGG19Layers":     func() *links.Link { return links.NewVGG19Layers(s, nil).AsLink() },
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "GoogLeNet" && name != "ResNet50Layers" {
				t.Skip("large")
			}
			text, err := os.ReadFile(filepath.Join("links/testdata/models", "model_"+name+".json"))
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
			got := create().NamedParams(true)
			if len(got) != len(recorded.Params) {
				t.Fatalf("%d parameters, want %d", len(got), len(recorded.Params))
			}
			for i, want := range recorded.Params {
				if p := got[i][1].(*links.Parameter); got[i][0] != want.Path || !array.SameShape(p.Shape(), want.Shape) {
					t.Errorf("parameter %d is %v %v, want %v %v", i, got[i][0], p.Shape(), want.Path, want.Shape)
				}
			}
		})
	}
}
