package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand"
	"os"
	"path/filepath"
)

const photos = 2000

// writePhotos writes JPEGs of 160 x 120 into the folder, with a list of their
// names and classes: soft shapes with some noise, which compress as photographs do.
func writePhotos(folder string) error {
	random := rand.New(rand.NewSource(0))
	var list bytes.Buffer
	picture := image.NewRGBA(image.Rect(0, 0, 160, 120))
	for i := range photos {
		class := i % 10
		for y := range 120 {
			for x := range 160 {
				at := picture.Pix[picture.PixOffset(x, y):]
				for c := range 3 {
					at[c] = uint8((x*(c+1)+y*(class+1))/4%160 + random.Intn(40))
				}
				at[3] = 255
			}
		}
		var file bytes.Buffer
		if err := jpeg.Encode(&file, picture, &jpeg.Options{Quality: 85}); err != nil {
			return err
		}
		name := fmt.Sprintf("%04d.jpg", i)
		if err := os.WriteFile(filepath.Join(folder, name), file.Bytes(), 0o600); err != nil {
			return err
		}
		fmt.Fprintf(&list, "%s %d\n", name, class)
	}
	return os.WriteFile(filepath.Join(folder, "labels.txt"), list.Bytes(), 0o600)
}
