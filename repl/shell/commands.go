package shell

import (
	"context"
	"fmt"
	"strings"

	"nnlua/runtime/catalog"
)

// command is what a line that begins with a colon does.
type command struct {
	name, args        string // ":time", "EXPR"
	english, japanese string // one line of help; a narrow terminal shows what is before |
	run               func(s *Shell, ctx context.Context, arg string) error
	takesFile         bool
}

func (c *command) text(s *Shell) string {
	return strings.Replace(s.Say(c.english, c.japanese), "|", "", 1)
}

func (c *command) usage() string { return strings.TrimSpace(c.name + " " + c.args) }

// commands are all of them, in the order of help. A command is one row here and
// the function that it names.
var commands []command

func init() { // not in the declaration: :help reads the table itself
	commands = []command{
		{":help", "[NAME]", "this list|, or the documentation of a name", "この一覧|、または名前の説明", (*Shell).runHelp, false},
		{":who", "", "your variables| with type, shape and bytes: who()", "変数の一覧|（型・形・バイト数）: who()", (*Shell).runWho, false},
		{":time", "EXPR", "run once, tell the time", "一度実行して時間を測る", (*Shell).runTime, false},
		{":timeit", "EXPR", "run often, time of one", "何度も実行して時間を測る|（一回あたり）", (*Shell).runTimeit, false},
		{":load", "FILE", "run a file here|; its top-level locals stay", "ファイルをここで実行する|（local も残る）", (*Shell).runLoad, true},
		{":run", "FILE [ARG ...]", "run a file as a program| of its own", "ファイルを単独で実行する", (*Shell).runRun, true},
		{":step", "FILE [ARG ...]", "run a file line by line| and see what changes", "一行ずつ実行し変化を見る", (*Shell).runStep, true},
		{":reload", "", "load the last file again|, and what it requires", "最後のファイルを読み直す|（require したものも）", (*Shell).runReload, false},
		{":edit", "[FILE]", "edit and run it|: a file, or the last input", "編集して実行する|（ファイルか直前の入力）", (*Shell).runEdit, true},
		{":save", "FILE", "write inputs to a file", "入力をファイルに書く", (*Shell).runSave, true},
		{":history", "[N]", "the last inputs| of this session", "最近の入力|（このセッション）", (*Shell).runHistory, false},
		{":reset", "", "forget all variables|: start anew", "すべての変数を忘れる|（最初から）", (*Shell).runReset, false},
		{":cd", "[FOLDER]", "change the working folder", "作業フォルダを変える", (*Shell).runCd, true},
		{":ls", "[FOLDER]", "list a folder", "フォルダの中を見る", (*Shell).runLs, true},
		{":plot", "", "show the current figure| here", "現在の図を表示する", (*Shell).runPlot, false},
		{":debug", "", "locals at the last error|, in each frame", "エラー時の local 変数|（フレームごと）", (*Shell).runDebug, false},
		{":quit", "", "leave (also Ctrl-D)", "終了する（Ctrl-D でも）", (*Shell).runQuit, false},
	}
}

// commandOf reads ":time f(x)". A command is one line; ":name" may be shortened
// as long as it fits only one.
func commandOf(input string) (name, arg string, ok bool) {
	if len(input) < 2 || input[0] != ':' || input[1] < 'a' || input[1] > 'z' || strings.Contains(input, "\n") {
		return "", "", false
	}
	end := 1 + span(input[1:], func(r rune) bool { return r >= 'a' && r <= 'z' })
	return input[:end], strings.TrimSpace(input[end:]), true
}

func findCommand(name string) *command {
	var found *command
	for i := range commands {
		c := &commands[i]
		if c.name == name {
			return c
		}
		if strings.HasPrefix(c.name, name) && len(name) > 1 {
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}

func (s *Shell) command(ctx context.Context, name, arg string) error {
	c := findCommand(name)
	if c == nil {
		var names []string
		for _, c := range commands {
			names = append(names, c.name)
		}
		text := s.Say("there is no command "+name, name+" という命令はありません")
		if near := catalog.Nearest(name, names); near != "" {
			text += s.translate(" (did you mean '" + near + "'?)")
		}
		return fmt.Errorf("%s%s", text, s.Say("; :help lists them", "。:help で一覧が見られます"))
	}
	if arg == "" && c.args != "" && c.args[0] != '[' {
		return fmt.Errorf("%s %s", s.Say("usage:", "使い方:"), c.usage())
	}
	return c.run(s, ctx, arg)
}

// completeCommand completes the name of a command, or the file behind it.
func (s *Shell) completeCommand(head string) (Completion, bool) {
	trimmed := strings.TrimLeft(head, " ")
	start := len(head) - len(trimmed)
	if !strings.HasPrefix(trimmed, ":") || strings.HasPrefix(trimmed, "::") {
		return Completion{}, false
	}
	name, arg, isCommand := strings.Cut(trimmed, " ")
	if !isCommand {
		var items []Item
		for _, c := range commands {
			items = append(items, Item{c.name, strings.TrimSpace(c.args + "  " + c.text(s))})
		}
		return Completion{Start: start, End: len(head), Items: match(trimmed, items)}, true
	}
	c := findCommand(name)
	if c == nil || !c.takesFile {
		return Completion{}, false
	}
	word := arg[strings.LastIndexByte(arg, ' ')+1:]
	return Completion{Start: len(head) - len(word), End: len(head), Items: files(word)}, true
}
