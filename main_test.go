package main

import (
	"os"
	"path/filepath"
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
	})
}
