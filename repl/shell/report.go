package shell

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/pattern"
)

// Failure is an error of a running program, with the frames it came through.
type Failure struct {
	Err    error
	Frames []Frame
}

// Error returns the message with its position.
func (f *Failure) Error() string {
	var api *lua.ApiError
	if errors.As(f.Err, &api) && api.Object != nil {
		return api.Object.String()
	}
	return f.Err.Error()
}

// Unwrap returns the error of Lua.
func (f *Failure) Unwrap() error { return f.Err }

// fileError is an error of the file system in one line: "what: reason".
func fileError(what string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: %w", what, err)
}

var notFound = pattern.Of(`(?s)^(module \S+ not found):.*`)

var position = pattern.Of(`^(.+?):(\d+): `)

// Report returns an error as the user sees it: the message, the line of the
// program with the place marked, and how the program came there.
func (s *Shell) Report(err error) string {
	const maxMessage = 4000 // bytes: a program may call error with anything
	if bug, ok := bindings.AsBug(err); ok {
		return s.Say("internal error of nnlua, not of your program; please send us this text:",
			"nnlua の内部エラーです（あなたのプログラムの誤りではありません）。次の文を開発者に送ってください:") + "\n" + bug.Error() + "\n" + bug.Stack
	}
	if errors.Is(err, context.Canceled) {
		return s.Say("interrupted", "中断しました")
	}
	var failure *Failure
	errors.As(err, &failure)
	message := err.Error()
	if table := errorTable(failure); table != nil { // error{code = 1}
		message = s.table(table)
	}
	if len(message) > maxMessage {
		message = strings.ToValidUTF8(message[:maxMessage], "") + " ..."
	}
	where, source, line := "", "", 0
	if at := position().FindStringSubmatch(message); at != nil {
		where, message = at[0], message[len(at[0]):]
		line, _ = strconv.Atoi(at[2])
		source = s.sourceLine(at[1], line)
	}
	message = notFound().ReplaceAllString(message, "$1") // without the folders it looked in
	text := s.Painted(Wrong, where+s.translate(message))
	if source != "" {
		text += "\n" + s.excerpt(source, line, message)
	}
	return text + s.traceback(failure)
}

// errorTable returns the table that a program gave to error, nil if it was none.
func errorTable(f *Failure) *lua.LTable {
	var api *lua.ApiError
	if f == nil || !errors.As(f.Err, &api) {
		return nil
	}
	table, _ := api.Object.(*lua.LTable)
	if table != nil && table.Metatable != lua.LNil {
		return nil
	}
	return table
}

// sourceLine returns a line of a chunk without the blanks around it, "" where it is not known.
func (s *Shell) sourceLine(name string, n int) string {
	return strings.TrimSpace(s.rawLine(name, n))
}

func (s *Shell) rawLine(name string, n int) string {
	source, _ := s.sourceOf(name)
	lines := strings.Split(source, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// sourceOf returns the text of a chunk. A module's file is read again.
func (s *Shell) sourceOf(name string) (string, bool) {
	if source, ok := s.sources[name]; ok {
		return source, true
	}
	if strings.HasSuffix(name, ".lua") {
		if source, err := s.readScript(name); err == nil {
			s.sources[name] = source
			return source, true
		}
	}
	return "", false
}

// excerpt is a line of the program and, below it, marks under the place.
func (s *Shell) excerpt(line string, n int, message string) string {
	margin := fmt.Sprintf("%4d | ", n)
	line = strings.ReplaceAll(line, "\t", " ")
	start, end, ok := place(line, message)
	if ok {
		line, start, end = window(line, start, end, s.Width-len(margin)-1)
	}
	text := s.Painted(Label, margin) + line
	if ok {
		blanks := strings.Repeat(" ", len(margin)-2) + s.Painted(Label, "|") + " " + strings.Repeat(" ", width(line[:start]))
		text += "\n" + blanks + s.Painted(Wrong, strings.Repeat("^", width(line[start:end])))
	}
	return text
}

// window cuts a line to n columns in which bytes start to end stand: marks below
// a line that is folded would point to nothing.
func window(line string, start, end, n int) (string, int, int) {
	const left = "... "
	if width(line) <= n {
		return line, start, end
	}
	if width(line[:end]) > n-len(left) {
		from := start
		for from > 0 && width(line[from:start]) < n/2-len(left)-1 {
			_, size := utf8.DecodeLastRuneInString(line[:from])
			from -= size
		}
		line = left + line[from:]
		start, end = start-from+len(left), end-from+len(left)
	}
	line = cells.Truncate(line, n, " ...")
	return line, start, min(end, len(line))
}

var namedThing = pattern.Of("`([^`]+)`")
var quotedWord = pattern.Of(`'([^']+)'`)
var startWord = pattern.Of(`^([A-Za-z_][A-Za-z_0-9]*): `)

// place finds what a message speaks of in the line: a name or word that it quotes, or
// the function that it names first.
func place(line, message string) (start, end int, ok bool) {
	var words []string
	message, _, _ = strings.Cut(message, " (did you mean")
	for _, m := range namedThing().FindAllStringSubmatch(message, -1) {
		if at := strings.Index(line, m[1]); at >= 0 {
			return at, at + len(m[1]), true
		}
	}
	for _, m := range quotedWord().FindAllStringSubmatch(message, -1) {
		words = append(words, m[1])
	}
	if m := startWord().FindStringSubmatch(message); m != nil {
		words = append(words, m[1])
	}
	if _, rest, found := strings.Cut(message, "near '"); found {
		word, _, _ := strings.Cut(rest, "'")
		words = append([]string{word}, words...)
	}
	for _, word := range words {
		for _, t := range Tokens(line) {
			if t.Text == word || t.Style == String && !t.Open && len(t.Text) > 1 && t.Text[1:len(t.Text)-1] == word {
				return t.Start, t.End(), true
			}
		}
	}
	return 0, 0, false
}

// traceback lists the frames of the user's program, the innermost first. One
// frame says no more than the message.
func (s *Shell) traceback(f *Failure) string {
	if f == nil || len(f.Frames) < 2 {
		return ""
	}
	text := "\n" + s.Say("traceback:", "呼び出しの経路:")
	for i, frame := range f.Frames {
		if hidden := len(f.Frames) - 10; hidden > 0 && i >= 5 && i < 5+hidden {
			if i == 5 {
				text += fmt.Sprintf("\n  ... (%d)", hidden)
			}
			continue
		}
		text += "\n  " + s.frameTitle(frame)
	}
	return text
}

func (s *Shell) frameTitle(f Frame) string {
	where := fmt.Sprintf("%s:%d", f.Source, f.Line)
	if f.Function == "" {
		return where
	}
	return where + s.Say(" in ", " 関数 ") + f.Function
}
