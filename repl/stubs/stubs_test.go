package stubs

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/gopher-lua/parse"

	"nnlua/runtime/catalog"
)

// TestFilesAreLuaCATS reads every definition as lua-language-server would: the
// files are Lua, every annotation is one of LuaCATS in its grammar, and every
// type that is named is defined.
func TestFilesAreLuaCATS(t *testing.T) {
	defined := map[string]bool{}
	for _, word := range strings.Fields("any nil false boolean string number integer function table fun") {
		defined[word] = true
	}
	for _, file := range Files() {
		for _, m := range regexp.MustCompile(`(?m)^---@(?:class|alias) ([\w.]+)`).FindAllStringSubmatch(file.Text, -1) {
			if defined[m[1]] {
				t.Errorf("%s: %s is defined twice", file.Path, m[1])
			}
			defined[m[1]] = true
		}
	}
	for _, file := range Files() {
		if _, err := parse.Parse(strings.NewReader(file.Text), file.Path); err != nil {
			t.Errorf("%s: %v", file.Path, err)
		}
		if !strings.HasPrefix(file.Text, "---@meta ") {
			t.Errorf("%s does not begin with ---@meta", file.Path)
		}
		for i, line := range strings.Split(file.Text, "\n") {
			if rest, ok := strings.CutPrefix(line, "---@"); ok {
				p := &annotation{rest: rest, defined: defined}
				if p.read(); p.wrong != "" {
					t.Errorf("%s:%d: %s: %s", file.Path, i+1, line, p.wrong)
				}
			}
		}
	}
}

// TestEveryRowIsDefined looks for each function, method and attribute.
func TestEveryRowIsDefined(t *testing.T) {
	files := map[string]string{}
	for _, file := range Files() {
		files[file.Path] = file.Text
	}
	for name, want := range map[string][]string{
		"chainer/functions.lua": {"function M.relu(x) end", "function M.repeat_(x, repeats, axis) end", "---@param axis? number|F.softmax.keywords"},
		"chainer/links.lua":     {"function M.Linear(in_size, out_size, nobias, initialW, initial_bias) end", "---@return Linear"},
		"classes.lua":           {"---@class Linear: Link", "---@field W Parameter", "---@class Parameter: Variable", "---@field data Array", "---@operator add(any): Variable", "function Array:reshape(...) end"},
		"matplotlib/pyplot.lua": {`return require "pyplot"`},
		"chainer.lua":           {"---@field functions chainer.functions", "---@type Config"},
		"numpy/random.lua":      {"function M.seed(seed) end"},
	} {
		for _, text := range want {
			if !strings.Contains(files[name], text) {
				t.Errorf("%s has no %q", name, text)
			}
		}
	}
	all := strings.Builder{}
	for _, text := range files {
		all.WriteString(text)
	}
	for _, row := range catalog.Rows() {
		var want string
		switch {
		case strings.HasPrefix(row.Name, "__"):
			continue
		case row.Kind == catalog.Property:
			want = "---@field " + row.Name + " "
		case row.Kind == catalog.Method:
			want = "function " + row.Module + ":" + row.Name
		case row.Kind == catalog.Function:
			want = "function M." + row.Name
		default:
			want = "M." + row.Name + " = nil"
		}
		if !strings.Contains(all.String(), want) {
			t.Errorf("%s is not defined", row.FullName())
		}
	}
}

// TestWrite keeps the settings that somebody else wrote.
func TestWrite(t *testing.T) {
	folder := t.TempDir()
	for range 2 {
		if err := Write(folder); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(folder, ".luarc.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var read map[string]any
	if err := json.Unmarshal(text, &read); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(folder); err == nil || !strings.Contains(err.Error(), "workspace.library") {
		t.Errorf("got %v", err)
	}
	if text, _ := os.ReadFile(path); string(text) != "{}" {
		t.Error("the settings were overwritten")
	}
}

// annotation is a line behind ---@ that is being read.
type annotation struct {
	rest    string
	defined map[string]bool
	wrong   string
}

var patterns = map[string]*regexp.Regexp{}

func (p *annotation) match(pattern string) string {
	if patterns[pattern] == nil {
		patterns[pattern] = regexp.MustCompile("^(?:" + pattern + ")")
	}
	found := patterns[pattern].FindString(p.rest)
	p.rest = p.rest[len(found):]
	return found
}

func (p *annotation) want(pattern string) {
	if p.wrong == "" && p.match(pattern) == "" {
		p.wrong = "want " + pattern + " before '" + p.rest + "'"
	}
}

func (p *annotation) read() {
	switch tag := p.match(`\w+`); tag {
	case "meta":
		p.want(` [\w.]+`)
	case "class":
		p.want(` [\w.]+`)
		if p.match(`: `) != "" {
			p.typ()
			for p.match(`, `) != "" {
				p.typ()
			}
		}
	case "alias", "type":
		if p.want(` `); tag == "alias" {
			p.want(`[\w.]+ `)
		}
		p.typ()
	case "field":
		p.want(` `)
		if p.match(`\["\w+"\]\??`) == "" && p.match(`\w+\??`) == "" {
			p.want(`\[`)
			p.typ()
			p.want(`\]`)
		}
		p.want(` `)
		p.typ()
		p.match(` # .*`)
	case "param":
		p.want(` (?:\w+\??|\.\.\.) `)
		p.typ()
	case "return":
		p.want(` `)
		p.typ()
		p.match(` \.\.\.`)
	case "operator":
		p.want(` (?:add|sub|mul|div|mod|pow|unm|len)`)
		if p.match(`\(`) != "" {
			p.typ()
			p.want(`\)`)
		}
		p.want(`: `)
		p.typ()
	case "overload":
		p.want(` `)
		p.typ()
	default:
		p.wrong = "no annotation of LuaCATS"
	}
	if p.wrong == "" && p.rest != "" {
		p.wrong = "what is '" + p.rest + "'"
	}
}

// typ reads a type: names, strings, arrays, unions, tables and functions.
func (p *annotation) typ() {
	for p.wrong == "" {
		if p.match(`"[^"]*"`) == "" {
			switch name := p.match(`\.\.\.any|[\w.]+`); {
			case name == "fun":
				p.function()
			case name == "...any":
			case !p.defined[name]:
				p.wrong = "'" + name + "' is not defined"
			case name == "table" && p.match(`<`) != "":
				p.typ()
				p.want(`, `)
				p.typ()
				p.want(`>`)
			}
		}
		p.match(`\[\]`)
		if p.match(`\|`) == "" {
			return
		}
	}
}

func (p *annotation) function() {
	p.want(`\(`)
	for p.wrong == "" && p.match(`\)`) == "" {
		if p.want(`\w+\??|\.\.\.`); p.match(`: `) != "" {
			p.typ()
		}
		p.match(`, `)
	}
	if p.match(`: `) != "" {
		p.typ()
		for p.match(`, `) != "" {
			p.typ()
		}
	}
}
