package console

import (
	"bufio"
	"io"

	"nnlua/repl/shell"
)

// plain reads lines of input without editing: from a pipe, where the first
// error ends all, or from a terminal that cannot move its cursor.
func (c *console) plain(in io.Reader, typing bool) error {
	lines := bufio.NewReader(in)
	input := ""
	prompt := func(text string) {
		if typing {
			io.WriteString(c.out, text)
		}
	}
	prompt(firstPrompt)
	for {
		line, err := lines.ReadString('\n')
		input += line
		if end := err != nil; end || c.shell.IsComplete(input) {
			result := c.execute(input)
			switch {
			case result == shell.ErrQuit:
				return nil
			case result != nil && !typing:
				return ErrFailed
			case end && err != io.EOF:
				return err
			case end:
				return nil
			}
			input = ""
			prompt(firstPrompt)
		} else {
			prompt(morePrompt)
		}
	}
}
