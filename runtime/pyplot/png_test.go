package pyplot

import (
	"bytes"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"
)

// TestPNG: a picture comes back as it was written, with rows like the ones above them and others.
func TestPNG(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []image.Point{{1, 1}, {3, 5}, {400, 300}} {
		for _, opaque := range []bool{true, false} {
			img := image.NewRGBA(image.Rectangle{Max: size})
			for y := range size.Y {
				row := img.Pix[y*img.Stride:][:4*size.X]
				if y%3 == 1 {
					copy(row, img.Pix[(y-1)*img.Stride:])
					continue
				}
				for i := range row {
					if row[i] = uint8(random.Uint32()); i%4 == 3 {
						row[i] = 255
					}
				}
			}
			if !opaque {
				clear(img.Pix[:4])
			}
			var file bytes.Buffer
			if _, err := (&raster{img: img, opaque: opaque}).WriteTo(&file); err != nil {
				t.Fatal(err)
			}
			read, err := png.Decode(&file)
			if err != nil {
				t.Fatalf("%v, opaque %t: %v", size, opaque, err)
			}
			for y := range size.Y {
				for x := range size.X {
					r, g, b, a := read.At(x, y).RGBA()
					if r2, g2, b2, a2 := img.At(x, y).RGBA(); r != r2 || g != g2 || b != b2 || a != a2 {
						t.Fatalf("%v, opaque %t: pixel %d, %d is %v, want %v", size, opaque, x, y, read.At(x, y), img.At(x, y))
					}
				}
			}
		}
	}
}
