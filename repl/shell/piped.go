package shell

import (
	"context"
	"strings"

	"nnlua/bindings"
)

// RunPiped runs what comes from a pipe. A program runs as Run runs it. Anything
// else is a session as one types it at the prompt, with expressions, commands and
// the names that are there from the start: its inputs run one after the other, up
// to the first error, whose line counts in the whole text.
func (s *Shell) RunPiped(ctx context.Context, source, name string) error {
	source = strings.TrimPrefix(source, "\ufeff")
	if !s.isSession(source) {
		return s.Run(ctx, source, name, nil)
	}
	defer s.interruptible(ctx)()
	s.Preset()
	s.setArg(name, nil)
	s.sources[name] = source
	pieces := split(source)
	for _, piece := range pieces {
		s.inputs = append(s.inputs, strings.TrimSpace(piece))
	}
	if err := s.runPieces(ctx, pieces, name); err != ErrQuit {
		return err
	}
	return nil
}

// isSession reports whether a text is no program, but would do at the prompt.
func (s *Shell) isSession(source string) bool {
	if _, ok := bindings.LoadExpression(s.L, expression(source), "", bindings.ChunkOptions{}); ok {
		return true
	}
	foreign, err := bindings.Foreign(source)
	if err == nil {
		for _, name := range presetNames {
			if foreign[name] {
				return true
			}
		}
		return false
	}
	for _, piece := range split(source) {
		if isForPrompt(piece) {
			return true
		}
		if _, err := bindings.Foreign(piece); err != nil {
			return isStatement("return " + expression(piece))
		}
	}
	return false
}
