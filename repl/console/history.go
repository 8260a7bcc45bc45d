package console

import (
	"os"
	"path/filepath"
	"strings"
)

const historyLimit = 10000

// history is what was entered, the oldest first, kept in a file with one line
// an entry: a line break in an entry is written \n, a backslash \\.
type history struct {
	path    string // "" keeps nothing
	entries []string
	at      int    // the entry shown; len(entries) is the input itself
	draft   string // the input while an entry is shown
	prefix  string // what entries must begin with
}

var escapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
var unescapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n")

func openHistory(path string) *history {
	h := &history{path: path}
	if text, err := os.ReadFile(path); err == nil {
		for _, line := range strings.Split(string(text), "\n") {
			if line != "" {
				h.entries = append(h.entries, unescapes.Replace(line))
			}
		}
	}
	if len(h.entries) > historyLimit {
		h.entries = h.entries[len(h.entries)-historyLimit:]
		h.rewrite()
	}
	h.at = len(h.entries)
	return h
}

func (h *history) rewrite() {
	var text strings.Builder
	for _, entry := range h.entries {
		text.WriteString(escapes.Replace(entry) + "\n")
	}
	os.WriteFile(h.path, []byte(text.String()), 0o600) // a full disk is no reason to stop a session
}

// add appends an entry to the list and to the file, unless it repeats the last
// one. Sessions that run side by side each append theirs.
func (h *history) add(entry string) {
	defer h.rest()
	if entry == "" || len(h.entries) > 0 && h.entries[len(h.entries)-1] == entry {
		return
	}
	h.entries = append(h.entries, entry)
	if h.path == "" {
		return
	}
	file, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	file.WriteString(escapes.Replace(entry) + "\n")
}

// rest goes back to the input itself.
func (h *history) rest() { h.at, h.draft, h.prefix = len(h.entries), "", "" }

// previous returns the next older entry that begins as the input did.
func (h *history) previous(input, head string) (string, bool) {
	if h.at == len(h.entries) {
		h.draft, h.prefix = input, head
	}
	for i := h.at - 1; i >= 0; i-- {
		if strings.HasPrefix(h.entries[i], h.prefix) && h.entries[i] != input {
			h.at = i
			return h.entries[i], true
		}
	}
	return "", false
}

// next returns the next newer one; behind the newest stands the input itself.
func (h *history) next() (string, bool) {
	if h.at == len(h.entries) {
		return "", false
	}
	for i := h.at + 1; i < len(h.entries); i++ {
		if strings.HasPrefix(h.entries[i], h.prefix) {
			h.at = i
			return h.entries[i], true
		}
	}
	draft := h.draft
	h.rest()
	return draft, true
}

// find returns the index of the nearest entry that contains text, from start on
// in steps of 1 or -1; -1 if there is none.
func (h *history) find(text string, start, step int) int {
	for i := start; i >= 0 && i < len(h.entries); i += step {
		if strings.Contains(h.entries[i], text) {
			return i
		}
	}
	return -1
}

// historyFile returns where the history is kept; "" keeps none.
func historyFile() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	folder = filepath.Join(folder, "nnlua")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return filepath.Join(folder, "history")
}
