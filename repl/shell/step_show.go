package shell

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"nnlua/runtime/array"
)

// changeText shows what changed, one part a line; a matrix and its gradient
// stand side by side below their name.
func (s *Shell) changeText(changes []Change) string {
	var lines []string
	for i := 0; i < len(changes); i++ {
		c := changes[i]
		if i+1 < len(changes) && isPair(c, changes[i+1]) {
			lines = append(lines, s.pairText(c, changes[i+1])...)
			i++
			continue
		}
		lines = append(lines, s.changeLine(c))
	}
	return strings.Join(lines, "\n")
}

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

// isPair reports whether two changes are the data and the gradient of one
// matrix that has several rows.
func isPair(data, grad Change) bool {
	if data.To == nil || grad.To == nil || data.To.array == nil || grad.To.array == nil || isLarge(data.To.array) || data.To.array.Ndim() != 2 || data.To.array.Shape()[0] < 2 {
		return false
	}
	return strings.TrimSuffix(data.Path, ".data")+".grad" == grad.Path
}

func (s *Shell) pairText(data, grad Change) []string {
	left := append([]string{"data"}, strings.Split(s.Session.Print.Str(data.To.array), "\n")...)
	right := append([]string{"grad"}, strings.Split(s.Session.Print.Str(grad.To.array), "\n")...)
	column := 0
	for _, line := range left {
		column = max(column, width(line)+3)
	}
	painted := [2][]string{s.paintRows(left, data), s.paintRows(right, grad)}
	lines := []string{s.Painted(Label, strings.TrimSuffix(data.Path, ".data"))}
	for i := range max(len(left), len(right)) {
		line := "  "
		if i < len(left) {
			line += painted[0][i] + strings.Repeat(" ", column-width(left[i]))
		} else {
			line += strings.Repeat(" ", column)
		}
		if i < len(right) {
			line += painted[1][i]
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
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
