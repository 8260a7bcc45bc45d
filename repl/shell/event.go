package shell

import "os"

// Kind says what an Event is.
type Kind int

const (
	Output Kind = iota // what the program prints, with its own line ends
	Result             // a value of an expression
	Figure             // a drawing to show
	Notice             // what the session itself has to say: help, timings, lists
	Failed             // an error report
)

// Event is one thing that a front end shows. Events come in the order in which
// they happen, on the goroutine that called Execute or Run.
type Event struct {
	Kind   Kind
	Text   string // text/plain; without a line end at its end, except for Output
	Data   Bundle // of a Result or Figure: the same by MIME type
	Number int    // of a Result: n for the variable _n
}

// Bundle is one value in several forms, by MIME type: always "text/plain",
// "text/html" for arrays, models and tables, "image/png" and "image/svg+xml"
// (the bytes of the file) for drawings.
type Bundle map[string]string

const (
	plainText = "text/plain"
	htmlText  = "text/html"
	pngImage  = "image/png"
	svgImage  = "image/svg+xml"
)

// line is the text of an event as it goes to a stream.
func (e Event) line() string {
	if e.Kind == Output {
		return e.Text
	}
	return e.Text + "\n"
}

// Style is what a stretch of text is, so that a front end can colour it.
type Style int

const (
	Plain   Style = iota
	Header        // float32(3, 1), above the numbers
	Label         // data, grad, the names in a list
	Keyword       // of Lua
	Number
	String
	Comment
	Wrong   // an error, and the place where it is
	Matched // the bracket that belongs to the one at the cursor
	Up      // a number that has become larger
	Down    // a number that has become smaller
)

// Painted gives text a style, if the front end has colours.
func (s *Shell) Painted(style Style, text string) string {
	if s.Paint == nil {
		return text
	}
	return s.Paint(style, text)
}

// output passes what the program prints to the front end.
type output struct{ s *Shell }

func (o output) Write(text []byte) (int, error) {
	o.s.Emit(Event{Kind: Output, Text: string(text)})
	return len(text), nil
}

// Terminal returns the file to which the text goes, nil if it goes to no file.
// Figures are shown in it, if it is a terminal.
func (o output) Terminal() *os.File { return o.s.terminal }

func (s *Shell) notice(text string) { s.Emit(Event{Kind: Notice, Text: text}) }
