package pyplot

import "gonum.org/v1/plot/vg"

// sheet returns the size of the whole sheet, of which a target may show a part.
func (f *Figure) sheet(t target) (w, h vg.Length) {
	if f.cut != nil {
		return f.fullSize()
	}
	return t.size()
}

func (f *Figure) fullSize() (w, h vg.Length) {
	return vg.Length(f.width) * vg.Inch, vg.Length(f.height) * vg.Inch
}

// pageSize returns the size of the picture.
func (f *Figure) pageSize() (w, h vg.Length) {
	if f.cut != nil {
		return f.cut.Size().X, f.cut.Size().Y
	}
	return f.fullSize()
}

// shift is how far what is drawn moves because a part is cut out of the sheet.
func (f *Figure) shift() vg.Point {
	if f.cut == nil {
		return vg.Point{}
	}
	return f.cut.Min.Scale(-1)
}

// trim cuts the figure to what is drawn on it and a tenth of an inch around. That
// may be more than the sheet: a legend beside it.
func (f *Figure) trim(t target) {
	s := f.spacing
	if f.tight {
		s = f.tighten(t)
	}
	for _, a := range f.axes {
		a.fit()
	}
	var all []vg.Rectangle
	for _, p := range f.pens(t, s) {
		all = append(all, p.axes.outer(p))
		if l := p.axes.legend; l != nil {
			if r, places := l.box(p); len(places) > 0 {
				all = append(all, r)
			}
		}
	}
	if f.suptitle != nil {
		w, h := f.fullSize()
		all = append(all, extent(t, vg.Point{X: w / 2, Y: h * 0.98}, f.suptitle.text, f.suptitle.style))
	}
	if len(all) == 0 {
		return
	}
	cut := all[0]
	for _, r := range all[1:] {
		cut = union(cut, r)
	}
	const pad = 0.1 * vg.Inch
	cut.Min, cut.Max = cut.Min.Sub(vg.Point{X: pad, Y: pad}), cut.Max.Add(vg.Point{X: pad, Y: pad})
	f.cut = &cut
}
