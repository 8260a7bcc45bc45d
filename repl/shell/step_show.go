package shell

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"nnlua/runtime/array"
)

// changeText shows what changed, one part a line; a matrix and its gradient
// stand side by side below their name.
func (s *Shell) changeText(changes []Change) string {
	var lines []string
	shown := make([]bool, len(changes))
	for i, c := range changes {
		if shown[i] {
			continue
		}
		half := Change{To: c.beside}
		at := slices.IndexFunc(changes, c.isHalfOf)
		if at >= 0 {
			half = changes[at]
		}
		if block := s.pairText(c, half); block != nil {
			lines = append(lines, block...)
			if at >= 0 {
				shown[at] = true
			}
			continue
		}
		lines = append(lines, s.changeLine(c))
	}
	return strings.Join(lines, "\n")
}

// isHalfOf reports whether one change is of the data, the other of the gradient of a Variable.
func (c Change) isHalfOf(other Change) bool {
	return c.call == other.call && (isGradOf(c.Path, other.Path) || isGradOf(other.Path, c.Path))
}

func isGradOf(grad, data string) bool { return strings.TrimSuffix(data, ".data")+".grad" == grad }

// changeLine is "model.W.grad  nil -> [[-0.0374]]"; of what is new, only what it is.
func (s *Shell) changeLine(c Change) string {
	name := s.Painted(Label, c.Path) + "  "
	from, to := s.partText(c.From), s.paintedPart(c)
	switch {
	case c.From == nil:
		if strings.HasSuffix(c.Path, ".grad") {
			return name + "nil -> " + to
		}
		return name + to
	case c.From.array != nil && c.To != nil && c.To.array != nil && (isLarge(c.To.array) || from == to):
		return name + to + s.summary(c.From.array, c.To.array)
	case width(c.Path+from)+width(s.partText(c.To))+6 > 2*s.Width:
		return name + to
	}
	return name + from + " -> " + to
}

func isLarge(a *array.Array) bool { return a.Size() > 36 }

// summary counts what is different in arrays too large to show.
func (s *Shell) summary(from, to *array.Array) string {
	if !array.SameShape(from.Shape(), to.Shape()) {
		return ""
	}
	n, largest := 0, 0.0
	for i := range to.Size() {
		if d := to.Float(i) - from.Float(i); d != 0 {
			n++
			largest = math.Max(largest, math.Abs(d))
		}
	}
	return fmt.Sprintf(s.Say("  %d of %d changed, by %.3g at most", "  %[2]d 個中 %[1]d 個が変化（最大 %.3[3]g）"), n, to.Size(), largest)
}

// pairText is the data and the gradient of a matrix, one of which changed; nil
// where a line for each is better.
func (s *Shell) pairText(c, half Change) []string {
	isRows := func(p *part) bool {
		return p != nil && p.array != nil && !isLarge(p.array) && p.array.Ndim() == 2 && p.array.Shape()[0] > 1
	}
	if !isRows(c.To) || !isRows(half.To) || !array.SameShape(c.To.array.Shape(), half.To.array.Shape()) {
		return nil
	}
	data, grad := c, half
	if strings.HasSuffix(c.Path, ".grad") {
		data, grad = half, c
	}
	left := append([]string{"data"}, strings.Split(s.Session.Print.Str(data.To.array), "\n")...)
	right := append([]string{"grad"}, strings.Split(s.Session.Print.Str(grad.To.array), "\n")...)
	column := widest(left) + 3
	if changeMargin+column+widest(right) > s.Width {
		return nil
	}
	painted := [2][]string{s.paintRows(left, data), s.paintRows(right, grad)}
	name := c.Path
	if half.Path != "" { // both changed
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".grad"), ".data")
	}
	lines := []string{s.Painted(Label, name)}
	for i := range left {
		lines = append(lines, "  "+painted[0][i]+strings.Repeat(" ", column-width(left[i]))+painted[1][i])
	}
	return lines
}

// changeMargin is how far changes are indented at most.
const changeMargin = 13

func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, width(line))
	}
	return most
}

func (s *Shell) paintRows(rows []string, c Change) []string {
	text := s.paintNumbers(strings.Join(rows[1:], "\n"), c.From, c.To)
	return append([]string{s.Painted(Header, rows[0])}, strings.Split(text, "\n")...)
}

func (s *Shell) paintedPart(c Change) string { return s.paintNumbers(s.partText(c.To), c.From, c.To) }

var number = regexp.MustCompile(`-?\b(?:\d+\.?\d*(?:e[+-]?\d+)?|inf|nan)`)

// paintNumbers colours the numbers in the text of an array by whether they rose or fell.
func (s *Shell) paintNumbers(text string, from, to *part) string {
	if s.Paint == nil || from == nil || to == nil || from.array == nil || to.array == nil || !array.SameShape(from.array.Shape(), to.array.Shape()) {
		return text
	}
	places := number.FindAllStringIndex(text, -1)
	if len(places) != to.array.Size() {
		return text
	}
	var painted strings.Builder
	end := 0
	for i, at := range places {
		style := Plain
		switch a, b := from.array.Float(i), to.array.Float(i); {
		case b > a:
			style = Up
		case b < a:
			style = Down
		}
		painted.WriteString(text[end:at[0]] + s.Painted(style, text[at[0]:at[1]]))
		end = at[1]
	}
	return painted.String() + text[end:]
}
