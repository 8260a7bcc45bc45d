package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"nnlua/repl/console"
	"nnlua/repl/licenses"
	"nnlua/repl/manual"
	"nnlua/repl/shell"
	"nnlua/repl/stubs"
	"nnlua/runtime/array"
	"nnlua/runtime/datasets"
)

// call is what a subcommand works with: its arguments are those behind its name.
type call struct {
	shell          *shell.Shell
	args           []string
	stdout, stderr io.Writer
}

// subcommands are the words that may stand in the place of a script.
var subcommands = map[string]func(call) int{
	"check":    checkCommand,
	"data":     importData,
	"help":     help,
	"lessons":  lessonsCommand,
	"licenses": printLicences,
	"manual":   writeManual,
	"step":     step,
	"stubs":    writeStubs,
	"trace":    trace,
	"version":  printVersion,
}

// usage says how a subcommand is called, and that it was not.
func (c call) usage(text string) int {
	fmt.Fprintln(c.stderr, "usage: nnlua "+text)
	return exitUsage
}

// finish reports the error of a subcommand.
func (c call) finish(err error) int {
	if err != nil {
		fmt.Fprintln(c.stderr, "nnlua:", err)
		return exitScript
	}
	return exitOK
}

// importData puts files of data sets where scripts look for them.
func importData(c call) int {
	if len(c.args) < 2 || c.args[0] != "import" {
		return c.usage("data import FILE ...")
	}
	for _, path := range c.args[1:] {
		err := array.Try(func() { fmt.Fprintf(c.stdout, "%s is now %s\n", path, datasets.Import(path)) })
		if err != nil {
			return c.finish(err)
		}
	}
	return exitOK
}

func help(c call) int {
	if len(c.args) != 1 {
		return c.usage("help NAME")
	}
	text, ok := c.shell.Help(strings.TrimSpace(c.args[0]))
	if !ok {
		fmt.Fprintln(c.stderr, text)
		return exitScript
	}
	fmt.Fprintln(c.stdout, text)
	return exitOK
}

func printVersion(c call) int {
	fmt.Fprintln(c.stdout, "nnlua", version)
	return exitOK
}

func printLicences(c call) int {
	if len(c.args) != 0 {
		return c.usage("licenses")
	}
	fmt.Fprintln(c.stdout, "nnlua is under the MIT License. These texts belong to what is part of it.")
	for _, licence := range licenses.All() {
		fmt.Fprintf(c.stdout, "\n==== %s: %s\n\n%s", licence.Module, licence.File, licence.Text)
	}
	return exitOK
}

func writeManual(c call) int {
	if len(c.args) != 1 {
		return c.usage("manual DIR")
	}
	return c.finish(manual.Write(c.args[0]))
}

func writeStubs(c call) int {
	folder := "."
	switch len(c.args) {
	case 0:
	case 1:
		folder = c.args[0]
	default:
		return c.usage("stubs [DIR]")
	}
	return c.finish(stubs.Write(folder))
}

func step(c call) int {
	if len(c.args) == 0 {
		return c.usage("step SCRIPT [ARGUMENT ...]")
	}
	err := console.Step(c.shell, c.args[0], c.args[1:])
	if errors.Is(err, shell.ErrReported) {
		return exitScript
	}
	return finish(c.shell, err, false, c.stderr)
}

func trace(c call) int {
	defer onInterrupt(c.shell, exit)()
	return traceScript(context.Background(), c.shell, c.args, c.stderr)
}
