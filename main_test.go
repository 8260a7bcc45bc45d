package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nnlua": main})
}

// TestScripts runs the whole program by the scripts in testdata/script.
func TestScripts(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("SCRIPTS", filepath.Join(root, "scripts"))
			env.Setenv("MODEL", filepath.Join(root, "testdata", "model"))
			env.Setenv("LESSON", filepath.Join(root, "testdata", "lesson"))
			env.Setenv("XDG_CONFIG_HOME", env.WorkDir)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"attack": attack},
	})
}

// attack runs a program in a sandbox under limits: attack STATUS[|STATUS...] CODE, or
// -f FILE. Whatever it does, the last line of standard error is the one for a grader.
func attack(ts *testscript.TestScript, _ bool, args []string) {
	want, program := strings.Split(args[0], "|"), []string{"-e", args[1]}
	if args[1] == "-f" {
		program = args[2:]
	}
	timeout := "60"
	if slices.Contains(want, "timeout") {
		timeout = "0.4"
	}
	failure := ts.Exec("nnlua", append([]string{"--json", "--sandbox=box", "--timeout", timeout, "--max-memory", "40M", "--max-output", "4K"}, program...)...)
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stderr")), "\n")
	var end struct {
		Status, Message string
		Exit            int
	}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &end); err != nil {
		ts.Fatalf("%v", err)
	}
	if !slices.Contains(want, end.Status) || (failure == nil) != (end.Exit == 0) || len(lines) > 1 {
		ts.Fatalf("%s, %s, want %s", end.Status, end.Message, args[0])
	}
}
