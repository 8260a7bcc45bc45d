//go:build unix

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestFirstPrompt: the prompt is there within 40 ms of the start.
func TestFirstPrompt(t *testing.T) {
	program := t.TempDir() + "/nnlua"
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	best := time.Hour // of ten: a busy machine is no fault
	for range 10 {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), "TERM=xterm", "XDG_CONFIG_HOME="+t.TempDir())
		start := time.Now()
		file, err := pty.Start(cmd)
		if err != nil {
			t.Fatal(err)
		}
		seen, buf := "", make([]byte, 4096)
		for !strings.Contains(seen, "> ") {
			n, err := file.Read(buf)
			if err != nil {
				t.Fatalf("no prompt in %q: %v", seen, err)
			}
			seen += string(buf[:n])
		}
		best = min(best, time.Since(start))
		cmd.Process.Kill()
		cmd.Wait()
		file.Close()
	}
	t.Logf("first prompt after %s", best)
	if best > 40*time.Millisecond {
		t.Errorf("first prompt after %s", best)
	}
}
