package main

import (
	"os"
	"os/exec"
	"testing"
)

// TestCrossBuilds: the program builds for Windows, and the shell for browsers.
func TestCrossBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two more worlds")
	}
	for _, c := range []struct{ system, processor, pkg string }{
		{"windows", "amd64", "."},
		{"js", "wasm", "./repl/shell"},
	} {
		cmd := exec.Command("go", "build", "-o", os.DevNull, c.pkg)
		cmd.Env = append(os.Environ(), "GOOS="+c.system, "GOARCH="+c.processor, "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s/%s: %v\n%s", c.system, c.processor, err, out)
		}
	}
}
