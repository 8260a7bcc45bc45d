package pyplot

import (
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
)

// typeface is a font with the outlines that were asked for so far. Outlines are
// filled like any other shape: a picture needs no installed font, and a page no
// embedded one.
type typeface struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	glyphs map[rune]*outline
}

// outline is one character in units of the font size; path is empty for a blank.
type outline struct {
	path    vg.Path
	advance float64
	top     float64 // of the ink, above the baseline
	bottom  float64
}

var dejavu = sync.OnceValue(func() *typeface {
	f, err := sfnt.Parse(dejavusans.TTF)
	if err != nil {
		panic(err) // the font is part of the program
	}
	return newTypeface(f)
})

func newTypeface(f *sfnt.Font) *typeface { return &typeface{font: f, glyphs: map[rune]*outline{}} }

// fontLock guards the outlines, which all sessions share.
var fontLock sync.Mutex

// glyph returns the outline of r: from DejaVu Sans, which is matplotlib's font
// and part of the program, or from the CJK font of the system.
func glyph(r rune) *outline {
	fontLock.Lock()
	defer fontLock.Unlock()
	own := dejavu()
	if o := own.outline(r); o != nil {
		return o
	}
	if cjk := systemFont(); cjk != nil {
		if o := cjk.outline(r); o != nil {
			return o
		}
	}
	reportMissing(r)
	return own.load(r, 0) // the box that stands for a missing character
}

// outline returns the outline of r, nil if the font lacks it.
func (t *typeface) outline(r rune) *outline {
	if o, ok := t.glyphs[r]; ok {
		return o
	}
	index, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || index == 0 {
		t.glyphs[r] = nil
		return nil
	}
	return t.load(r, index)
}

func (t *typeface) load(r rune, index sfnt.GlyphIndex) *outline {
	units := fixed.I(int(t.font.UnitsPerEm()))
	o := &outline{}
	if advance, err := t.font.GlyphAdvance(&t.buf, index, units, font.HintingNone); err == nil {
		o.advance = float64(advance) / float64(units)
	}
	segments, err := t.font.LoadGlyph(&t.buf, index, units, nil)
	if err != nil {
		segments = nil
	}
	at := func(p fixed.Point26_6) vg.Point {
		y := -float64(p.Y) / float64(units)
		o.top, o.bottom = max(o.top, y), min(o.bottom, y)
		return vg.Point{X: vg.Length(float64(p.X) / float64(units)), Y: vg.Length(y)}
	}
	for i, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				o.path.Close()
			}
			o.path.Move(at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			o.path.Line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			o.path.QuadTo(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			o.path.CubeTo(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if len(o.path) > 0 {
		o.path.Close()
	}
	t.glyphs[r] = o
	return o
}
