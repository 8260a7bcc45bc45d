package console

import (
	"context"
	"io"
	"os"
	"os/signal"
	"time"
)

// patience is how long Ctrl-C may take before the console explains.
const patience = time.Second

// exitInterrupted is the exit code after Ctrl-C.
const exitInterrupted = 130

// execute runs one input. Ctrl-C cancels it, long functions of the runtime, too.
// What cannot be stopped, such as a program that it started, ends before that
// takes effect; who cannot wait can leave.
func (c *console) execute(input string) error {
	return c.interruptible(func(ctx context.Context) error { return c.shell.Execute(ctx, input) })
}

// interruptible calls run with a context that Ctrl-C cancels. While run steps
// through a program, Ctrl-C stops that at its next line instead; a trainer ends
// its iteration and saves what it has reached.
func (c *console) interruptible(run func(context.Context) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	done := make(chan struct{})
	defer close(done)
	defer signal.Stop(signals)
	go c.interrupt(signals, cancel, done)
	return run(ctx)
}

func (c *console) interrupt(signals <-chan os.Signal, cancel func(), done <-chan struct{}) {
	for paused := true; paused; {
		select {
		case <-signals:
			if c.typing {
				io.WriteString(c.out, "\n") // behind the terminal's ^C
			}
			if paused = c.shell.Pause(); !paused && !c.shell.Session.EndLoop(cancel) {
				cancel()
			}
		case <-done:
			return
		}
	}
	select {
	case <-time.After(patience):
		io.WriteString(c.out, c.shell.Say("waiting for a long calculation to end; Ctrl-C again ends nnlua",
			"長い計算の終わりを待っています。もう一度 Ctrl-C で nnlua を終了します")+"\n")
	case <-done:
		return
	}
	select {
	case <-signals:
		os.Exit(exitInterrupted)
	case <-done:
	}
}
