package shell

import (
	"os"
	"path/filepath"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// completeString completes a name of a module in require, and of a file elsewhere.
func (s *Shell) completeString(tokens []Token, cursor int) Completion {
	last := tokens[len(tokens)-1]
	c := Completion{Start: last.Start + 1, End: cursor}
	word := last.Text[min(1, len(last.Text)):]
	before := tokens[:len(tokens)-1]
	if n := len(before); n > 0 && before[n-1].Text == "(" {
		before = before[:n-1]
	}
	if n := len(before); n > 0 && before[n-1].Text == "require" {
		c.Items = match(word, s.modules())
		return c
	}
	c.Items = files(word)
	return c
}

// modules are the names that require finds: those of the runtime and the
// scripts beside the user's.
func (s *Shell) modules() []Item {
	var items []Item
	if pkg, ok := s.L.G.Global.RawGetString("package").(*lua.LTable); ok {
		if preload, ok := pkg.RawGetString("preload").(*lua.LTable); ok {
			preload.ForEach(func(k, _ lua.LValue) { items = append(items, Item{Text: k.String()}) })
		}
		for _, pattern := range strings.Split(pkg.RawGetString("path").String(), ";") {
			if folder, ok := strings.CutSuffix(pattern, "?.lua"); ok {
				found, _ := filepath.Glob(folder + "*.lua")
				for _, path := range found {
					items = append(items, Item{strings.TrimSuffix(filepath.Base(path), ".lua"), path})
				}
			}
		}
	}
	return items
}

// files are the files and folders whose path begins with word; ~ is the home folder.
func files(word string) []Item {
	folder, name := filepath.Split(word)
	place := folder
	if strings.HasPrefix(place, "~") {
		if home, err := os.UserHomeDir(); err == nil {
			place = home + place[1:]
		}
	}
	if place == "" {
		place = "."
	}
	entries, _ := os.ReadDir(place)
	var items []Item
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") && !strings.HasPrefix(name, ".") {
			continue
		}
		item := Item{Text: folder + entry.Name()}
		if entry.IsDir() {
			item.Text += "/"
		}
		items = append(items, item)
	}
	return match(word, items)
}
