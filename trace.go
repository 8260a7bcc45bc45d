package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"nnlua/repl/shell"
)

const traceUsage = `usage: nnlua trace SCRIPT [OPTION ...] [-- ARGUMENT ...]
  --watch EXPR    only this expression, as a table with a row per change; may be repeated
  --csv FILE      write that table to a file
  --lines A-B     only these lines of the script
  --json          a JSON object a line: file, line, frame, in, changes (path, from, to), output
`

// texts is an option that may be given several times.
type texts []string

func (t *texts) String() string { return fmt.Sprint(*t) }

func (t *texts) Set(text string) error {
	*t = append(*t, text)
	return nil
}

// traceScript is nnlua trace. The options may stand before or behind the script.
func traceScript(ctx context.Context, s *shell.Shell, args []string, stderr io.Writer) int {
	var opt shell.TraceOptions
	flags := flag.NewFlagSet("nnlua trace", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, traceUsage) }
	flags.Var((*texts)(&opt.Watch), "watch", "")
	file := flags.String("csv", "", "")
	lines := flags.String("lines", "", "")
	flags.BoolVar(&opt.JSON, "json", false, "")
	script := ""
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		script, args = args[0], args[1:]
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return exitOK
	} else if err != nil {
		return exitUsage
	}
	args = flags.Args()
	if script == "" && len(args) > 0 {
		script, args = args[0], args[1:]
	}
	if *lines != "" {
		switch n, _ := fmt.Sscanf(*lines, "%d-%d", &opt.First, &opt.Last); n {
		case 1:
			opt.Last = opt.First
		case 0:
			script = ""
		}
	}
	if script == "" || *file != "" && opt.Watch == nil {
		flags.Usage()
		return exitUsage
	}
	if *file != "" {
		out, err := os.Create(*file)
		if err != nil {
			fmt.Fprintln(stderr, "nnlua:", err)
			return exitScript
		}
		defer out.Close()
		opt.CSV = out
	}
	return finish(s, s.Trace(ctx, script, args, opt), false, stderr)
}
