package shell

import (
	"context"
	"fmt"

	"nnlua/runtime/exercise"
)

// Marking is what the checks in a student's program have found.
type Marking struct {
	File   string            `json:"file"`
	Passed bool              `json:"passed"` // all checks, and there was no error
	Marks  float64           `json:"marks"`
	Of     float64           `json:"of"`
	Checks []exercise.Result `json:"checks"`
	Error  string            `json:"error,omitempty"` // with which the program ended
	Output string            `json:"output"`
}

// Check runs a student's program and returns what its checks have found.
func (s *Shell) Check(ctx context.Context, path string) Marking {
	m := Marking{File: path, Checks: []exercise.Result{}}
	emit := s.Emit
	defer func() { s.Emit = emit }()
	s.Emit = func(e Event) {
		m.Output += e.line()
		emit(e)
	}
	err := s.RunFile(ctx, path, nil)
	sheet := exercise.SheetOf(s.Session)
	m.Checks = append(m.Checks, sheet.Results...)
	m.Marks, m.Of = sheet.Marks()
	m.Passed = err == nil && m.Marks == m.Of && len(m.Checks) > 0
	if err != nil {
		m.Error = s.Report(err)
	}
	return m
}

// Summary is the report of a marking, behind what the program itself printed.
func (s *Shell) Summary(m Marking) string {
	passed := 0
	for _, check := range m.Checks {
		if check.Passed {
			passed++
		}
	}
	text := fmt.Sprintf(s.Say("%s: %d of %d checks passed, %g of %g marks", "%s: %d/%d 問正解、%g/%g 点"), m.File, passed, len(m.Checks), m.Marks, m.Of)
	switch {
	case m.Error != "":
		text += s.Say("\nThe program stopped at an error; checks behind it did not run.\n", "\nプログラムがエラーで止まりました。それより後の問題は調べていません。\n") + m.Error
	case len(m.Checks) == 0:
		text += s.Say("\nThe program has no checks: check.equal, check.close and check.shape make them.", "\nプログラムに check.equal、check.close、check.shape がありません。")
	}
	return text
}
