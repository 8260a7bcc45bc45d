package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"nnlua/repl/console"
	"nnlua/repl/shell"
)

const traceUsage = `usage: nnlua trace SCRIPT [OPTION ...] [-- ARGUMENT ...]
Runs a script and prints every line as it runs, with what it changed.
  --watch EXPR    only this expression, as a table with a row per change; may be repeated
  --csv FILE      write that table to a file
  --lines A-B     only these lines of the script
  --json          a JSON object a line, in the order in which the lines ran:
                    file, line   what ran
                    frame        how many calls are around it
                    call, in     the number of the call that it runs in, and its function
                    changes      a list of call, path, from, to: whose variable it is
                                 (0: global), which part of it, and its texts before
                                 and after; null is what is not there
                    output       what the line printed
                    error        only of the line that failed
                  To replay the run, keep a text for every call and path: forwards,
                  set it to every "to" in order; backwards, to every "from" in reverse.
                  The stack of calls is the one before, cut to frame calls, and call.
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
	if !opt.JSON {
		console.Dress(s)
	}
	err := s.Trace(ctx, script, args, opt)
	s.Paint = nil // stderr may be a file
	return finish(s, err, false, stderr)
}
