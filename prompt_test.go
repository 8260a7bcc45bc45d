//go:build unix

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// BenchmarkFirstPrompt is the time from the start of the program to its prompt
// at a terminal.
func BenchmarkFirstPrompt(b *testing.B) {
	program := b.TempDir() + "/nnlua"
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for b.Loop() {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), "TERM=xterm", "XDG_CONFIG_HOME="+b.TempDir())
		file, err := pty.Start(cmd)
		if err != nil {
			b.Fatal(err)
		}
		seen, buf := "", make([]byte, 4096)
		for !strings.Contains(seen, "> ") {
			n, err := file.Read(buf)
			if err != nil {
				b.Fatalf("no prompt in %q: %v", seen, err)
			}
			seen += string(buf[:n])
		}
		cmd.Process.Kill()
		cmd.Wait()
		file.Close()
	}
}
