package licenses

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryModuleHasItsLicence compares the texts with the modules of the
// program on every system, and each with the file in the module.
func TestEveryModuleHasItsLicence(t *testing.T) {
	folders := map[string]string{} // of modules in the program
	for _, system := range []string{"linux", "darwin", "windows"} {
		command := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Dir}}{{end}}", "nnlua")
		command.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(out), "\n") {
			if module, folder, ok := strings.Cut(line, " "); ok && module != "nnlua" {
				folders[module] = folder
			}
		}
	}
	kept := map[string]bool{}
	for _, licence := range All() {
		kept[licence.Module] = true
		if licence.Module == "std" || licence.Module == "data" {
			continue
		}
		folder, ok := folders[licence.Module]
		if !ok {
			t.Errorf("%s is no part of the program: remove its texts", licence.Module)
			continue
		}
		found := false
		for _, inside := range []string{".", "THIRD_PARTY_LICENSES", "licenses"} {
			original, err := os.ReadFile(filepath.Join(folder, inside, licence.File))
			found = found || err == nil && bytes.Equal(original, []byte(licence.Text))
		}
		if !found {
			t.Errorf("%s: %s is not the text of the module", licence.Module, licence.File)
		}
	}
	for module, folder := range folders {
		if !kept[module] {
			t.Errorf("the licence of %s is missing: copy it from %s", module, folder)
		}
	}
	if !kept["std"] || !kept["data"] {
		t.Error("the licence of Go or that of the data is missing")
	}
}
