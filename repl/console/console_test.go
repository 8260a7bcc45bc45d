//go:build unix

package console

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"nnlua/repl/shell"
)

// TestMain runs the prompt itself when the test starts its own program again,
// inside a pseudo-terminal.
func TestMain(m *testing.M) {
	if os.Getenv("NNLUA_CONSOLE_TEST") != "" {
		s := shell.New(os.Stdout)
		s.Preset()
		if err := Run(s); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// terminal is a prompt in a pseudo-terminal.
type terminal struct {
	t    *testing.T
	file *os.File
	cmd  *exec.Cmd
	mu   sync.Mutex
	seen bytes.Buffer
	read int // what expect has consumed
}

func start(t *testing.T) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "NNLUA_CONSOLE_TEST=1", "XDG_CONFIG_HOME="+t.TempDir(), "TERM=xterm")
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, file: file, cmd: cmd}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := file.Read(buf)
			term.mu.Lock()
			term.seen.Write(buf[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { cmd.Process.Kill(); file.Close() })
	term.expect("> ")
	return term
}

func (term *terminal) send(text string) { io.WriteString(term.file, text) }

// expect waits until text has appeared behind what was expected before.
func (term *terminal) expect(text string) {
	term.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		term.mu.Lock()
		unread := term.seen.String()[term.read:]
		at := strings.Index(unread, text)
		if at >= 0 {
			term.read += at + len(text)
		}
		term.mu.Unlock()
		if at >= 0 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	term.t.Fatalf("%q did not appear in %q", text, term.seen.String()[term.read:])
}

func TestPrompt(t *testing.T) {
	term := start(t)
	term.send("local w = np.array{1, 2}\r")
	term.send("w * 2\r")
	term.expect("[2. 4.]")
	term.send("for i = 1, 2 do\r")
	term.expect(">> ")
	term.send("print('round', i)\rend\r")
	term.expect("round\t1")
	term.expect("round\t2")
	term.send("nothing.here\r")
	term.expect("undefined variable 'nothing'")
	term.send("'still ' .. 'alive'\r")
	term.expect(`"still alive"`)
}

// TestInterrupt stops an endless loop with Ctrl-C and goes on in the session.
func TestInterrupt(t *testing.T) {
	term := start(t)
	term.send("x = 41\r")
	term.send("print('go') while true do end\r")
	term.expect("\ngo")
	time.Sleep(50 * time.Millisecond)
	if err := term.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	term.expect("interrupted")
	term.send("x + 1\r")
	term.expect("42")
}

func TestLeave(t *testing.T) {
	term := start(t)
	term.send("\x04")
	done := make(chan error, 1)
	go func() { done <- term.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Ctrl-D left with %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Ctrl-D did not leave")
	}
}
