// Package console is the prompt in a terminal: line editing and history by
// chzyer/readline, everything else by package shell.
package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/chzyer/readline"

	"nnlua/repl/shell"
)

const (
	firstPrompt = "> "
	morePrompt  = ">> "
	promptName  = "stdin"
)

// IsTerminal reports whether f is a terminal, where a person types.
func IsTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }

// Run reads, evaluates and prints until the input ends (Ctrl-D). Errors and
// Ctrl-C end a computation, never the session.
func Run(s *shell.Shell) error {
	rl, err := readline.NewEx(&readline.Config{
		Prompt:                 firstPrompt,
		HistoryFile:            historyFile(),
		DisableAutoSaveHistory: true,
		AutoComplete:           completer{s},
		InterruptPrompt:        "^C",
	})
	if err != nil {
		return err
	}
	defer rl.Close()
	input := ""
	for {
		line, err := rl.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt): // drops what was typed so far
			input = ""
			rl.SetPrompt(firstPrompt)
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		input += line
		if strings.TrimSpace(input) == "" {
			input = ""
			continue
		}
		if !s.IsComplete(input) {
			input += "\n"
			rl.SetPrompt(morePrompt)
			continue
		}
		rl.SaveHistory(strings.ReplaceAll(input, "\n", " "))
		evaluate(s, input, rl.Stdout(), rl.Stderr())
		input = ""
		rl.SetPrompt(firstPrompt)
	}
}

// evaluate runs one input and prints its values. Ctrl-C cancels it.
func evaluate(s *shell.Shell, input string, stdout, stderr io.Writer) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	values, err := s.Eval(ctx, input, promptName)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "interrupted")
	case err != nil:
		fmt.Fprintln(stderr, shell.Report(err))
	}
	for _, v := range values {
		fmt.Fprintln(stdout, v)
	}
}

// historyFile returns where the history is kept; "" keeps none.
func historyFile() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	folder = filepath.Join(folder, "nnlua")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return filepath.Join(folder, "history")
}

// completer is the Tab key.
type completer struct{ s *shell.Shell }

// Do returns what can be added at the cursor, and how much of it is typed already.
func (c completer) Do(line []rune, pos int) ([][]rune, int) {
	text := string(line[:pos])
	word := text[strings.LastIndexAny(text, " ()[]{},;=+-*/^%<>~#\"'")+1:]
	typed := len([]rune(word))
	var rest [][]rune
	for _, name := range c.s.Complete(text) {
		rest = append(rest, []rune(name)[typed:])
	}
	return rest, typed
}
