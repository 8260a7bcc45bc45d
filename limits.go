package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"time"

	"nnlua/bindings"
	"nnlua/repl/shell"
	"nnlua/runtime/array"
	"nnlua/runtime/file"
	"nnlua/runtime/pattern"
)

// stop is the reason for which a program is stopped.
type stop struct {
	status string
	code   int
	text   string
}

func (s *stop) Error() string { return "stopped: the program " + s.text }

// guard watches over a program. When a limit is passed it first interrupts the
// program, so that the message names the line, and ends the process if that does
// not help at once: nothing that a program does can hold that up.
type guard struct {
	limits
	shell          *shell.Shell
	stdout, stderr io.Writer
	cancel         context.CancelCauseFunc
	start          time.Time
	base           uint64 // memory before the program
	reported       sync.Once

	mu      sync.Mutex
	written uint64
	stopped *stop
}

// grace is how long an interrupted program has to end.
const grace = 300 * time.Millisecond

// runLimited runs a program under limits. args name it, unless there is code.
func runLimited(l limits, language shell.Language, code string, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	g := &guard{limits: l, stdout: stdout, stderr: stderr, start: time.Now()}
	g.shell = shell.New(g)
	defer g.shell.Close()
	g.shell.Language = language
	source, name, args, err := readProgram(code, args, stdin)
	if err != nil {
		return g.finish(err)
	}
	if l.sandbox.on {
		if err := g.confine(); err != nil {
			fmt.Fprintln(stderr, "nnlua: --sandbox:", err)
			return exitUsage
		}
	}
	bindings.JoinOutputs(g.shell.L)
	g.shell.Session.Stderr = g.shell.Session.Stdout
	bindings.OnExit(g.shell.L, func(code int) { g.exit("exit", code, fmt.Sprintf("os.exit(%d)", code)) })
	ctx, cancel := context.WithCancelCause(context.Background())
	g.cancel = cancel
	g.watch()
	return g.finish(g.shell.Run(ctx, source, name, args))
}

// readProgram reads the program before the files are out of reach.
func readProgram(code string, args []string, stdin io.Reader) (source, name string, rest []string, err error) {
	var text []byte
	switch {
	case code != "":
		return code, "(command line)", args, nil
	case len(args) == 0 || args[0] == "-":
		text, err = io.ReadAll(stdin)
		return string(text), "stdin", tail(args), err
	}
	text, err = os.ReadFile(args[0])
	if err != nil {
		err = fmt.Errorf("cannot read the script %s: %s", args[0], file.Reason(err))
	}
	return string(text), args[0], args[1:], err
}

func (g *guard) confine() error {
	if err := file.Confine(g.sandbox.folder); err != nil {
		return err
	}
	bindings.Restrict(g.shell.L)
	if g.sandbox.folder != "" {
		return os.Chdir(g.sandbox.folder)
	}
	return nil
}

// watch starts the clock and the eye on the memory.
func (g *guard) watch() {
	if g.timeout > 0 {
		time.AfterFunc(time.Duration(g.timeout), func() {
			g.halt(&stop{"timeout", exitTimeout, "ran longer than " + time.Duration(g.timeout).String()})
		})
	}
	g.base, _ = memory()
	debug.SetMaxStack(1 << 40) // weigh is there first, and tells what happened
	if g.memory > 0 {
		array.Limit(uint64(g.memory))
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(int64(min(g.base+uint64(g.memory), math.MaxInt64)))
	} else {
		g.memory = size(array.MaxBytes() / 8 * 7) // beyond it the system would end the process without a word
	}
	go g.weigh()
}

// maxStack is how many bytes nested calls of the runtime's own may take.
const maxStack = 512 << 20

// weigh looks at the memory in use again and again.
func (g *guard) weigh() {
	tooMuch := &stop{"memory", exitMemory, "used more memory than " + g.memory.String()}
	tooDeep := &stop{"memory", exitMemory, "nested its calls too deep: they took more than 512M"}
	for range time.Tick(2 * time.Millisecond) {
		used, stacks := memory()
		switch {
		case stacks > maxStack:
			g.exit(tooDeep.status, tooDeep.code, tooDeep.Error())
		case used > g.base+2*uint64(g.memory):
			g.exit(tooMuch.status, tooMuch.code, tooMuch.Error())
		case used > g.base+uint64(g.memory):
			runtime.GC()
			if used, _ = memory(); used > g.base+uint64(g.memory) {
				g.halt(tooMuch)
				return
			}
		}
	}
}

// memory returns the bytes of all values and stacks, and those of the stacks.
func memory() (all, stacks uint64) {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	metrics.Read(samples)
	stacks = samples[1].Value.Uint64()
	return samples[0].Value.Uint64() + stacks, stacks
}

// Write takes what the program prints.
func (g *guard) Write(text []byte) (int, error) {
	g.mu.Lock()
	room := uint64(len(text))
	if g.output > 0 {
		room = min(room, uint64(g.output)-g.written)
	}
	g.written += room
	g.mu.Unlock()
	g.stdout.Write(text[:room])
	if room < uint64(len(text)) {
		g.halt(&stop{"output", exitOutput, "printed more than " + g.output.String()})
	}
	return len(text), nil
}

// halt interrupts the program, and ends the process if it goes on.
func (g *guard) halt(s *stop) {
	g.mu.Lock()
	first := g.stopped == nil
	if first {
		g.stopped = s
	}
	g.mu.Unlock()
	if !first {
		return
	}
	g.cancel(s)
	time.AfterFunc(grace, func() { g.exit(s.status, s.code, s.Error()) })
}

// finish reports how the program ended and returns the exit code.
func (g *guard) finish(err error) int {
	g.mu.Lock()
	stopped := g.stopped
	g.mu.Unlock()
	if stopped != nil && err == nil {
		err = stopped
	}
	if err == nil {
		return g.report("ok", exitOK, "", "")
	}
	text := g.shell.Report(err)
	message, _, _ := strings.Cut(text, "\n")
	if _, isBug := bindings.AsBug(err); isBug {
		return g.report("internal", exitScript, text, text)
	}
	if stopped != nil {
		return g.report(stopped.status, stopped.code, text, message)
	}
	return g.report("error", exitScript, text, message)
}

// exit reports and ends the process.
func (g *guard) exit(status string, code int, message string) {
	text := message
	if status == "exit" {
		text = ""
	}
	os.Exit(g.report(status, code, text, message))
}

var position = pattern.Of(`(?s)^([^\n]+?):(\d+): (.*)$`)

// report writes the text for a person, or the line for a program, once.
func (g *guard) report(status string, code int, text, message string) int {
	done := false
	g.reported.Do(func() {
		done = true
		if !g.json {
			if text != "" {
				fmt.Fprintln(g.stderr, text)
			}
			return
		}
		line := struct {
			Status  string  `json:"status"`
			Exit    int     `json:"exit"`
			Message string  `json:"message,omitempty"`
			File    string  `json:"file,omitempty"`
			Line    int     `json:"line,omitempty"`
			Seconds float64 `json:"seconds"`
			Output  uint64  `json:"output_bytes"`
			Memory  uint64  `json:"memory_bytes"`
		}{Status: status, Exit: code, Message: message, Seconds: math.Round(time.Since(g.start).Seconds()*1000) / 1000, Output: g.written}
		if now, _ := memory(); now > g.base {
			line.Memory = now - g.base
		}
		if at := position().FindStringSubmatch(message); at != nil {
			line.File, line.Message = at[1], at[3]
			line.Line, _ = strconv.Atoi(at[2])
		}
		encoder := json.NewEncoder(g.stderr)
		encoder.SetEscapeHTML(false)
		encoder.Encode(line)
	})
	if !done { // another goroutine is about to end the process
		select {}
	}
	return code
}
