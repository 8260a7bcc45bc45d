package shell

import "strings"

// Nesting is a text that comes line by line, with what is open at its end.
type Nesting struct {
	Text   string
	known  int      // bytes of it that were looked at
	open   []opened // blocks and brackets
	inText bool     // a long string or comment is open
}

// opened is the word that opens a block or bracket.
type opened struct {
	word string
	at   int // where it stands
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
			n.word(opened{t.Text, t.Start})
		}
	}
	n.known = len(n.Text)
	return len(n.open) > 0
}

func (n *Nesting) word(word opened) {
	last := len(n.open) - 1
	switch word.word {
	case "(", "{", "[", "function", "then", "repeat", "for", "while":
		n.open = append(n.open, word)
	case "do": // of a loop, which is open already, or of a block
		if last >= 0 && (n.open[last].word == "for" || n.open[last].word == "while") {
			n.open[last].word = "do"
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
// every block and bracket that is open, but none for what a bracket is followed
// by in its line, as in f({ and f(function().
func Indent(source string) string {
	var n Nesting
	if n.Add(source); n.inText {
		return "" // there blanks count
	}
	indent := ""
	for i, o := range n.open {
		if i == 0 || !strings.Contains("([{", n.open[i-1].word) || strings.Contains(source[n.open[i-1].at:o.at], "\n") {
			indent += "  "
		}
	}
	return indent
}

// split cuts an input into the pieces that a person would have entered one by
// one: the fewest lines each that are complete.
func split(input string) []string {
	var pieces []string
	var n Nesting
	add := func(piece string) {
		if before, last, ok := lastExpression(piece); ok {
			pieces = append(pieces, before)
			piece = last
		}
		pieces = append(pieces, piece)
	}
	for _, line := range strings.SplitAfter(input, "\n") {
		begins := strings.TrimSpace(n.Text) == ""
		isOpen := n.Add(line)
		if begins && isForPrompt(line) || !isOpen && strings.TrimSpace(n.Text) != "" && isWhole(n.Text) {
			add(n.Text)
			n = Nesting{}
		}
	}
	if strings.TrimSpace(n.Text) != "" {
		add(n.Text)
	}
	return pieces
}

// lastExpression cuts x = 1; x into the statements and the expression behind
// them, which would be no program: ok is false if the piece is not of that kind.
func lastExpression(piece string) (statements, last string, ok bool) {
	if isStatement(piece) {
		return "", "", false
	}
	var n Nesting
	end := 0 // of the last semicolon that stands in no block and no bracket
	for _, t := range Tokens(expression(piece)) {
		if n.word(opened{t.Text, t.Start}); t.Text == ";" && len(n.open) == 0 {
			end = t.End()
		}
	}
	statements, last = piece[:end], piece[end:]
	return statements, last, end > 0 && isStatement(statements) && isStatement("return "+expression(last))
}
