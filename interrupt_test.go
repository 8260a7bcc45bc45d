//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is this test binary as nnlua: see TestMain.
const program = "nnlua"

// started starts a program and waits for its first line of output.
func started(t *testing.T, cmd *exec.Cmd) (line string) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	line, _ = bufio.NewReader(out).ReadString('\n')
	return strings.TrimSpace(line)
}

// TestInterruptedScript: Ctrl-C ends a running script with exit code 130.
func TestInterruptedScript(t *testing.T) {
	script := filepath.Join(t.TempDir(), "loop.lua")
	if err := os.WriteFile(script, []byte("print('go') while true do end"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, script)
	started(t, cmd)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
}

// TestInterruptedTraining: Ctrl-C ends a training after its iteration, with a
// last snapshot, from which it goes on.
func TestInterruptedTraining(t *testing.T) {
	folder := t.TempDir()
	cmd := exec.Command(program, "testdata/training/resumed.lua", folder, "1000000")
	var said bytes.Buffer
	cmd.Stderr = &said
	started(t, cmd)
	for lastSaved(t, folder) == 0 { // until it is in its loop
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	saved := regexp.MustCompile(`saved \S*snapshot_iter_(\d+)\n`).FindStringSubmatch(said.String())
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || saved == nil {
		t.Fatalf("exit code %d, want %d; it said %s", code, exitInterrupted, &said)
	}
	if line := started(t, exec.Command(program, "testdata/training/resumed.lua", folder, "1000000")); line != "begins at "+saved[1] {
		t.Errorf("it %s, want %s", line, saved[1])
	}
}

// TestKilledTraining kills a training 20 times. It always goes on from the last
// snapshot that was complete, and its losses are in the end those of a training
// that nothing disturbed.
func TestKilledTraining(t *testing.T) {
	folder := t.TempDir()
	run := func(folder string, last int) *exec.Cmd {
		return exec.Command(program, "testdata/training/resumed.lua", folder, strconv.Itoa(last))
	}
	reached := 0
	for range 20 {
		cmd := run(folder, 1000000)
		line := started(t, cmd)
		var begin int
		if _, err := fmt.Sscanf(line, "begins at %d", &begin); err != nil || begin < reached {
			t.Fatalf("it says '%s', want what was saved at iteration %d", line, reached)
		}
		time.Sleep(time.Duration(rand.Intn(100000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()
		reached = max(begin, lastSaved(t, folder))
	}
	if reached < 20 {
		t.Fatalf("only %d iterations between 20 kills", reached)
	}
	whole := t.TempDir()
	for _, folder := range []string{folder, whole} {
		if out, err := run(folder, reached+20).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	got, _ := os.ReadFile(filepath.Join(folder, "losses.txt"))
	want, _ := os.ReadFile(filepath.Join(whole, "losses.txt"))
	if len(want) == 0 || string(got) != string(want) {
		t.Errorf("after %d iterations the losses are\n%s\nwant\n%s", reached, got, want)
	}
}

// lastSaved returns the last complete line of saved.txt.
func lastSaved(t *testing.T, folder string) int {
	text, err := os.ReadFile(filepath.Join(folder, "saved.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 2 {
		return 0
	}
	n, err := strconv.Atoi(lines[len(lines)-2])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
