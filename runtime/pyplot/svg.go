package pyplot

import (
	"bytes"
	"image/color"
	"io"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// svg is a page of SVG. Its texts stay texts, which one can search and copy.
type svg struct {
	vector
	page *vgsvg.Canvas
}

func newSVG(w, h vg.Length) *svg {
	page := vgsvg.New(w, h)
	return &svg{vector: vector{page}, page: page}
}

func (s *svg) glyphs(line []span, at vg.Point, angle, size float64, c color.Color) {
	if invisible(c) {
		return
	}
	s.page.Push()
	s.page.Translate(at)
	if angle != 0 {
		s.page.Rotate(angle)
	}
	s.page.SetColor(c)
	x := vg.Length(0)
	for _, piece := range line {
		face := font.Face{Font: font.Font{Size: vg.Length(size * piece.scale)}, Face: dejavu().font}
		if piece.slant {
			face.Font.Style = xfont.StyleItalic
		}
		s.page.FillString(face, vg.Point{X: x, Y: vg.Length(piece.rise * size)}, piece.text)
		x += s.measure(piece, size)
	}
	s.page.Pop()
}

// families are the fonts for a viewer that lacks DejaVu Sans, or Japanese in it.
var families = []byte("font-family:'DejaVu Sans','Bitstream Vera Sans',Verdana,'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif;")

// WriteTo writes the page.
func (s *svg) WriteTo(w io.Writer) (int64, error) {
	var text bytes.Buffer
	if _, err := s.page.WriteTo(&text); err != nil {
		return 0, err
	}
	n, err := w.Write(bytes.ReplaceAll(text.Bytes(), []byte("font-family:DejaVu Sans;"), families))
	return int64(n), err
}
