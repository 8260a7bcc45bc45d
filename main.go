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
	"slices"
	"strings"

	"nnlua/repl/console"
	"nnlua/repl/shell"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/pyplot"
)

// version is the release; a build may set it with -ldflags "-X main.version=...".
var version = "0.1.0"

// Exit codes.
const (
	exitOK          = 0
	exitScript      = 1
	exitUsage       = 2
	exitTimeout     = 124
	exitMemory      = 125
	exitOutput      = 126
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
	var limits limits
	limits.define(flags)
	err := flags.Parse(args)
	if args = flags.Args(); err == nil && limits.sandbox.on && limits.sandbox.folder == "" && len(args) > 0 && isFolder(args[0]) {
		limits.sandbox.folder = args[0]
		err = flags.Parse(args[1:])
		args = flags.Args()
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	if *plotMode != "" {
		if !slices.Contains(pyplot.Modes, *plotMode) {
			fmt.Fprintf(stderr, "nnlua: --plot is '%s', want %s\n", *plotMode, strings.Join(pyplot.Modes, ", "))
			return exitUsage
		}
		os.Setenv("NNLUA_PLOT", *plotMode)
	}
	if limits.any() {
		if *interactive || len(args) == 0 && *code == "" && console.IsTerminal(stdin) {
			fmt.Fprintln(stderr, "nnlua: limits are for programs, not for the prompt")
			return exitUsage
		}
		return runLimited(limits, shell.LanguageOf(*lang), *code, args, stdin, stdout, stderr)
	}
	s := shell.New(stdout)
	defer s.Close()
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
		stop = onInterrupt(s, exit)
		if len(args) == 0 {
			return ended(s.RunPiped(ctx, string(source), "stdin"))
		}
		return ended(s.Run(ctx, string(source), "stdin", args[1:]))
	}
	if run := subcommands[args[0]]; run != nil {
		return run(call{s, args[1:], stdout, stderr})
	}
	if !*interactive {
		stop = onInterrupt(s, exit)
	}
	return ended(s.RunFile(ctx, args[0], args[1:]))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func tail(args []string) []string {
	if len(args) == 0 {
		return nil
	}
	return args[1:]
}
