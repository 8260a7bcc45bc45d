package console

import (
	"io"

	"nnlua/repl/shell"
)

// plain reads lines of input without editing: from a pipe, where the first
// error ends all, or from a terminal that cannot move its cursor.
func (c *console) plain() error {
	for {
		input, err := c.readPlain(firstPrompt)
		result := c.execute(input)
		switch {
		case result == shell.ErrQuit:
			return nil
		case result != nil && !c.typing:
			return ErrFailed
		case err == io.EOF:
			if c.typing {
				io.WriteString(c.out, "\n")
			}
			return nil
		case err != nil:
			return err
		}
	}
}

// readPlain reads lines until they make an input. At the end there may be
// something unfinished.
func (c *console) readPlain(prompt string) (input string, err error) {
	var read shell.Nesting
	for {
		if c.typing {
			io.WriteString(c.out, prompt)
		}
		line, err := c.lines.ReadString('\n')
		isOpen := read.Add(line) && !c.typing // a person wants to know of a mistake at once
		if err != nil || !isOpen && c.shell.IsComplete(read.Text) {
			return read.Text, err
		}
		prompt = morePrompt
	}
}
