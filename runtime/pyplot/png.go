package pyplot

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
)

// WriteTo writes a PNG: lessons wait for their figure. The encoder of Go tries five filters
// on every row, which takes three times as long as what writeOpaque does, and makes
// figures no smaller.
func (r *raster) WriteTo(w io.Writer) (int64, error) {
	if r.opaque {
		return 0, writeOpaque(w, r.img)
	}
	return 0, (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, r.img)
}

// writeOpaque writes a PNG of red, green and blue. Of a row like the one above it says
// that (filter 2, all differences 0); of any other it has the pixels (filter 0).
func writeOpaque(w io.Writer, img *image.RGBA) error {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	header := binary.BigEndian.AppendUint32(nil, uint32(width))
	header = binary.BigEndian.AppendUint32(header, uint32(height))
	header = append(header, 8, 2, 0, 0, 0) // bits a colour, three colours, the only ways to compress and to filter, not interlaced
	if _, err := io.WriteString(w, "\x89PNG\r\n\x1a\n"); err != nil {
		return err
	}
	if err := writeChunk(w, "IHDR", header); err != nil {
		return err
	}
	out := bufio.NewWriterSize(pixelChunks{w}, 1<<15)
	packed, err := zlib.NewWriterLevel(out, zlib.BestSpeed)
	if err != nil {
		return err
	}
	row, same := make([]byte, 1+3*width), make([]byte, 1+3*width)
	same[0] = 2
	var above []byte
	for y := range height {
		pixels := img.Pix[y*img.Stride:][:4*width]
		text := same
		if !bytes.Equal(pixels, above) {
			for x := range width {
				copy(row[1+3*x:], pixels[4*x:4*x+3])
			}
			text = row
		}
		if _, err := packed.Write(text); err != nil {
			return err
		}
		above = pixels
	}
	if err := packed.Close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return writeChunk(w, "IEND", nil)
}

// pixelChunks writes each part of the compressed pixels as a chunk.
type pixelChunks struct{ w io.Writer }

func (p pixelChunks) Write(data []byte) (int, error) {
	return len(data), writeChunk(p.w, "IDAT", data)
}

// writeChunk writes a part of a PNG: its length, kind, data and checksum.
func writeChunk(w io.Writer, kind string, data []byte) error {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(append(chunk, kind...), data...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	_, err := w.Write(chunk)
	return err
}
