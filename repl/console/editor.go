package console

import (
	"errors"
	"io"
	"strings"
	"sync"

	"nnlua/repl/shell"
)

// errInterrupt is what read returns when the input was dropped.
var errInterrupt = errors.New("interrupt")

// editor reads one input after the other: statements of one or more lines.
type editor struct {
	shell   *shell.Shell
	keys    *reader
	screen  *screen
	history *history
	suspend func() // stops the process until it is called back; nil where there is no such thing

	buffer buffer
	below  []string // lines below the input, until the next key
	drawn  sync.Mutex
	active bool
}

// read returns the next input, without its last line end.
func (e *editor) read() (string, error) {
	e.buffer.clear()
	e.history.rest()
	e.screen.start()
	e.setActive(true)
	defer e.setActive(false)
	for {
		if len(e.keys.unread) == 0 { // what comes at once is drawn at once
			e.redraw()
		}
		k, err := e.keys.next()
		if err != nil {
			return "", err
		}
		e.drawn.Lock()
		e.below = nil
		done, err := e.press(k)
		e.drawn.Unlock()
		if err != nil {
			return "", err
		}
		if done {
			return e.buffer.String(), nil
		}
	}
}

func (e *editor) setActive(on bool) {
	e.drawn.Lock()
	defer e.drawn.Unlock()
	e.active = on
}

// redraw draws the input, when a key changed it or the terminal its width.
func (e *editor) redraw() {
	e.drawn.Lock()
	defer e.drawn.Unlock()
	if e.active {
		e.screen.draw(&e.buffer, e.below)
	}
}

// press does what a key asks for; done means that the input is to be run.
func (e *editor) press(k key) (done bool, err error) {
	b := &e.buffer
	switch k.code {
	case letter:
		b.insert(string(k.r))
	case paste:
		return e.paste(k.text), nil
	case enter:
		return e.enter(), nil
	case newline:
		e.breakLine()
	case tab:
		e.tab()
	case search, searchForward:
		return e.search(k.code)
	case interrupt, cancel:
		mark := ""
		if k.code == interrupt {
			mark = "^C"
		}
		e.screen.leave(b, mark)
		return false, errInterrupt
	case leave:
		if len(b.text) == 0 {
			e.screen.leave(b, "")
			return false, io.EOF
		}
		e.edit(key{code: deleteRight})
	case up:
		if !b.up() {
			e.recall(e.history.previous(b.String(), b.head()))
		}
	case down:
		if !b.down() {
			e.recall(e.history.next())
		}
	case clearScreen:
		e.screen.clear()
	case suspend:
		if e.suspend != nil {
			e.screen.leave(b, "")
			e.suspend()
			e.screen.start()
		}
	default:
		e.edit(k)
	}
	return false, nil
}

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

func (e *editor) recall(entry string, ok bool) {
	if ok {
		e.buffer.set(entry)
	}
}

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
		e.below = []string{e.shell.Say("the input is not complete: an 'end', a bracket or a quote is missing (Ctrl-C drops it)",
			"入力がまだ完結していません: 'end'、括弧、引用符のどれかが足りません（Ctrl-C で取り消し）")}
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
