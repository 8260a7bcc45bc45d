//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedScript: Ctrl-C ends a running script with exit code 130.
func TestInterruptedScript(t *testing.T) {
	program := t.TempDir() + "/nnlua"
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	script := t.TempDir() + "/loop.lua"
	if err := os.WriteFile(script, []byte("io.write('go') while true do end"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, script)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	out.Read(make([]byte, 2)) // it runs
	time.Sleep(10 * time.Millisecond)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
}
