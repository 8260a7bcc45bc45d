package pyplot

import "image/color"

// Figure is a drawing in progress.
type Figure struct {
	number int
	width  float64 // inches
	height float64
	axes   Axes
}

// Axes is a coordinate system and what stands in it.
type Axes struct {
	title, xlabel, ylabel string
	grid                  bool
	legend                bool
	lines                 []*line
	xlim, ylim            *[2]float64 // nil: fitted to the data
	nextColor             int         // in the colour cycle
}

// line is one curve with its style.
type line struct {
	x, y   []float64
	style  lineStyle
	label  string
	width  float64 // points
	marker float64 // size in points
}

// lineStyle is what a format string says.
type lineStyle struct {
	color  color.Color
	dashes string // "-", "--", "-.", ":", or "" for no line
	marker byte   // 'o', 's', ...; 0 for none
}

// figures is the pyplot state of one session: the figures and the current one.
type figures struct {
	current *Figure
	last    int // the highest number given so far
}

type figuresKey struct{}

func figuresOf(s *Session) *figures {
	return s.Part(figuresKey{}, func() any { return &figures{} }).(*figures)
}

// figure returns the current figure, a new one if there is none.
func (f *figures) figure() *Figure {
	if f.current == nil {
		f.last++
		f.current = &Figure{number: f.last, width: 6.4, height: 4.8}
	}
	return f.current
}

// close forgets all figures; numbers start anew, as in matplotlib.
func (f *figures) close() { f.current, f.last = nil, 0 }

func axesOf(s *Session) *Axes { return &figuresOf(s).figure().axes }
