// Package exercise is the module check, with which an exercise marks itself.
package exercise

import (
	"embed"
	"fmt"
	"io"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() { catalog.Embed("nnlua/runtime/exercise", source) }

// Sheet is what the checks of a session have found.
type Sheet struct {
	Results []Result
	Say     func(english, japanese string) string // chooses the language of messages
}

// Result is what one check has found.
type Result struct {
	Label   string  `json:"label"`
	Passed  bool    `json:"passed"`
	Marks   float64 `json:"marks"`             // reached
	Of      float64 `json:"of"`                // to be reached
	Message string  `json:"message,omitempty"` // what is wrong
	Hint    string  `json:"hint,omitempty"`
	Line    int     `json:"line"`
}

// SheetOf returns the sheet of a session.
func SheetOf(session *autograd.Session) *Sheet {
	return session.Part((*Sheet)(nil), func() any {
		return &Sheet{Say: func(english, _ string) string { return english }}
	}).(*Sheet)
}

// Options are what every check takes beside its values.
type Options struct {
	Marks float64
	Hint  string
}

// note enters a result and prints it. message is empty if all is well.
func note(s *autograd.Session, label, message string, opt Options) bool {
	sheet := SheetOf(s)
	result := Result{Label: label, Passed: message == "", Of: opt.Marks, Message: message}
	if s.Site != nil {
		result.Line = s.Site().Line
	}
	if result.Passed {
		result.Marks = opt.Marks
	} else {
		result.Hint = opt.Hint
	}
	sheet.Results = append(sheet.Results, result)
	io.WriteString(s.Stdout, sheet.text(result))
	return result.Passed
}

// text is a result as it is printed.
func (sheet *Sheet) text(r Result) string {
	mark := "[ok] "
	if !r.Passed {
		mark = "[--] "
	}
	text := fmt.Sprintf("%s%s (%g/%g)\n", mark, r.Label, r.Marks, r.Of)
	if r.Message != "" {
		text += "     " + r.Message + "\n"
	}
	if r.Hint != "" {
		text += "     " + sheet.Say("hint: ", "ヒント: ") + r.Hint + "\n"
	}
	return text
}

// Marks returns the sum of the marks that were reached, and of all.
func (sheet *Sheet) Marks() (reached, all float64) {
	for _, r := range sheet.Results {
		reached += r.Marks
		all += r.Of
	}
	return reached, all
}
