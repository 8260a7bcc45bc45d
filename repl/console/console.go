// Package console is the prompt in a terminal: a line editor of its own on the
// platform layer of chzyer/readline (raw mode, and the reader and writer for
// Windows consoles); everything else is package shell's.
package console

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/chzyer/readline"

	"nnlua/repl/shell"
)

// IsTerminal reports whether f is a terminal, where a person types.
func IsTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }

// ErrFailed is what Run returns after an error in input that no person types.
var ErrFailed = errors.New("an input failed")

// Run reads, evaluates and prints until the input ends (Ctrl-D) or the user
// quits. At a terminal, errors and Ctrl-C end a computation, never the session;
// other input ends at its first error.
func Run(s *shell.Shell) error {
	c, end := open(s)
	defer end()
	if c.editor == nil {
		return c.plain()
	}
	s.KeepLocals = true
	return c.loop()
}

// Step runs a script line by line; what to do at each is read as Run reads. It
// returns the error that ended the script.
func Step(s *shell.Shell, path string, args []string) error {
	c, end := open(s)
	defer end()
	return c.interruptible(func(ctx context.Context) error { return s.Step(ctx, path, args) })
}

// Dress gives what a session shows the colours and the width of the terminal
// that it goes to, if it goes to one.
func Dress(s *shell.Shell) {
	if !IsTerminal(os.Stdout) {
		return
	}
	s.Width, s.Height = size()
	if wantsColor() {
		s.Paint = color
	}
}

// open joins a session and the terminal, until end is called.
func open(s *shell.Shell) (c *console, end func()) {
	c = &console{shell: s, out: readline.Stdout, fd: int(os.Stdin.Fd()), column0: true, typing: IsTerminal(os.Stdin)}
	emit := s.Emit
	end = func() { s.Emit, s.Paint, s.Edit, s.Ask = emit, nil, nil, nil }
	s.Emit, s.Edit, s.Ask = c.show, edit, c.ask
	if c.typing {
		Dress(s)
	}
	if !c.typing || !IsTerminal(os.Stdout) || isDumb() {
		c.lines = bufio.NewReader(os.Stdin)
		return c, end
	}
	c.editor = &editor{
		shell: s,
		keys:  &reader{in: readline.Stdin},
		screen: &screen{
			out: readline.Stdout, size: size, colored: s.Paint != nil,
			pastes: runtime.GOOS != "windows", // whose writer swallows what follows an unknown sequence
		},
		history: openHistory(historyFile()),
		suspend: c.suspend,
	}
	readline.DefaultOnWidthChanged(c.editor.redraw)
	return c, end
}

// console joins a session and a terminal.
type console struct {
	shell   *shell.Shell
	editor  *editor       // nil where input is read without editing
	lines   *bufio.Reader // then from here
	typing  bool          // a person types
	out     io.Writer
	fd      int
	column0 bool // what was printed ended with its line
	cooked  *readline.State
}

func (c *console) loop() error {
	fmt.Fprintln(c.out, c.shell.Say(":help shows what this prompt can do", ":help でこのプロンプトの使い方を表示"))
	for {
		if !c.column0 { // the prompt would erase what stands in its line
			fmt.Fprintln(c.out)
			c.column0 = true
		}
		input, err := c.read(firstPrompt)
		switch {
		case errors.Is(err, errInterrupt):
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if strings.TrimSpace(input) == "" {
			continue
		}
		c.editor.history.add(input)
		if c.execute(input) == shell.ErrQuit {
			return nil
		}
	}
}

// read reads an input with the terminal in raw mode.
func (c *console) read(prompt string) (string, error) {
	if err := c.raw(); err != nil {
		return "", err
	}
	defer c.restore()
	c.editor.screen.prompt = prompt
	input, err := c.editor.read()
	c.shell.Width, c.shell.Height = size()
	return input, err
}

// ask reads an input while a program is stopped.
func (c *console) ask(prompt string) (string, error) {
	if c.editor == nil {
		input, err := c.readPlain(prompt)
		if input != "" { // the end comes with the next
			err = nil
		}
		return input, err
	}
	for {
		if !c.column0 {
			fmt.Fprintln(c.out)
			c.column0 = true
		}
		input, err := c.read(prompt)
		if errors.Is(err, errInterrupt) {
			continue
		}
		if err == nil && strings.TrimSpace(input) != "" {
			c.editor.history.add(input)
		}
		return input, err
	}
}

func (c *console) raw() error {
	state, err := readline.MakeRaw(c.fd)
	if err != nil {
		return fmt.Errorf("the terminal cannot be set up: %w", err)
	}
	c.cooked = state
	return nil
}

func (c *console) restore() { readline.Restore(c.fd, c.cooked) }

// suspend is Ctrl-Z.
func (c *console) suspend() {
	c.restore()
	stop()
	c.raw()
}

// show prints what happens in the session.
func (c *console) show(e shell.Event) {
	text := e.Text
	if e.Kind != shell.Output {
		if !c.column0 {
			text = "\n" + text
		}
		text += "\n"
	}
	if text != "" {
		c.column0 = strings.HasSuffix(text, "\n")
		io.WriteString(c.out, text)
	}
}

// size returns the columns and rows of the terminal.
func size() (columns, rows int) {
	columns, rows, err := readline.GetSize(int(os.Stdout.Fd()))
	if err != nil || columns < 1 || rows < 1 {
		return 80, 24
	}
	return max(columns, 10), max(rows, 3)
}

func clearTerminal(out io.Writer) {
	readline.ClearScreen(out)
	io.WriteString(out, "\x1b[J")
}

// edit opens the user's editor on a file.
func edit(path string) error {
	program := os.Getenv("VISUAL")
	if program == "" {
		program = os.Getenv("EDITOR")
	}
	if program == "" {
		program = "vi"
		if runtime.GOOS == "windows" {
			program = "notepad"
		}
	}
	words := append(strings.Fields(program), path)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
