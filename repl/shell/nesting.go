package shell

import (
	"strings"
)

// Nesting is a text that comes line by line, with what is open at its end.
type Nesting struct {
	Text   string
	known  int      // bytes of it that were looked at
	open   []string // blocks and brackets
	inText bool     // a long string or comment is open
}

// Add takes more of the text, whole lines, and reports whether a block, a bracket
// or a long string is open behind it.
func (n *Nesting) Add(lines string) (isOpen bool) {
	n.Text += lines
	n.inText = false
	for t, ok := nextToken(n.Text, n.known); ok; t, ok = nextToken(n.Text, n.known) {
		if t.Open && t.Text[0] != '"' && t.Text[0] != '\'' {
			n.inText = true
			return true
		}
		n.known = t.End()
		if t.Style == Plain || t.Style == Keyword {
			n.word(t.Text)
		}
	}
	n.known = len(n.Text)
	return len(n.open) > 0
}

func (n *Nesting) word(word string) {
	last := len(n.open) - 1
	switch word {
	case "(", "{", "[", "function", "then", "repeat", "for", "while":
		n.open = append(n.open, word)
	case "do": // of a loop, which is open already, or of a block
		if last >= 0 && (n.open[last] == "for" || n.open[last] == "while") {
			n.open[last] = word
		} else {
			n.open = append(n.open, word)
		}
	case ")", "}", "]", "end", "until", "elseif": // a then follows elseif
		if last >= 0 {
			n.open = n.open[:last]
		}
	}
}

// Indent returns the blanks with which the line behind source starts: two for
// every block and bracket that is open.
func Indent(source string) string {
	var n Nesting
	if n.Add(source); n.inText {
		return "" // there blanks count
	}
	return strings.Repeat("  ", len(n.open))
}

// split cuts an input into the pieces that a person would have entered one by
// one: the fewest lines each that are complete.
func split(input string) []string {
	var pieces []string
	var n Nesting
	for _, line := range strings.SplitAfter(input, "\n") {
		begins := strings.TrimSpace(n.Text) == ""
		isOpen := n.Add(line)
		if begins && isForPrompt(line) || !isOpen && strings.TrimSpace(n.Text) != "" && isWhole(n.Text) {
			pieces = append(pieces, n.Text)
			n = Nesting{}
		}
	}
	if strings.TrimSpace(n.Text) != "" {
		pieces = append(pieces, n.Text)
	}
	return pieces
}
