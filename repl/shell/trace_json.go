package shell

import (
	"encoding/json"
)

// TraceLine is a line that ran: what the JSON of a trace consists of. Whoever
// applies To of all changes in turn goes forwards through the program, and with
// From in reverse order backwards.
type TraceLine struct {
	File    string        `json:"file"`
	Line    int           `json:"line"`
	Frame   int           `json:"frame"` // how many calls around it; 0 of the script itself
	In      string        `json:"in"`    // the function; "" of a script or file itself
	Changes []TraceChange `json:"changes"`
	Output  string        `json:"output"` // what it printed
	Error   string        `json:"error,omitempty"`
}

// TraceChange is a variable, or a part of one, that the line changed. null is
// what was not there.
type TraceChange struct {
	Path string  `json:"path"`
	From *string `json:"from"`
	To   *string `json:"to"`
}

func (t *tracing) writeJSON(emit func(Event)) func(error) {
	return func(err error) {
		site := t.last.site
		line := TraceLine{File: site.File, Line: site.Line, Frame: t.calls, In: site.Func.Name, Changes: []TraceChange{}, Output: t.output.String()}
		for _, c := range merge(t.changes) {
			line.Changes = append(line.Changes, TraceChange{c.Path, t.jsonPart(c.From), t.jsonPart(c.To)})
		}
		if err != nil {
			line.Error = err.Error()
		}
		text, _ := json.Marshal(line) // texts and numbers only: that cannot fail
		emit(Event{Kind: Output, Text: string(text) + "\n"})
	}
}

func (t *tracing) jsonPart(p *part) *string {
	if p == nil {
		return nil
	}
	text := t.s.partText(p)
	return &text
}
