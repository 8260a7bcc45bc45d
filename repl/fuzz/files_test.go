package fuzz

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/tiff"
)

// writers write a file of every kind that is read: where the fuzzer begins.
var writers = map[string]string{
	"a.npy":         `np.save("a.npy", np.arange(6):reshape(2, 3))`,
	"a.npz":         `np.savez("a.npz", {W = np.ones{2, 1}, l1 = np.array({1, 2}, "int64")})`,
	"packed.npz":    `np.savez_compressed("packed.npz", {W = np.ones{2, 1}})`,
	"a.txt":         `np.savetxt("a.txt", np.ones{2, 2})`,
	"a.csv":         `local f = io.open("a.csv", "w") f:write("x,y\n1,2\n# three\n3,nan\n") f:close()`,
	"list.txt":      `local f = io.open("list.txt", "w") f:write("file 0\nb.png 1\n") f:close()`,
	"a.lua":         `local f = io.open("a.lua", "w") f:write("#!lua\nreturn {1, x = 'あ'}\n") f:close()`,
	"model.npz":     `chainer.serializers.save_npz("model.npz", model)`,
	"optimizer.npz": `chainer.serializers.save_npz("optimizer.npz", optimizer)`,
	"m.safetensors": `chainer.serializers.save_safetensors("m.safetensors", model)`,
	"a.png":         `chainer.image.save("a.png", np.arange(12):reshape(3, 2, 2))`,
	"grey.png":      `chainer.image.save("grey.png", np.arange(4):reshape(1, 2, 2))`,
	"a.jpg":         `chainer.image.save("a.jpg", np.arange(12):reshape(3, 2, 2))`,
	"a.bmp":         `chainer.image.save("a.bmp", np.arange(12):reshape(3, 2, 2))`,
}

// readers are all ways in which a script reads a file.
var readers = []string{
	`local a = np.load("file") print(a) if a.items then for name, x in a:items() do print(name, x) end end`,
	`print(np.loadtxt("file"))`,
	`print(np.loadtxt("file", {delimiter = ",", skiprows = 1, dtype = "int32"}))`,
	`print(np.genfromtxt("file", {delimiter = ",", names = true}))`,
	`print(chainer.image.load("file"))`,
	`print(chainer.image.load("file", true, "uint8"))`,
	`print(chainer.datasets.ImageDataset("file")[1])`,
	`print(chainer.datasets.LabeledImageDataset("file")[1])`,
	`print(chainer.datasets.TextDataset("file")[1])`,
	`chainer.serializers.load_npz("file", model)`,
	`chainer.serializers.load_npz("file", optimizer, {strict = false})`,
	`chainer.serializers.load_safetensors("file", model)`,
	`for line in io.lines("file") do print(line) end`,
	`local file = io.open("file") print(file:read("*n", "*l", 3, "*a")) file:close()`,
	`print(loadfile("file")) dofile("file")`,
}

const givenFiles = `if not rawget(_G, "model") then model = chainer.Sequential(L.Linear(1, 2), L.BatchNormalization(2)) optimizer = optimizers.Adam():setup(model) end `

// FuzzFiles reads any bytes in every way.
func FuzzFiles(f *testing.F) {
	s := session(f)
	s.Preset()
	for name, write := range writers {
		if err := s.Run(context.Background(), givenFiles+write, "write.lua", nil); err != nil {
			f.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	picture := image.NewPaletted(image.Rect(0, 0, 2, 2), []color.Color{color.Black, color.White})
	var moving, tagged bytes.Buffer
	gif.Encode(&moving, picture, nil)
	tiff.Encode(&tagged, picture, nil)
	webp, _ := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	f.Add(moving.Bytes())
	f.Add(tagged.Bytes())
	f.Add(webp)
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.Contains(content, []byte("stdin")) || bytes.Contains(content, []byte("io.")) {
			return // a program that waits for input
		}
		if err := os.WriteFile(filepath.Join(folder, "file"), content, 0o600); err != nil {
			t.Fatal(err)
		}
		s := session(t)
		s.Preset()
		for _, read := range readers {
			within(t, func(ctx context.Context) { refuseBugs(t, s, s.Run(ctx, givenFiles+read, "read.lua", nil)) })
		}
	})
}
