package console

import (
	"slices"
	"unicode"
)

// buffer is a text of one or more lines and the place of the cursor in it.
type buffer struct {
	text   []rune
	at     int
	killed []rune // what Ctrl-Y brings back
	past   []state
}

// state is a moment to which undo goes back.
type state struct {
	text []rune
	at   int
}

func (b *buffer) String() string { return string(b.text) }

// head is the text before the cursor.
func (b *buffer) head() string { return string(b.text[:b.at]) }

func (b *buffer) set(text string) {
	b.remember()
	b.text = []rune(text)
	b.at = len(b.text)
}

// clear empties the buffer and what can be undone; what was killed stays.
func (b *buffer) clear() { b.text, b.at, b.past = nil, 0, nil }

func (b *buffer) remember() {
	const most = 200
	if len(b.past) == most {
		b.past = b.past[1:]
	}
	b.past = append(b.past, state{slices.Clone(b.text), b.at})
}

func (b *buffer) undo() bool {
	if len(b.past) == 0 {
		return false
	}
	last := b.past[len(b.past)-1]
	b.past = b.past[:len(b.past)-1]
	b.text, b.at = last.text, last.at
	return true
}

func (b *buffer) insert(text string) { b.replace(b.at, b.at, text) }

// replace puts text in place of what stands from one position to another.
func (b *buffer) replace(from, to int, text string) {
	b.remember()
	b.text = slices.Replace(b.text, from, to, []rune(text)...)
	b.at = from + len([]rune(text))
}

// kill takes out what stands from one position to another, for yank.
func (b *buffer) kill(from, to int) {
	if from == to {
		return
	}
	b.killed = slices.Clone(b.text[from:to])
	b.replace(from, to, "")
}

// lineStart and lineEnd are the ends of the line that position i is in.
func (b *buffer) lineStart(i int) int {
	for i > 0 && b.text[i-1] != '\n' {
		i--
	}
	return i
}

func (b *buffer) lineEnd(i int) int {
	for i < len(b.text) && b.text[i] != '\n' {
		i++
	}
	return i
}

// line is the line of the cursor.
func (b *buffer) line() string { return string(b.text[b.lineStart(b.at):b.lineEnd(b.at)]) }

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func (b *buffer) wordLeft() int {
	i := b.at
	for i > 0 && !isWord(b.text[i-1]) {
		i--
	}
	for i > 0 && isWord(b.text[i-1]) {
		i--
	}
	return i
}

func (b *buffer) wordRight() int {
	i := b.at
	for i < len(b.text) && !isWord(b.text[i]) {
		i++
	}
	for i < len(b.text) && isWord(b.text[i]) {
		i++
	}
	return i
}

// up moves to the line above, to the same column where there is one.
func (b *buffer) up() bool {
	start := b.lineStart(b.at)
	if start == 0 {
		return false
	}
	above := b.lineStart(start - 1)
	b.at = min(above+b.at-start, start-1)
	return true
}

func (b *buffer) down() bool {
	end := b.lineEnd(b.at)
	if end == len(b.text) {
		return false
	}
	b.at = min(end+1+b.at-b.lineStart(b.at), b.lineEnd(end+1))
	return true
}

// transpose swaps the letters around the cursor.
func (b *buffer) transpose() {
	if len(b.text) < 2 || b.at == 0 {
		return
	}
	i := min(b.at, len(b.text)-1)
	b.remember()
	b.text[i-1], b.text[i] = b.text[i], b.text[i-1]
	b.at = i + 1
}
