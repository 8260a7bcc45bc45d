package shell

import (
	"fmt"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/repl/shell/lines"
)

// frame is what the stepper knows of a call that runs.
type frame struct {
	call    int // its number: the first call is 1
	depth   int
	fn      *lines.Func
	records map[int]*record   // by the declaration
	told    map[string][]part // what a trace in JSON has said of its variables, by name
}

// record is a variable as it was seen last. Every round of a loop has variables of its own.
type record struct {
	id    int    // of the declaration
	frame *frame // that it belongs to
	parts []part
}

const (
	maxKnownFrames = 10000 // tail calls leave frames behind without end
	maxCells       = 1 << 16
)

// frame returns what is known of the call that p stands in.
func (st *stepper) frame(p spot) *frame {
	stack := st.frames[p.L]
	for len(stack) > 0 && stack[len(stack)-1].depth > p.depth {
		stack = stack[:len(stack)-1]
	}
	if n := len(stack); n > 0 && stack[n-1].depth == p.depth {
		if f := stack[n-1]; f.fn == p.site.Func && !p.site.First() {
			st.frames[p.L] = stack
			return f
		}
		stack = stack[:n-1]
	}
	if len(stack) == 0 {
		for L := range st.frames {
			if L.Dead {
				delete(st.frames, L)
			}
		}
	}
	if len(stack) > maxKnownFrames {
		stack = slices.Delete(stack, 0, len(stack)/2)
	}
	st.calls++
	f := &frame{call: st.calls, depth: p.depth, fn: p.site.Func, records: map[int]*record{}, told: map[string][]part{}}
	st.frames[p.L] = append(stack, f)
	return f
}

// observe returns what has changed since the variables were last seen.
func (st *stepper) observe(p spot) []Change {
	st.busy = true // __tostring of the program's own
	defer func() { st.busy = false }()
	f := st.frame(p)
	st.call = f.call
	var list []Change
	for i, v := range p.site.Vars {
		cell := p.scope.Upvalues[i]
		r, isNew := st.record(f, v, cell)
		now := st.s.note(v.Name, cell.Value(), r.parts)
		switch {
		case st.tells:
			list = append(list, st.s.tell(r.frame, v.Name, now)...)
		case isNew && !v.Own: // of a function around, or another file: known before
		case isNew && p.site.First(): // an argument: what is inside of it is no news
			list = append(list, st.s.changes(r, now[:1])...)
		default:
			list = append(list, st.s.changes(r, now)...)
		}
		r.parts = now
	}
	for _, program := range st.programs {
		for _, name := range program.Globals {
			r := st.globals[name]
			v := p.L.G.Global.RawGetString(name)
			now := st.s.note(name, v, r.parts)
			if st.tells {
				if v == lua.LNil {
					now = nil // there is none
				}
				list = append(list, st.s.tell(r.frame, name, now)...)
			} else {
				list = append(list, st.s.changes(r, now)...)
			}
			r.parts = now
		}
	}
	return list
}

// record returns what is known of the variable v in a cell. The variable of
// another round of a loop comes after that of the round before.
func (st *stepper) record(f *frame, v lines.Var, cell *lua.Upvalue) (r *record, isNew bool) {
	r = st.cells[cell]
	if r == nil || r.id != v.ID {
		before := f.records[v.ID]
		if isNew = before == nil || !v.Own; isNew {
			r = &record{id: v.ID, frame: f}
		} else {
			r = &record{id: v.ID, frame: f, parts: before.parts}
		}
		if len(st.cells) > maxCells {
			clear(st.cells)
		}
		st.cells[cell] = r
	}
	if v.Own {
		f.records[v.ID] = r
	}
	return r, isNew
}

// coroutineFrames returns the calls of the coroutine in which an error happened:
// the program around it does not see them.
func (st *stepper) coroutineFrames(message lua.LValue) []Frame {
	L := st.here.L
	if L == nil || L == st.s.L {
		return nil
	}
	frames := captureFrames(L)
	if len(frames) == 0 || !strings.HasPrefix(message.String(), fmt.Sprintf("%s:%d:", frames[0].Source, frames[0].Line)) {
		return nil
	}
	return frames
}
