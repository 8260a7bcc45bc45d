package pyplot

import (
	"bytes"
	"fmt"
	"math"
	"strings"
)

// Text draws the current figure with the dots of Braille letters, eight to a
// letter, in so many columns and rows; "" if there is no figure.
func Text(s *Session, columns, rows int) string {
	f := figuresOf(s).current
	if f == nil {
		return ""
	}
	a := &f.axes
	x, y := a.limits()
	top, bottom := tick(y[1]), tick(y[0])
	margin := max(len(top), len(bottom))
	b := newBraille(max(columns-margin-2, 8), max(rows-4, 4))
	for _, l := range a.lines {
		b.curve(l, x, y)
	}
	var t strings.Builder
	indent := strings.Repeat(" ", margin)
	if a.title != "" {
		fmt.Fprintf(&t, "%s %s\n", indent, a.title)
	}
	for i, row := range b.cells {
		label := ""
		switch i {
		case 0:
			label = top
		case len(b.cells) - 1:
			label = bottom
		}
		fmt.Fprintf(&t, "%*s |%s\n", margin, label, strings.TrimRight(string(row), " "))
	}
	left, right := tick(x[0]), tick(x[1])
	fmt.Fprintf(&t, "%s +%s\n", indent, strings.Repeat("-", b.columns))
	fmt.Fprintf(&t, "%s  %s%*s", indent, left, b.columns-len(left), right)
	if a.xlabel != "" || a.ylabel != "" {
		fmt.Fprintf(&t, "\n%s  x: %s  y: %s", indent, a.xlabel, a.ylabel)
	}
	return t.String()
}

func tick(v float64) string { return fmt.Sprintf("%.4g", v) }

// Image returns the current figure as the bytes of a file of the kind that ext
// names, ".png" or ".svg"; "" if there is no figure.
func Image(s *Session, ext string) string {
	f := figuresOf(s).current
	if f == nil {
		return ""
	}
	var out bytes.Buffer
	f.render(ext, 100).WriteTo(&out)
	return out.String()
}

// braille is a canvas of dots, two across and four down in each letter.
type braille struct {
	columns int
	cells   [][]rune
}

func newBraille(columns, rows int) *braille {
	b := &braille{columns: columns, cells: make([][]rune, rows)}
	for i := range b.cells {
		b.cells[i] = []rune(strings.Repeat(" ", columns))
	}
	return b
}

// dots are the bits of U+2800 by row and column.
var dots = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// set draws the dot at x, y, counted from the top left.
func (b *braille) set(x, y int) {
	if x < 0 || y < 0 || x >= 2*b.columns || y >= 4*len(b.cells) {
		return
	}
	cell := &b.cells[y/4][x/2]
	if *cell == ' ' {
		*cell = 0x2800
	}
	*cell |= dots[y%4][x%2]
}

// curve draws a line through its points, or the points alone if it has markers only.
func (b *braille) curve(l *line, xlim, ylim [2]float64) {
	w, h := float64(2*b.columns-1), float64(4*len(b.cells)-1)
	var lastX, lastY float64
	joined := false
	for i := range l.x {
		if !finite(l.x[i]) || !finite(l.y[i]) {
			joined = false
			continue
		}
		x := (l.x[i] - xlim[0]) / (xlim[1] - xlim[0]) * w
		y := (ylim[1] - l.y[i]) / (ylim[1] - ylim[0]) * h
		steps := 1.0
		if joined {
			steps = math.Min(math.Ceil(math.Max(math.Abs(x-lastX), math.Abs(y-lastY))), 10*(w+h))
		} else {
			lastX, lastY = x, y
		}
		for k := 1.0; k <= math.Max(steps, 1); k++ {
			b.set(int(math.Round(lastX+(x-lastX)*k/math.Max(steps, 1))), int(math.Round(lastY+(y-lastY)*k/math.Max(steps, 1))))
		}
		lastX, lastY, joined = x, y, l.style.dashes != ""
	}
}
