package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"nnlua/repl/console"
	"nnlua/repl/shell"
)

// finish reports the error of a script, and opens the prompt where that was asked for.
func finish(s *shell.Shell, err error, interactive bool, stderr io.Writer) int {
	if err != nil {
		fmt.Fprintln(stderr, s.Report(err))
	}
	if interactive {
		return prompt(s, stderr)
	}
	if err != nil {
		return exitScript
	}
	return exitOK
}

func prompt(s *shell.Shell, stderr io.Writer) int {
	switch err := console.Run(s); {
	case errors.Is(err, console.ErrFailed): // and was reported
		return exitScript
	case err != nil:
		fmt.Fprintln(stderr, "nnlua:", err)
		return exitScript
	}
	return exitOK
}

func exit() { os.Exit(exitInterrupted) }

// onInterrupt makes Ctrl-C end a script by end. While a trainer runs, the first
// one lets it end its iteration and save what it has reached. The function that
// it returns gives Ctrl-C its usual meaning back.
func onInterrupt(s *shell.Shell, end func()) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	go func() {
		for range signals {
			if !s.Session.EndLoop(end) {
				end()
				continue
			}
			fmt.Fprintln(os.Stderr, s.Say("\nending after this iteration; Ctrl-C again ends at once", "\nこの反復の後で終わります。もう一度 Ctrl-C ですぐに終わります"))
		}
	}()
	return func() { signal.Stop(signals) }
}
