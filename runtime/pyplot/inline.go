package pyplot

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"sync"

	"golang.org/x/image/colornames"
)

// showInline sends the figure as a picture to the terminal; sixel is what most
// terminals understand that do not say what they can.
func (f *Figure) showInline(w io.Writer, protocol string) {
	picture := f.raster(f.dpi)
	var out bytes.Buffer
	switch protocol {
	case "kitty":
		writeKitty(&out, encoded(picture))
	case "iterm":
		data := encoded(picture)
		fmt.Fprintf(&out, "\x1b]1337;File=inline=1;size=%d:%s\a", len(data), base64.StdEncoding.EncodeToString(data))
	default:
		writeSixel(&out, picture.img)
	}
	fmt.Fprintln(&out)
	w.Write(out.Bytes())
}

func encoded(picture *raster) []byte {
	var data bytes.Buffer
	picture.WriteTo(&data)
	return data.Bytes()
}

// writeKitty writes a PNG in kitty's graphics protocol: base64 in pieces.
func writeKitty(w io.Writer, data []byte) {
	text := base64.StdEncoding.EncodeToString(data)
	first := "f=100,a=T,"
	for {
		n := min(4096, len(text))
		more := 0
		if n < len(text) {
			more = 1
		}
		fmt.Fprintf(w, "\x1b_G%sm=%d;%s\x1b\\", first, more, text[:n])
		if text, first = text[n:], ""; text == "" {
			return
		}
	}
}

// sixelPalette are the colours of figures, the 6 x 6 x 6 of most terminals and greys.
var sixelPalette = sync.OnceValue(func() color.Palette {
	var p color.Palette
	for i := range 216 {
		p = append(p, color.RGBA{R: uint8(i / 36 * 51), G: uint8(i / 6 % 6 * 51), B: uint8(i % 6 * 51), A: 255})
	}
	for i := range 16 {
		v := uint8(8 + 15*i)
		p = append(p, color.RGBA{R: v, G: v, B: v, A: 255})
	}
	for _, c := range tab10 {
		p = append(p, rgb(c))
	}
	return append(p, colornames.Green, colornames.Gold)
})

// writeSixel writes a picture as sixels: bands of six rows, each drawn once for
// every colour in it.
func writeSixel(w *bytes.Buffer, picture image.Image) {
	size := picture.Bounds().Size()
	pixels := image.NewPaletted(image.Rect(0, 0, size.X, size.Y), sixelPalette())
	draw.Draw(pixels, pixels.Bounds(), picture, picture.Bounds().Min, draw.Src)
	fmt.Fprintf(w, "\x1bPq\"1;1;%d;%d", size.X, size.Y)
	for i, c := range sixelPalette() {
		r, g, b, _ := c.RGBA()
		fmt.Fprintf(w, "#%d;2;%d;%d;%d", i, r*100/0xffff, g*100/0xffff, b*100/0xffff)
	}
	for top := 0; top < size.Y; top += 6 {
		bands := map[uint8][]byte{}
		for y := top; y < min(top+6, size.Y); y++ {
			for x := range size.X {
				c := pixels.ColorIndexAt(x, y)
				if bands[c] == nil {
					bands[c] = make([]byte, size.X)
				}
				bands[c][x] |= 1 << (y - top)
			}
		}
		for c := range sixelPalette() {
			if band := bands[uint8(c)]; band != nil {
				fmt.Fprintf(w, "#%d", c)
				writeRuns(w, band)
				w.WriteByte('$')
			}
		}
		w.WriteByte('-')
	}
	w.WriteString("\x1b\\")
}

// writeRuns writes columns of six pixels, equal ones with their number.
func writeRuns(w *bytes.Buffer, band []byte) {
	for i := 0; i < len(band); {
		k := i
		for k < len(band) && band[k] == band[i] {
			k++
		}
		if k-i > 3 {
			fmt.Fprintf(w, "!%d%c", k-i, 63+band[i])
		} else {
			w.Write(bytes.Repeat([]byte{63 + band[i]}, k-i))
		}
		i = k
	}
}
