package console

import "strings"

// edit does the keys that move or delete within the buffer.
func (e *editor) edit(k key) {
	b := &e.buffer
	switch k.code {
	case backspace:
		if b.at > 0 {
			b.replace(b.at-e.backspaceWidth(), b.at, "")
		}
	case deleteRight:
		if b.at < len(b.text) {
			at := b.at
			b.replace(at, at+1, "")
		}
	case left:
		b.at = max(b.at-1, 0)
	case right:
		b.at = min(b.at+1, len(b.text))
	case wordLeft:
		b.at = b.wordLeft()
	case wordRight:
		b.at = b.wordRight()
	case home:
		b.at = b.lineStart(b.at)
	case end:
		b.at = b.lineEnd(b.at)
	case killWordLeft:
		b.kill(b.wordLeft(), b.at)
	case killWordRight:
		b.kill(b.at, b.wordRight())
	case killLeft:
		b.kill(b.lineStart(b.at), b.at)
	case killRight:
		b.kill(b.at, max(b.lineEnd(b.at), min(b.at+1, len(b.text))))
	case yank:
		b.insert(string(b.killed))
	case transpose:
		b.transpose()
	case undo:
		b.undo()
	}
}

// backspaceWidth is 2 in the indentation of a line, which Tab and Enter made in twos.
func (e *editor) backspaceWidth() int {
	b := &e.buffer
	before := string(b.text[b.lineStart(b.at):b.at])
	if len(before) > 1 && strings.TrimLeft(before, " ") == "" {
		return 2
	}
	return 1
}
