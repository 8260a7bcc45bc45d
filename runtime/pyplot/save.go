package pyplot

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgpdf"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	const signature = "savefig(fname: string, dpi: integer? = nil, transparent: boolean = false, facecolor: value = nil, bbox_inches: value = nil)"
	catalog.Add("plt."+signature, (*Figure).Savefig, catalog.Plotting)
	catalog.Add("Figure:"+signature, (*Figure).Savefig, catalog.Plotting)
}

// Savefig writes the figure to a file: .png, .svg or .pdf, by the end of its
// name. dpi is the number of pixels per inch of a .png, that of the figure (100) by
// itself. transparent leaves the background out; bbox_inches = "tight" cuts the picture to
// what is drawn on it, or makes it larger where something stands beside it.
//
// 日本語: 図をファイルに保存します。
//
//	> plt.plot({1, 2, 3})
//	> plt.savefig("line.png")
func (f *Figure) Savefig(fname string, dpi *int, transparent bool, facecolor, bbox any) {
	pixels := f.dpi
	if dpi != nil {
		pixels = *dpi
	}
	if pixels < 1 || pixels > 2400 {
		array.FailIn("savefig", "dpi is %d, want 1 to 2400", pixels)
	}
	copied := *f
	if facecolor != nil {
		copied.face = parseColor(facecolor)
	}
	if transparent {
		copied.face = parseColor("none")
	}
	switch bbox {
	case nil:
	case "tight":
		copied.trim(newSVG(copied.fullSize()))
	default:
		array.FailIn("savefig", "bbox_inches is %v, want 'tight'", bbox)
	}
	copied.save(fname, pixels)
}

func (f *Figure) save(path string, dpi int) {
	ext := strings.ToLower(filepath.Ext(path))
	if ext != ".png" && ext != ".svg" && ext != ".pdf" {
		array.FailIn("savefig", "the format of '%s' is unknown; the name ends in .png, .svg or .pdf", path)
	}
	w, h := f.pageSize()
	if w, h := w.Dots(float64(dpi)), h.Dots(float64(dpi)); w > 30000 || h > 30000 {
		array.FailIn("savefig", "the picture would have %.0f x %.0f pixels, want at most 30000 each way", w, h)
	}
	page := f.render(ext, dpi)
	file.Write(path, func(w io.Writer) error { _, err := page.WriteTo(w); return err })
}

// Image returns the figure as the bytes of a file of the kind that ext names,
// ".png", ".svg" or ".pdf".
func (f *Figure) Image(ext string) string {
	var out bytes.Buffer
	f.render(ext, f.dpi).WriteTo(&out)
	return out.String()
}

// render draws the figure in one of the formats .png, .svg and .pdf.
func (f *Figure) render(ext string, dpi int) io.WriterTo {
	w, h := f.pageSize()
	switch ext {
	case ".svg":
		page := newSVG(w, h)
		f.paint(page)
		return page
	case ".pdf":
		page := vgpdf.New(w, h)
		f.paint(vector{page})
		return page
	}
	return f.raster(dpi)
}

// raster returns the figure as a picture.
func (f *Figure) raster(dpi int) *raster {
	w, h := f.pageSize()
	r := newRaster(w, h, dpi, f.background())
	f.draw(r)
	return r
}

// paint draws the figure on its background.
func (f *Figure) paint(t target) {
	w, h := t.size()
	t.fill(box(vg.Rectangle{Max: vg.Point{X: w, Y: h}}), f.background())
	f.draw(t)
}
