package shell

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/pattern"
)

// changeText shows what changed, one part a line of at most so many columns; a
// matrix and its gradient stand side by side below their name.
func (s *Shell) changeText(changes []Change, room int) string {
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
		if block := s.pairText(c, half, room); block != nil {
			lines = append(lines, block...)
			if at >= 0 {
				shown[at] = true
			}
			continue
		}
		lines = append(lines, s.changeLines(c, room)...)
	}
	return strings.Join(lines, "\n")
}

// isHalfOf reports whether one change is of the data, the other of the gradient of a Variable.
func (c Change) isHalfOf(other Change) bool {
	return c.call == other.call && (isGradOf(c.Path, other.Path) || isGradOf(other.Path, c.Path))
}

func isGradOf(grad, data string) bool { return strings.TrimSuffix(data, ".data")+".grad" == grad }

// changeLines is "model.W.grad  nil -> [[-0.0374]]"; of what is new, only what it
// is. A matrix that is too wide for that stands in its own rows.
func (s *Shell) changeLines(c Change, room int) []string {
	name := s.Painted(Label, c.Path) + "  "
	from, to := s.partText(c.From), s.paintedPart(c)
	line := name + from + " -> " + to
	long := width(c.Path+from+s.partText(c.To))+6 > room
	switch {
	case c.From == nil:
		line, long = name+to, width(c.Path+s.partText(c.To))+2 > room
	case c.From.array != nil && c.To != nil && c.To.array != nil && (isLarge(c.To.array) || from == to):
		return []string{name + to + s.summary(c.From.array, c.To.array)}
	}
	switch {
	case !long:
		return []string{line}
	case c.From != nil && s.partText(c.To) == "nil":
		return []string{name + "-> nil"}
	case c.To != nil && c.To.array != nil && isMatrix(c.To.array):
		return append([]string{strings.TrimSpace(name)}, s.matrixLines(c, room)...)
	case width(c.Path+from+s.partText(c.To)) > 2*room:
		return []string{name + to}
	}
	return []string{line}
}

// matrixLines are the rows of a matrix, beside those of before if there is room.
func (s *Shell) matrixLines(c Change, room int) []string {
	plain := strings.Split(s.Session.Print.Str(c.To.array), "\n")
	lines := s.paintRows(plain, c)
	var before []string
	if c.From != nil && c.From.array != nil && isMatrix(c.From.array) {
		before = strings.Split(s.Session.Print.Str(c.From.array), "\n")
	}
	column := widest(before)
	beside := len(before) == len(lines) && column+widest(plain)+6 <= room
	for i := range lines {
		switch {
		case !beside:
			lines[i] = "  " + lines[i]
		case i == 0:
			lines[i] = "  " + before[i] + strings.Repeat(" ", column-width(before[i])) + " -> " + lines[i]
		default:
			lines[i] = "  " + before[i] + strings.Repeat(" ", column-width(before[i])+4) + lines[i]
		}
	}
	return lines
}

// isMatrix reports whether an array is best shown in rows.
func isMatrix(a *array.Array) bool { return !isLarge(a) && a.Ndim() == 2 && a.Shape()[0] > 1 }

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
func (s *Shell) pairText(c, half Change, room int) []string {
	isRows := func(p *part) bool { return p != nil && p.array != nil && isMatrix(p.array) }
	if !isRows(c.To) || !isRows(half.To) || !array.SameShape(c.To.array.Shape(), half.To.array.Shape()) {
		return nil
	}
	data, grad := c, half
	if strings.HasSuffix(c.Path, ".grad") {
		data, grad = half, c
	}
	left := strings.Split(s.Session.Print.Str(data.To.array), "\n")
	right := strings.Split(s.Session.Print.Str(grad.To.array), "\n")
	column := widest(left) + 3
	if column+widest(right)+2 > room {
		return nil
	}
	painted := [2][]string{s.paintRows(left, data), s.paintRows(right, grad)}
	name := c.Path
	if half.Path != "" { // both changed
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".grad"), ".data")
	}
	lines := []string{s.Painted(Label, name), "  " + s.Painted(Header, "data") + strings.Repeat(" ", column-4) + s.Painted(Header, "grad")}
	for i := range left {
		lines = append(lines, "  "+painted[0][i]+strings.Repeat(" ", column-width(left[i]))+painted[1][i])
	}
	return lines
}

func (s *Shell) paintRows(rows []string, c Change) []string {
	return strings.Split(s.paintNumbers(strings.Join(rows, "\n"), c.From, c.To), "\n")
}

func (s *Shell) paintedPart(c Change) string { return s.paintNumbers(s.partText(c.To), c.From, c.To) }

var number = pattern.Of(`-?\b(?:\d+\.?\d*(?:e[+-]?\d+)?|inf|nan)`)

// paintNumbers colours the numbers in the text of an array by whether they rose or fell.
func (s *Shell) paintNumbers(text string, from, to *part) string {
	if s.Paint == nil || from == nil || to == nil || from.array == nil || to.array == nil || !array.SameShape(from.array.Shape(), to.array.Shape()) {
		return text
	}
	places := number().FindAllStringIndex(text, -1)
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
