package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"nnlua/repl/lessons"
	"nnlua/repl/shell"
)

// lessonsCommand lists the lessons, copies one out, or makes an exercise.
func lessonsCommand(c call) int {
	japanese := c.shell.Language == shell.Japanese
	switch {
	case len(c.args) == 0:
		for _, lesson := range lessons.List(japanese) {
			fmt.Fprintf(c.stdout, "%-20s %s\n", lesson.Name, lesson.About)
		}
		return exitOK
	case c.args[0] == "get" && (len(c.args) == 2 || len(c.args) == 3):
		files, err := lessons.Get(c.args[1], append(c.args, ".")[2], japanese)
		for _, file := range files {
			fmt.Fprintln(c.stdout, file)
		}
		return c.finish(err)
	case c.args[0] == "new" && len(c.args) == 2:
		file, err := lessons.New(c.args[1], japanese)
		if err == nil {
			fmt.Fprintln(c.stdout, file)
		}
		return c.finish(err)
	}
	return c.usage("lessons [get NAME [DIR] | new NAME]")
}

// checkCommand runs a student's program and reports what its checks have found.
// Figures are not shown.
func checkCommand(c call) int {
	args, asJSON := c.args, false
	for i, arg := range args {
		if arg == "--json" || arg == "-json" {
			args, asJSON = append(append([]string{}, args[:i]...), args[i+1:]...), true
			break
		}
	}
	if len(args) != 1 {
		return c.usage("check FILE [--json]")
	}
	defer onInterrupt(c.shell, exit)()
	os.Setenv("NNLUA_PLOT", "none")
	if asJSON {
		c.shell.Emit = func(shell.Event) {}
	}
	marking := c.shell.Check(context.Background(), args[0])
	if asJSON {
		writeJSON(c.stdout, marking)
	} else {
		fmt.Fprintln(c.stdout, c.shell.Summary(marking))
	}
	if !marking.Passed {
		return exitScript
	}
	return exitOK
}

func writeJSON(w io.Writer, v any) {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	encoder.Encode(v)
}
