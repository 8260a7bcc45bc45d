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
	"regexp"
	"slices"
	"strings"

	"nnlua/runtime/catalog"
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

// about is the comment at the beginning of a script, up to how it is run.
func about(source string) string {
	text := ""
	for _, line := range strings.Split(source, "\n") {
		comment, ok := strings.CutPrefix(line, "-- ")
		if !ok || strings.Contains(comment, ": nnlua ") {
			break
		}
		if text != "" && text[len(text)-1] < 0x80 && comment[0] < 0x80 { // no blank between Japanese letters
			text += " "
		}
		text += comment
	}
	return text
}

var picture = regexp.MustCompile(`\]\(([\w./]+\.(?:png|svg))\)`)

// data is how a script names a file or folder beside it.
var data = regexp.MustCompile(`"/(data/[\w./]+)"`)

// dataOf returns the files that a script reads.
func dataOf(source string) (files []string) {
	for _, m := range data.FindAllStringSubmatch(source, -1) {
		fs.WalkDir(scripts.Files, m[1], func(file string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, file)
			}
			return nil
		})
	}
	return files
}

// Get copies a lesson into a folder, with its text, the pictures in that and the
// data that it reads, and returns the paths of the files. A file that is there already is an error.
func Get(name, folder string, japanese bool) ([]string, error) {
	known := List(japanese)
	if !slices.ContainsFunc(known, func(l Lesson) bool { return l.Name == name }) {
		return nil, fmt.Errorf("there is no lesson '%s'%s", name, nearest(name, known))
	}
	from := folders[japanese]
	if _, err := fs.Stat(scripts.Files, path.Join(from, name+".lua")); err != nil {
		from = "."
	}
	var copied []string
	files := []string{name + ".lua"}
	if text, err := fs.ReadFile(scripts.Files, path.Join(from, name+".md")); err == nil {
		files = append(files, name+".md")
		for _, m := range picture.FindAllStringSubmatch(string(text), -1) {
			files = append(files, m[1])
		}
	}
	script, err := fs.ReadFile(scripts.Files, path.Join(from, files[0]))
	if err != nil {
		return nil, err
	}
	read := dataOf(string(script))
	for i, file := range append(files, read...) {
		if i == len(files) {
			from = "." // the data is that of the English lesson
		}
		source, err := fs.ReadFile(scripts.Files, path.Join(from, file))
		if err != nil {
			return copied, err
		}
		local := strings.TrimPrefix(file, "../") // of a Japanese text, whose pictures are those of the English one
		if strings.HasSuffix(file, ".md") {
			source = []byte(strings.ReplaceAll(string(source), "](../", "]("))
		}
		target := filepath.Join(folder, filepath.FromSlash(local))
		if there, err := os.ReadFile(target); i >= len(files) && err == nil && string(there) == string(source) {
			continue // another lesson brought it
		}
		if err := create(target, string(source)); err != nil {
			return copied, err
		}
		copied = append(copied, target)
	}
	return copied, nil
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

var fileName = regexp.MustCompile(`^[\pL\pN][\pL\pN_-]*$`)

// New writes an exercise of that name, with checks, into the current folder and
// returns the name of the file.
func New(name string, japanese bool) (string, error) {
	name = strings.TrimSuffix(name, ".lua")
	if !fileName.MatchString(name) {
		return "", fmt.Errorf("'%s' is no name for an exercise: want letters, digits, _ and -", name)
	}
	text := template
	if japanese {
		text = japaneseTemplate
	}
	return name + ".lua", create(name+".lua", strings.ReplaceAll(text, "NAME", name))
}
