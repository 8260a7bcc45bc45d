package console

import (
	"strings"

	"nnlua/repl/shell"
)

// enter runs the input if it is complete; if not, it starts another line.
func (e *editor) enter() (done bool) {
	e.dedent()
	if e.shell.IsComplete(e.buffer.String()) {
		e.accept()
		return true
	}
	empty := strings.HasSuffix(strings.TrimRight(e.buffer.head(), " "), "\n")
	e.breakLine()
	if empty {
		e.below = []string{e.shell.Say("the input is not complete: an 'end', a bracket or a quote is missing (Ctrl-C or Esc twice drops it)",
			"入力がまだ完結していません: 'end'、括弧、引用符のどれかが足りません（Ctrl-C か Esc 二回で取り消し）")}
	}
	return false
}

func (e *editor) accept() {
	e.below = nil
	e.screen.leave(&e.buffer, "")
}

// breakLine starts a new line, indented by the blocks that are open.
func (e *editor) breakLine() {
	e.buffer.insert("\n" + shell.Indent(e.buffer.head()))
}

// dedent moves a line that begins with the end of a block below its start.
func (e *editor) dedent() {
	b := &e.buffer
	line := b.line()
	trimmed := strings.TrimLeft(line, " ")
	word := trimmed
	if n := strings.IndexFunc(trimmed, func(r rune) bool { return !isWord(r) }); n > 0 {
		word = trimmed[:n]
	}
	start := b.lineStart(b.at)
	if start == 0 || len(line) == len(trimmed) {
		return
	}
	switch {
	case word == "end", word == "else", word == "elseif", word == "until",
		strings.HasPrefix(trimmed, "}"), strings.HasPrefix(trimmed, ")"):
		indent := strings.TrimPrefix(shell.Indent(string(b.text[:start])), "  ")
		if len(indent) < len(line)-len(trimmed) {
			behind := b.lineEnd(b.at) - b.at
			b.replace(start, b.lineEnd(b.at), indent+trimmed)
			b.at -= behind
		}
	}
}

// paste puts in a text. One that ends with its line is entered, as if typed.
func (e *editor) paste(text string) (done bool) {
	text = cleanPaste(text)
	e.buffer.insert(text)
	all := e.buffer.String()
	if e.buffer.at == len(e.buffer.text) && strings.HasSuffix(all, "\n") && strings.TrimSpace(all) != "" && e.shell.IsComplete(all) {
		e.buffer.set(strings.TrimRight(all, "\n"))
		e.accept()
		return true
	}
	return false
}
