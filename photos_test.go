//go:build unix

package main

import (
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// TestKilledPhotos kills scripts/alexnet_photos.lua 20 times while it trains. It
// always goes on from the last snapshot, and its log is in the end that of a
// training that nothing disturbed.
func TestKilledPhotos(t *testing.T) {
	train := func(out string, epoch int) *exec.Cmd {
		return exec.Command(program, "scripts/alexnet_photos.lua", "--size=32", "--width=0.02", "--resume", "--out="+out, fmt.Sprint("--epoch=", epoch))
	}
	killed, whole := t.TempDir(), t.TempDir()
	reached := 0
	for i := range 20 {
		cmd := train(killed, 1000)
		started(t, cmd)
		for wait := 0; i%4 == 0 && newestSnapshot(t, killed) == reached && wait < 1000; wait++ { // a slow machine gets on, too
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.Intn(150)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		saved := newestSnapshot(t, killed)
		if saved < reached {
			t.Fatalf("the newest snapshot is of iteration %d, there was one of %d", saved, reached)
		}
		reached = saved
	}
	if reached == 0 {
		t.Fatal("nothing was saved between 20 kills")
	}
	const iterations = 54. / 16 // of an epoch
	last := int(float64(reached)/iterations) + 2
	var logs []string
	for _, folder := range []string{killed, whole} {
		if out, err := train(folder, last).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		text, err := os.ReadFile(filepath.Join(folder, "log"))
		if err != nil {
			t.Fatal(err)
		}
		logs = append(logs, regexp.MustCompile(`"elapsed_time": [0-9.e-]+`).ReplaceAllString(string(text), ""))
	}
	if logs[0] != logs[1] {
		t.Errorf("after iteration %d the log is\n%s\nwant\n%s", reached, logs[0], logs[1])
	}
}

// newestSnapshot returns the iteration of the newest snapshot in a folder, 0 if there is none.
func newestSnapshot(t *testing.T, folder string) (newest int) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		var n int
		if k, _ := fmt.Sscanf(e.Name(), "snapshot_iter_%d", &n); k == 1 {
			newest = max(newest, n)
		}
	}
	return newest
}
