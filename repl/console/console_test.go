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
		s.Language = shell.LanguageOf(shell.Locale(os.Getenv))
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
	t      *testing.T
	file   *os.File
	cmd    *exec.Cmd
	screen *emulator
	mu     sync.Mutex
	seen   bytes.Buffer
	read   int // what expect has consumed
}

// start opens a prompt. env has settings such as "LANG=ja_JP.UTF-8".
func start(t *testing.T, env ...string) *terminal { return startSized(t, 80, 24, env...) }

func startSized(t *testing.T, columns, rows int, env ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "NNLUA_CONSOLE_TEST=1", "XDG_CONFIG_HOME="+t.TempDir(), "TERM=xterm", "LC_ALL=", "LANG=C", "NO_COLOR=")
	cmd.Env = append(cmd.Env, env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, file: file, cmd: cmd, screen: newEmulator(columns, rows)}
	term.screen.wraps = true // what programs print
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := file.Read(buf)
			term.screen.Write(buf[:n])
			term.mu.Lock()
			term.seen.Write(buf[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait(); file.Close() })
	term.expect("> ")
	return term
}

func (term *terminal) send(text string) { io.WriteString(term.file, text) }

func within(seconds int, done func() bool) bool {
	for deadline := time.Now().Add(time.Duration(seconds) * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if done() {
			return true
		}
	}
	return false
}

// output is all that came so far.
func (term *terminal) output() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.seen.String()
}

// expect waits until text has appeared behind what was expected before.
func (term *terminal) expect(text string) {
	term.t.Helper()
	if !within(10, func() bool {
		term.mu.Lock()
		defer term.mu.Unlock()
		at := strings.Index(term.seen.String()[term.read:], text)
		if at >= 0 {
			term.read += at + len(text)
		}
		return at >= 0
	}) {
		term.t.Fatalf("%q did not appear in %q", text, term.output()[term.read:])
	}
}

// expectScreen waits until the last lines on the screen are these, with | at the cursor.
func (term *terminal) expectScreen(lines ...string) {
	term.t.Helper()
	want := strings.Join(lines, "\n")
	if !within(10, func() bool { return strings.HasSuffix(term.screen.text(), want) }) {
		term.t.Fatalf("the screen is\n%s\nwant at its end\n%s", term.screen.text(), want)
	}
}

// expectExit waits for the end of the program.
func (term *terminal) expectExit() {
	term.t.Helper()
	done := make(chan error, 1)
	go func() { done <- term.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			term.t.Errorf("it left with %v", err)
		}
	case <-time.After(10 * time.Second):
		term.t.Error("it did not leave")
	}
}

func TestPrompt(t *testing.T) {
	term := start(t)
	term.send("local w = np.array{1, 2}\r")
	term.send("w * 2\r")
	term.expect("float32(2,)")
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

// TestScreen: what a user sees, with the cursor where it belongs.
func TestScreen(t *testing.T) {
	term := startSized(t, 40, 24)
	term.send("x = '日本語'\rx\r")
	term.expectScreen("> x = '日本語'", "> x", `"日本語"`, "> |")
	term.send("for i = 1, 2 do\rprint(i)\rend\r")
	term.expectScreen("> for i = 1, 2 do", ">>   print(i)", ">> end", "1", "2", "> |")
	term.send(keyUp)
	term.expectScreen("> for i = 1, 2 do", ">>   print(i)", ">> end|")
	term.send(keyUp + keyHome + ctrlRight + "x")
	term.expectScreen("> for i = 1, 2 do", ">>   printx|(i)", ">> end")
	term.send("\x03")
	term.expectScreen(">>   printx(i)", ">> end^C", "> |")
	term.send("io.write 'no line end'\r")
	term.expectScreen("no line end", "> |")
	term.send("print('これは四十桁の端末より長い日本語の行です')" + strings.Repeat(keyLeft, 5))
	term.expectScreen("> print('これは四十桁の端末より長い日本", "語の|行です')")
	term.send("\x07model = L.Linear(1, 1)\rmodel.W.da\t")
	term.expectScreen("> model.W.data|", "Parameter.data: data?")
	term.send("\x15F.relu(mode\t)\x0c")
	term.expectScreen("> F.relu(model)|")
	term.send("\x15np.\t")
	term.expect("(1/")
	term.send("\t")
	term.expect("(2/")
	term.send("\x15F.relu(model)")
	term.expectScreen("> F.relu(model)|")
	pty.Setsize(term.file, &pty.Winsize{Rows: 24, Cols: 12})
	term.cmd.Process.Signal(syscall.SIGWINCH)
	term.expectScreen("> F.relu(mo", "del)|")
}

// TestPasteMarks: a program in a paste runs as one block; tabs in it complete nothing.
func TestPasteMarks(t *testing.T) {
	term := start(t)
	if !strings.Contains(term.output(), "\x1b[?2004h") {
		t.Error("the terminal is not asked for marks")
	}
	term.send(pasteStart + "local n = 0\nfor i = 1, 3 do\n\tn = n + i\nend\nn\n" + pasteEnd)
	term.expectScreen("> local n = 0", ">> for i = 1, 3 do", ">>     n = n + i", ">> end", ">> n", "6", "> |")
	term.send(pasteStart + "> y = 5\n> y * 2\n10\n" + pasteEnd)
	term.expectScreen("> y = 5", ">> y * 2", "10", "> |")
	term.send(keyUp)
	term.expectScreen("> y = 5", ">> y * 2|")
}

func TestLeave(t *testing.T) {
	for _, way := range []string{"\x04", ":quit\r"} {
		term := start(t)
		term.send(way)
		term.expectExit()
	}
}

// TestHistoryOfSessions: the next session knows what was entered in this one.
func TestHistoryOfSessions(t *testing.T) {
	home := "XDG_CONFIG_HOME=" + t.TempDir()
	term := start(t, home)
	term.send("function f()\rreturn 5\rend\rf()\r\x04")
	term.expectExit()
	term = start(t, home)
	term.send(keyUp + keyUp)
	term.expectScreen("> function f()", ">>   return 5", ">> end|")
	term.send("\x07\x12func")
	term.expectScreen("> function f()", ">>   return 5", ">> end|", "search: func")
}

// TestNoColors: NO_COLOR wants none, a dumb terminal not even a moved cursor.
func TestNoColors(t *testing.T) {
	term := start(t, "NO_COLOR=1")
	term.send("for i = 1, 1 do print('one') end\r")
	term.expect("one\r\n")
	if strings.Contains(term.output(), "m") && strings.Contains(term.output(), "\x1b[3") {
		t.Errorf("colours in %q", term.output())
	}
	term = start(t, "TERM=dumb")
	term.send("for i = 1, 2 do\nprint('number', i)\nend\n")
	term.expect("number\t2")
	term.send("np.zeros(1)\n:quit\n")
	term.expect("[0.]")
	term.expectExit()
	if strings.Contains(term.output(), "\x1b") {
		t.Errorf("sequences in %q", term.output())
	}
}

func TestJapanesePrompt(t *testing.T) {
	term := start(t, "LANG=ja_JP.UTF-8")
	term.send("nothing\r")
	term.expect("変数 'nothing' は定義されていません")
}

// TestReadAtPrompt: a program reads what is typed while it runs.
func TestReadAtPrompt(t *testing.T) {
	term := start(t)
	term.send("print('name?') name = io.read()\r")
	term.expect("\nname?")
	time.Sleep(50 * time.Millisecond)
	term.send("Ada\r")
	term.send("'<' .. name .. '>'\r")
	term.expect(`"<Ada>"`)
}

// TestEditor: :edit opens $EDITOR on the last input.
func TestEditor(t *testing.T) {
	term := start(t, "VISUAL=", "EDITOR=sed -i s/1/40/")
	term.send("1 + 2\r:edit\r")
	term.expect("42")
}

// TestNotATerminal: no prompt, no colours, and an end at the first error.
func TestNotATerminal(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "NNLUA_CONSOLE_TEST=1", "TERM=xterm", "LANG=C", "LC_ALL=")
	cmd.Stdin = strings.NewReader("x = 20\nfor i = 1, 2 do\n  x = x + 1\nend\nx\nnothing_here\nprint('not reached')\n")
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("it left with %v", err)
	}
	want := "22\ninput[4]:1: undefined variable 'nothing_here'\n   1 | nothing_here\n     | ^^^^^^^^^^^^\n"
	if string(out) != want {
		t.Errorf("it prints %q, want %q", out, want)
	}
}
