package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// commands runs the lines of a sh block.
func (p *markdownPage) commands(i int) {
	b := p.blocks[i]
	var printed strings.Builder
	null, err := os.Open(os.DevNull)
	if err != nil {
		p.Fatal(err)
	}
	defer null.Close()
	for _, line := range strings.Split(strings.TrimSpace(b.text), "\n") {
		line, _, _ = strings.Cut(line, "  #")
		args := words(line)
		switch {
		case strings.HasPrefix(line, "go run . "):
			args = args[3:]
		case args[0] == "nnlua":
			args = args[1:]
		case slices.Contains([]string{"go build .", "go test ./...", "bash .ci/run"}, line):
			continue
		case slices.Contains(args, "test"):
			p.namesTest(b, line, args)
			continue
		default:
			p.Errorf("line %d: there is no test for the command %s", b.first, line)
			continue
		}
		if code := run(args, null, &printed, &printed); code != exitOK {
			p.Errorf("line %d: %s ended with %d: %s", b.first, line, code, printed.String())
		}
	}
	p.compare(i, printed.String())
}

// words splits a command as a shell does that knows single quotes only.
func words(line string) []string {
	var all []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

// namesTest looks for a test of the name that go test -run is given, in the folder it names.
func (p *markdownPage) namesTest(b block, line string, args []string) {
	at := slices.Index(args, "-run")
	if at < 0 || at+1 == len(args) {
		p.Errorf("line %d: there is no test for the command %s", b.first, line)
		return
	}
	name, _, _ := strings.Cut(args[at+1], "/")
	test := regexp.MustCompile(`(?m)^func Test\w*` + name)
	for _, folder := range args {
		if strings.HasPrefix(folder, ".") {
			files, _ := filepath.Glob(filepath.Join(p.root, folder, "*_test.go"))
			if !slices.ContainsFunc(files, func(file string) bool { text, _ := os.ReadFile(file); return test.Match(text) }) {
				p.Errorf("line %d: %s has no test %s", b.first, folder, name)
			}
		}
	}
}

// isInModule looks for the text of a block in the Go files, whatever its indentation.
func (p *markdownPage) isInModule(b block) {
	flat := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	found := false
	filepath.WalkDir(p.root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !found {
			code, _ := os.ReadFile(path)
			found = strings.Contains(flat(string(code)), flat(b.text))
		}
		return err
	})
	if !found {
		p.Errorf("line %d: the block stands in no Go file", b.first)
	}
}

// findsModule writes a go.mod with the lines of the block for a module beside
// this one, and lists what a program in it needs.
func (p *markdownPage) findsModule(b block) {
	sums, err := os.ReadFile(filepath.Join(p.root, "go.sum"))
	if err != nil {
		p.Fatal(err)
	}
	above := p.TempDir()
	school := filepath.Join(above, "school")
	err = errors.Join(os.Symlink(p.root, filepath.Join(above, "nnlua")), os.Mkdir(school, 0o777),
		os.WriteFile(filepath.Join(school, "go.mod"), []byte("module school\n\ngo 1.26.0\n\n"+b.text), 0o666),
		os.WriteFile(filepath.Join(school, "go.sum"), sums, 0o666),
		os.WriteFile(filepath.Join(school, "school.go"), []byte("package school\n\nimport _ \"nnlua/bindings\"\n"), 0o666))
	if err != nil {
		p.Fatal(err)
	}
	list := exec.Command("go", "list", "-mod=mod", "-deps", ".")
	list.Dir = school
	if out, err := list.CombinedOutput(); err != nil || !strings.Contains(string(out), "nnlua/bindings\n") {
		p.Errorf("line %d: %v\n%s", b.first, err, out)
	}
}
