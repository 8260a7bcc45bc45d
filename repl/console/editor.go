package console

import (
	"errors"
	"io"
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
	suspend func() // stops the program until it is called back

	drawn  sync.Mutex // guards what follows, and the screen: a change of its width draws, too
	active bool       // an input is being read
	buffer buffer
	below  []string // lines below the input, until the next key
	page   int      // of the completions, which the next Tab shows
}

// read returns the next input, without its last line end.
func (e *editor) read() (string, error) {
	e.drawn.Lock()
	e.buffer.clear()
	e.history.rest()
	e.screen.start()
	e.active = true
	e.drawn.Unlock()
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
		e.active = !done && err == nil
		e.drawn.Unlock()
		if err != nil {
			return "", err
		}
		if done {
			return e.buffer.String(), nil
		}
	}
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
	if k.code != tab {
		e.page = 0
	}
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
		e.screen.leave(b, "")
		e.suspend()
		e.screen.start()
	default:
		e.edit(k)
	}
	return false, nil
}

func (e *editor) recall(entry string, ok bool) {
	if ok {
		e.buffer.set(entry)
	}
}
