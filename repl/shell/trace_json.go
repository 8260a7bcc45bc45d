package shell

import (
	"encoding/json"
)

// TraceLine is a line that ran: the JSON of a trace has one such object a line,
// in the order in which the lines ran. A page that replays the run keeps the
// texts of all variables by Call and Path of the changes. To go forwards over a
// line it gives every changed path the text To, in the order of Changes; to go
// backwards, the text From, in reverse order; null takes the path away. The
// variables to show at a line are those of the calls on the stack, and those of
// call 0, the global ones. The stack is kept in the same way: at every line, it
// is cut to Frame calls, and Call comes on top.
type TraceLine struct {
	File    string        `json:"file"`
	Line    int           `json:"line"`
	Frame   int           `json:"frame"` // how many calls are around it; 0 in the script itself
	Call    int           `json:"call"`  // the number of the call that it runs in; 1 is the script
	In      string        `json:"in"`    // the function; "" of a script or file itself, and of a function without a name
	Changes []TraceChange `json:"changes"`
	Output  string        `json:"output"`          // what it printed
	Error   string        `json:"error,omitempty"` // that ended the program here
}

// TraceChange is a variable, or a part of one, that the line changed, such as
// "loss" or "model.W.grad". A variable that hides another of its name and call
// takes its place. The arguments of a call belong to the changes of
// the line that calls.
type TraceChange struct {
	Call int     `json:"call"` // to which the variable belongs; 0 of a global variable
	Path string  `json:"path"`
	From *string `json:"from"` // as a text, such as "[[1. 2.]]"; null: it was not there
	To   *string `json:"to"`   // null: it is no longer there
}

// tell returns the parts of a variable whose texts are other than those told
// before, all of them: a page cannot look into a value.
func (s *Shell) tell(f *frame, name string, now []part) []Change {
	before := f.told[name]
	var list []Change
	for i := range now {
		to := &now[i]
		from := find(before, to.path, i)
		if from != nil && from.array != nil && from.array == to.array { // which says the same
			to.text = from.text
			continue
		}
		if to.text = s.partText(to); from == nil || from.text != to.text {
			list = append(list, Change{Path: to.path, From: from, To: to, call: f.call})
		}
	}
	for i := range before {
		if from := &before[i]; find(now, from.path, i) == nil {
			list = append(list, Change{Path: from.path, From: from, call: f.call})
		}
	}
	f.told[name] = now
	return list
}

func (t *tracing) writeJSON(emit func(Event)) func(error) {
	return func(err error) {
		site := t.last.site
		line := TraceLine{File: site.File, Line: site.Line, Frame: t.around, Call: t.callOf, In: site.Func.Name, Changes: []TraceChange{}, Output: t.output.String()}
		for _, c := range merge(t.changes) {
			line.Changes = append(line.Changes, TraceChange{c.call, c.Path, t.jsonPart(c.From), t.jsonPart(c.To)})
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
