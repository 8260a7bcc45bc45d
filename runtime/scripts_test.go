package runtime_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScripts runs the small programs in testdata: each begins with a title, a
// line "-- ...", and fails by an error.
func TestScripts(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.lua")
	if len(paths) == 0 {
		t.Fatal("no programs")
	}
	programs := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		programs[filepath.Base(path)] = string(text)
	}
	t.Chdir(t.TempDir())
	for name, text := range programs {
		for _, part := range strings.Split(text, "\n-- ")[1:] {
			title, code, _ := strings.Cut(part, "\n")
			t.Run(name+"/"+title, func(t *testing.T) {
				if got := luaText(t, "(function()\n"+code+"\nend)()"); got != "nil" {
					t.Error(got)
				}
			})
		}
	}
}
