package pyplot

import (
	"fmt"
	"image/png"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
)

func init() {
	catalog.Add("plt.savefig(fname: string, dpi: integer = 100)", Savefig, catalog.Plotting)
	catalog.Add("plt.show()", Show, catalog.Plotting)
}

// Savefig writes the current figure to a file: .png, .svg or .pdf, by the end
// of its name. dpi is the number of pixels per inch of a .png.
//
//	> plt.plot({1, 2, 3})
//	> plt.savefig("line.png")
func Savefig(s *Session, fname string, dpi int) {
	if dpi < 1 || dpi > 2400 {
		array.FailIn("savefig", "dpi is %d, want 1 to 2400", dpi)
	}
	figuresOf(s).figure().save(fname, dpi)
}

// Show shows the figure. Without a screen it writes figure1.png, figure2.png
// and so on, and says so. The next plot starts a new figure.
//
//	> plt.plot({1, 2, 3})
//	> plt.show()
//	figure saved as figure1.png
func Show(s *Session) {
	f := figuresOf(s)
	if f.current == nil {
		return
	}
	name := fmt.Sprintf("figure%d.png", f.current.number)
	f.current.save(name, 100)
	fmt.Fprintf(s.Stdout, "figure saved as %s\n", name)
	f.current = nil
}

// canvas is what a figure is drawn on and then written from.
type canvas interface {
	vg.CanvasSizer
	io.WriterTo
}

// pngCanvas writes PNG with little compression: lessons wait for their figure,
// and lines compress well anyway.
type pngCanvas struct{ *vgimg.Canvas }

func (c pngCanvas) WriteTo(w io.Writer) (int64, error) {
	return 0, (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, c.Image())
}

func (f *Figure) save(path string, dpi int) {
	ext := strings.ToLower(filepath.Ext(path))
	if ext != ".png" && ext != ".svg" && ext != ".pdf" {
		array.FailIn("savefig", "the format of '%s' is unknown; the name ends in .png, .svg or .pdf", path)
	}
	c := f.render(ext, dpi)
	file.Write(path, func(w io.Writer) error { _, err := c.WriteTo(w); return err })
}

// render draws the figure in one of the formats .png, .svg and .pdf.
func (f *Figure) render(ext string, dpi int) io.WriterTo {
	w, h := vg.Length(f.width)*vg.Inch, vg.Length(f.height)*vg.Inch
	var c canvas
	switch ext {
	case ".png":
		c = pngCanvas{vgimg.NewWith(vgimg.UseWH(w, h), vgimg.UseDPI(dpi))}
	case ".svg":
		c = vgsvg.New(w, h)
	case ".pdf":
		c = vgpdf.New(w, h)
	}
	area := draw.New(c)
	f.plot().Draw(draw.Crop(area, vg.Points(10), -vg.Points(14), vg.Points(8), -vg.Points(10)))
	return c
}
