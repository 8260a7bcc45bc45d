// Command nnlua runs Lua lessons about neural networks, and is a prompt to
// explore them at. See README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"nnlua/repl/console"
	"nnlua/repl/shell"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/pyplot"
)

// version is the release; a build may set it with -ldflags "-X main.version=...".
var version = "0.1.0"

const usage = `usage:
  nnlua SCRIPT [ARGUMENT ...]   run a lesson
  nnlua                         open the prompt
  nnlua -i SCRIPT               run a lesson, then open the prompt in it
  nnlua -e 'CODE'               run code
  nnlua -                       run a program from standard input
  nnlua step SCRIPT             run a lesson line by line and see what changes
  nnlua trace SCRIPT            print each line that runs, with what it changed
                                (nnlua trace -h shows more)
  nnlua help NAME               explain a function, such as F.relu
  nnlua lessons                 list the lessons that are part of nnlua
  nnlua lessons get NAME [DIR]  copy a lesson and its text into a folder
  nnlua lessons new NAME        begin an exercise that marks itself
  nnlua check FILE [--json]     run an exercise and report its marks
  nnlua manual DIR              write the reference manual into a folder
  nnlua stubs [DIR]             write what an editor needs to complete and check lessons
  nnlua data import FILE ...    keep files of data sets that were got on another
                                computer, in NNLUA_DATA or the user's cache
  nnlua licenses                print the licences of what is part of nnlua
  nnlua version                 print the version
  --lang ja                     messages in Japanese, whatever LANG says
  --plot MODE                   plt.show's way: inline, text, window, file or none
`

// Exit codes.
const (
	exitOK          = 0
	exitScript      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	kernel.TuneCollector()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin *os.File, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("nnlua", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage) }
	code := flags.String("e", "", "run `CODE`")
	interactive := flags.Bool("i", false, "open the prompt after the script")
	plotMode := flags.String("plot", "", "how plt.show shows figures: a `mode`")
	lang := flags.String("lang", shell.Locale(os.Getenv), "the `language` of messages: en or ja")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	args = flags.Args()
	s := shell.New(stdout)
	defer s.Close()
	if *plotMode != "" {
		if !slices.Contains(pyplot.Modes, *plotMode) {
			fmt.Fprintf(stderr, "nnlua: --plot is '%s', want %s\n", *plotMode, strings.Join(pyplot.Modes, ", "))
			return exitUsage
		}
		os.Setenv("NNLUA_PLOT", *plotMode)
	}
	s.Language = shell.LanguageOf(*lang)
	ctx, stop := context.Background(), func() {}
	if *interactive { // Ctrl-C ends the script, not the prompt after it
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		stop = onInterrupt(s, cancel)
		s.Preset()
		s.KeepLocals = true
	}
	ended := func(err error) int {
		stop()
		return finish(s, err, *interactive, stderr)
	}
	switch {
	case *code != "":
		return ended(s.Run(ctx, *code, "(command line)", args))
	case len(args) == 0 && (*interactive || console.IsTerminal(stdin)):
		stop()
		s.Preset()
		return prompt(s, stderr)
	case len(args) == 0 || args[0] == "-":
		source, err := io.ReadAll(stdin)
		if err != nil {
			fmt.Fprintln(stderr, "nnlua: cannot read standard input:", err)
			return exitScript
		}
		defer onInterrupt(s, exit)()
		return finish(s, s.Run(ctx, string(source), "stdin", tail(args)), false, stderr)
	}
	if run := subcommands[args[0]]; run != nil {
		return run(call{s, args[1:], stdout, stderr})
	}
	if !*interactive {
		stop = onInterrupt(s, exit)
	}
	return ended(s.RunFile(ctx, args[0], args[1:]))
}

func tail(args []string) []string {
	if len(args) == 0 {
		return nil
	}
	return args[1:]
}

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
