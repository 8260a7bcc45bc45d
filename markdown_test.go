package main

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nnlua/repl/shell"
)

var update = flag.Bool("update", false, "write what programs print into the Markdown files, and the list of lessons")

// block is a fenced block of a Markdown file.
type block struct {
	language    string
	text        string
	first, last int // lines between the fences
}

// fence begins or ends a block. The word in it says how the block is tested:
//
//	lua      lines behind "> " are typed at a prompt, one for the whole file, and print what
//	         follows them; any other text is a program
//	sh       nnlua, or go run, is run; the other commands are those of .ci/run
//	python   runs with Chainer, where CHAINER_PYTHON is set to the path of its Python
//	go       stands in a Go file of this module, which is tested or compiled
//	mod      in the go.mod of another module, lets this module be found
//	text     is what the lua, sh or python blocks before it print
var fence = regexp.MustCompile("^```(\\w*)$")

// strayFence begins a block in a way that the test does not know, and so would not run.
var strayFence = regexp.MustCompile("^[ >*-]*(```|~~~)|^(    |\t)|<pre")

func blocksOf(lines []string) []block {
	var all []block
	for i := 0; i < len(lines); i++ {
		m := fence.FindStringSubmatch(lines[i])
		if m == nil {
			if strayFence.MatchString(lines[i]) {
				all = append(all, block{language: lines[i], first: i + 1, last: i + 1})
			}
			continue
		}
		b := block{language: m[1], first: i + 1, last: i + 1}
		for b.last < len(lines) && lines[b.last] != "```" {
			b.last++
		}
		b.text = strings.Join(lines[b.first:b.last], "\n") + "\n"
		all = append(all, b)
		i = b.last
	}
	return all
}

// markdown returns all Markdown files but the manual, whose pages are compared with the catalog.
func markdown(t *testing.T) []string {
	var files []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && (path == ".git" || path == "repl/manual/pages") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".md") {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	return files
}

// TestMarkdown runs all code blocks of all Markdown files.
func TestMarkdown(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NNLUA_PLOT", "none")
	for _, path := range markdown(t) {
		t.Run(path, func(t *testing.T) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			if err := os.Symlink(filepath.Join(root, "scripts"), "scripts"); err != nil {
				t.Skip("no symbolic links here:", err)
			}
			p := &markdownPage{T: t, root: root, lines: strings.Split(string(source), "\n")}
			p.prompt = shell.New(&p.printed)
			defer p.prompt.Close()
			p.prompt.Preset()
			p.blocks = blocksOf(p.lines)
			for i := len(p.blocks) - 1; i >= 0; i-- {
				p.outputs = append(p.outputs, "")
			}
			for i := range p.blocks {
				p.test(i)
			}
			for i, b := range p.blocks {
				if b.language == "text" && p.outputs[i] == "" {
					t.Errorf("line %d: no program before this block prints it", b.first)
				}
			}
			if *update {
				p.write(filepath.Join(root, path))
			}
		})
	}
}

// markdownPage is a file that is being tested.
type markdownPage struct {
	*testing.T
	root    string
	lines   []string
	blocks  []block
	outputs []string // what replaces a block, when it is to be updated
	prompt  *shell.Shell
	printed strings.Builder
}

func (p *markdownPage) test(i int) {
	b := p.blocks[i]
	switch b.language {
	case "lua":
		if strings.HasPrefix(b.text, "> ") {
			p.session(i)
			return
		}
		p.save(b)
		var printed strings.Builder
		s := shell.New(&printed)
		defer s.Close()
		if err := s.Run(context.Background(), b.text, "block", nil); err != nil {
			p.Errorf("line %d: %s", b.first, s.Report(err))
		}
		p.compare(i, printed.String())
	case "sh":
		p.commands(i)
	case "python":
		if python := os.Getenv("CHAINER_PYTHON"); python != "" {
			command := exec.Command(python, "-")
			command.Stdin = strings.NewReader(b.text)
			out, err := command.Output()
			if err != nil {
				p.Errorf("line %d: %v", b.first, err)
			}
			p.compare(i, string(out))
		}
	case "go":
		p.isInModule(b)
	case "mod":
		p.findsModule(b)
	case "text":
	default:
		p.Errorf("line %d: there is no test for a block of '%s'", b.first, b.language)
	}
}

var saved = regexp.MustCompile("(?:Save this as |次のプログラムを )`([\\w.]+\\.lua)`")

// save writes a program to the file that a line above it names.
func (p *markdownPage) save(b block) {
	for i := b.first - 2; i >= 0 && i >= b.first-4; i-- {
		if m := saved.FindStringSubmatch(p.lines[i]); m != nil {
			if err := os.WriteFile(m[1], []byte(b.text), 0o666); err != nil {
				p.Fatal(err)
			}
			return
		}
	}
}

// compare holds the output of block i against the next text block behind
// it, if only other programs of the same output stand between them.
func (p *markdownPage) compare(i int, printed string) {
	for k := i + 1; k < len(p.blocks); k++ {
		next := p.blocks[k]
		near := !slices.ContainsFunc(p.lines[p.blocks[k-1].last+1:next.first-1], func(line string) bool {
			return line != "" && !strings.HasPrefix(line, "**") // a title between two languages
		})
		switch {
		case !near:
			return
		case next.language == "text":
			if p.outputs[k] = printed; next.text != printed && !*update {
				p.Errorf("line %d prints\n%swant\n%s", p.blocks[i].first, printed, next.text)
			}
			return
		case next.language != "lua" && next.language != "python":
			return
		}
	}
}

// session types the lines behind "> " at the prompt of the file.
func (p *markdownPage) session(i int) {
	var all strings.Builder
	lines := strings.Split(strings.TrimSuffix(p.blocks[i].text, "\n"), "\n")
	for k := 0; k < len(lines); {
		input, _ := strings.CutPrefix(lines[k], "> ")
		all.WriteString(lines[k] + "\n")
		for k++; k < len(lines) && strings.HasPrefix(lines[k], ">> "); k++ {
			input += "\n" + lines[k][3:]
			all.WriteString(lines[k] + "\n")
		}
		p.printed.Reset()
		p.prompt.Execute(context.Background(), input)
		all.WriteString(p.printed.String())
		for k < len(lines) && !strings.HasPrefix(lines[k], "> ") {
			k++
		}
	}
	if p.outputs[i] = all.String(); p.outputs[i] != p.blocks[i].text && !*update {
		p.Errorf("line %d prints\n%swant\n%s", p.blocks[i].first, p.outputs[i], p.blocks[i].text)
	}
}

// write puts what was printed into the file.
func (p *markdownPage) write(path string) {
	for i := len(p.blocks) - 1; i >= 0; i-- {
		if b := p.blocks[i]; p.outputs[i] != "" {
			p.lines = slices.Replace(p.lines, b.first, b.last, strings.Split(strings.TrimSuffix(p.outputs[i], "\n"), "\n")...)
		}
	}
	if err := os.WriteFile(path, []byte(strings.Join(p.lines, "\n")), 0o666); err != nil {
		p.Fatal(err)
	}
}
