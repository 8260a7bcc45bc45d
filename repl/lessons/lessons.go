// Package lessons gives out the lessons that are part of the program, and makes
// new exercises.
package lessons

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nnlua/runtime/catalog"
	"nnlua/runtime/pattern"
	"nnlua/scripts"
)

// Lesson is a script of the course.
type Lesson struct {
	Name  string // "simple_model"
	About string // the comment that it begins with
}

// folders are where the lessons of a language stand.
var folders = map[bool]string{false: ".", true: "ja"}

// List returns the lessons in the order of the course map, and what each is
// about in the language that is asked for. One without a Japanese twin says it in English.
func List(japanese bool) []Lesson {
	files, _ := fs.Glob(scripts.Files, "*.lua")
	course, _ := fs.ReadFile(scripts.Files, "README.md")
	place := func(file string) int {
		if at := strings.Index(string(course), "("+file+")"); at >= 0 {
			return at
		}
		return len(course)
	}
	slices.SortStableFunc(files, func(a, b string) int { return place(a) - place(b) })
	var all []Lesson
	for _, file := range files {
		source, err := fs.ReadFile(scripts.Files, path.Join(folders[japanese], file))
		if err != nil {
			source, _ = fs.ReadFile(scripts.Files, file)
		}
		all = append(all, Lesson{strings.TrimSuffix(file, ".lua"), about(string(source))})
	}
	return all
}

var sentenceEnd = pattern.Of(`[^A-Z]\. [A-Z]`)

// about is the comment at the beginning of a script, up to how it is run; the
// first sentence of an English one.
func about(source string) string {
	text := ""
	for _, line := range strings.Split(source, "\n") {
		comment, ok := strings.CutPrefix(line, "-- ")
		if !ok || strings.Contains(comment, "nnlua scripts/") {
			break
		}
		if text != "" && text[len(text)-1] < 0x80 && comment[0] < 0x80 { // no blank between Japanese letters
			text += " "
		}
		text += comment
	}
	if at := sentenceEnd().FindStringIndex(text); at != nil {
		return text[:at[0]+2]
	}
	return text
}

var (
	picture = pattern.Of(`\]\((?:\.\./)?([\w./]+\.(?:png|svg))\)`) // in a text
	data    = pattern.Of(`"/(data/[\w./]+)"`)                      // in a script, behind its folder
)

// Get copies a lesson into a folder, with its text, pictures and data, and
// returns the paths of the files. A file that is there already is an error.
func Get(name, folder string, japanese bool) ([]string, error) {
	known := List(japanese)
	if !slices.ContainsFunc(known, func(l Lesson) bool { return l.Name == name }) {
		return nil, fmt.Errorf("there is no lesson '%s'%s", name, nearest(name, known))
	}
	from := folders[japanese]
	if _, err := fs.Stat(scripts.Files, path.Join(from, name+".lua")); err != nil {
		from = "."
	}
	script, _ := fs.ReadFile(scripts.Files, path.Join(from, name+".lua"))
	text, _ := fs.ReadFile(scripts.Files, path.Join(from, name+".md"))
	files := []string{}
	for _, m := range picture().FindAllSubmatch(text, -1) {
		files = append(files, string(m[1]))
	}
	for _, m := range data().FindAllSubmatch(script, -1) {
		fs.WalkDir(scripts.Files, string(m[1]), func(file string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, file)
			}
			return err
		})
	}
	var made []string
	write := func(file, content string) error {
		target := filepath.Join(folder, filepath.FromSlash(file))
		if err := create(target, content); err != nil {
			return err
		}
		made = append(made, target)
		return nil
	}
	if err := write(name+".lua", string(script)); err != nil {
		return made, err
	}
	if text != nil { // the pictures of a Japanese one stand in the folder above
		if err := write(name+".md", strings.ReplaceAll(string(text), "](../", "](")); err != nil {
			return made, err
		}
	}
	for _, file := range files {
		content, err := fs.ReadFile(scripts.Files, file)
		if err != nil {
			return made, err
		}
		if old, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(file))); err == nil && string(old) == string(content) {
			continue // another lesson has it, too
		}
		if err := write(file, string(content)); err != nil {
			return made, err
		}
	}
	return made, nil
}

func nearest(name string, known []Lesson) string {
	var names []string
	for _, lesson := range known {
		names = append(names, lesson.Name)
	}
	if near := catalog.Nearest(name, names); near != "" {
		return " (did you mean '" + near + "'?)"
	}
	return "; nnlua lessons lists them"
}

// create writes a new file, and the folders above it.
func create(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; nothing was overwritten", path)
	}
	if err != nil {
		return err
	}
	if _, err := file.WriteString(text); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

//go:embed template.lua
var template string

//go:embed template.ja.lua
var japaneseTemplate string

var fileName = pattern.Of(`^[\pL\pN][\pL\pN_-]*$`)

// New writes an exercise of that name, with checks, into the current folder and
// returns the name of the file.
func New(name string, japanese bool) (string, error) {
	name = strings.TrimSuffix(name, ".lua")
	if !fileName().MatchString(name) {
		return "", fmt.Errorf("'%s' is no name for an exercise: want letters, digits, _ and -", name)
	}
	text := template
	if japanese {
		text = japaneseTemplate
	}
	return name + ".lua", create(name+".lua", strings.ReplaceAll(text, "NAME", name))
}
