package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/file"
	"nnlua/runtime/pyplot"
)

func (s *Shell) runHelp(_ context.Context, name string) error {
	if name == "" {
		s.notice(s.commandHelp())
		return nil
	}
	return s.answer(name, false)
}

func (s *Shell) runWho(context.Context, string) error {
	s.notice(s.Who())
	return nil
}

func (s *Shell) runQuit(context.Context, string) error { return ErrQuit }

// programs are the inputs that were no commands and no questions.
func (s *Shell) programs() []string { return slices.DeleteFunc(slices.Clone(s.inputs), isForPrompt) }

// runSave writes the inputs as a file for :load.
func (s *Shell) runSave(_ context.Context, path string) error {
	var text strings.Builder
	for _, input := range s.programs() {
		text.WriteString(s.loadable(input))
	}
	if err := array.Try(func() {
		file.Write(homePath(path), func(w io.Writer) error { _, err := io.WriteString(w, text.String()); return err })
	}); err != nil {
		return errors.New(s.translate(err.Error()))
	}
	s.notice(s.Say("saved to ", "保存しました: ") + path)
	return nil
}

// loadable returns an input as it may stand in a file: "" if it was wrong. An
// expression alone is no statement in Lua, so that it becomes a comment.
func (s *Shell) loadable(input string) string {
	_, isExpression, err := s.compile(expression(input), ":save")
	switch pieces := split(input); {
	case isForPrompt(input):
		return ""
	case err != nil && len(pieces) > 1: // a session that was pasted
		var text string
		for _, piece := range pieces {
			text += s.loadable(strings.TrimSpace(piece))
		}
		return text
	case err != nil:
		return ""
	case isExpression && !isStatement(input):
		return "-- " + strings.ReplaceAll(input, "\n", "\n-- ") + "\n"
	}
	return input + "\n"
}

func (s *Shell) runHistory(_ context.Context, arg string) error {
	most := len(s.inputs)
	if arg != "" {
		n, err := strconv.Atoi(arg)
		if err != nil || n < 1 {
			return errors.New(s.Say(":history wants a number", ":history には数を書きます"))
		}
		most = min(n, most)
	}
	var lines []string
	for i := len(s.inputs) - most; i < len(s.inputs); i++ {
		number := fmt.Sprintf("%4d  ", i+1)
		lines = append(lines, s.Painted(Label, number)+strings.ReplaceAll(s.inputs[i], "\n", "\n      "))
	}
	s.notice(strings.Join(lines, "\n"))
	return nil
}

func (s *Shell) runReset(context.Context, string) error {
	s.Close()
	s.open()
	s.notice(s.Say("all variables are forgotten", "すべての変数を忘れました"))
	return nil
}

func (s *Shell) runCd(_ context.Context, folder string) error {
	if folder == "" {
		folder = "~"
	}
	if err := os.Chdir(homePath(folder)); err != nil {
		return fileError(s.Say("cannot change to ", "移動できません: ")+folder, err)
	}
	now, err := os.Getwd()
	if err != nil {
		return err
	}
	s.notice(now)
	return nil
}

func (s *Shell) runLs(_ context.Context, folder string) error {
	if folder == "" {
		folder = "."
	}
	entries, err := os.ReadDir(homePath(folder))
	if err != nil {
		return fileError(s.Say("cannot list ", "一覧できません: ")+folder, err)
	}
	var names []string
	for _, entry := range entries {
		if name := entry.Name(); !strings.HasPrefix(name, ".") {
			if entry.IsDir() {
				name += "/"
			}
			names = append(names, name)
		}
	}
	s.notice(Grid(names, s.Width))
	return nil
}

func (s *Shell) runPlot(context.Context, string) error {
	figure := pyplot.Shown(s.Session)
	if figure == nil {
		return errors.New(s.Say("there is no figure: plt.plot(...) makes one", "図がありません。plt.plot(...) で作ります"))
	}
	data := s.picture(figure)
	s.Emit(Event{Kind: Figure, Text: data[plainText], Data: data})
	return nil
}

// runDebug shows the local variables of each frame of the last error.
func (s *Shell) runDebug(context.Context, string) error {
	if s.failure == nil {
		return errors.New(s.Say("there was no error yet", "エラーはまだありません"))
	}
	lines := []string{s.Painted(Wrong, s.translate(s.failure.Error()))}
	for _, frame := range s.failure.Frames[:min(len(s.failure.Frames), 20)] {
		lines = append(lines, s.Painted(Header, s.frameTitle(frame)))
		if text := s.sourceLine(frame.Source, frame.Line); text != "" {
			lines = append(lines, "    "+s.Painted(Comment, text))
		}
		source, _ := bindings.SourceOf(s.L, frame.Source)
		for _, local := range frame.locals(source) {
			lines = append(lines, "  "+s.Painted(Label, local.Name+" = ")+s.inline(local.Value))
		}
	}
	s.notice(strings.Join(lines, "\n"))
	return nil
}
