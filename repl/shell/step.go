package shell

import (
	"context"
	"reflect"
	"sync/atomic"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/repl/shell/lines"
)

// stepper runs a program line by line. It is the part that the prompt of Step
// and Trace have in common: it loads the program and its files with sites in
// them, and knows at every site what has changed.
type stepper struct {
	s     *Shell
	visit func(spot)      // called at every site that is on
	wants func(site) bool // whether a site of a file that was just loaded is on

	hook     *lua.LFunction // what the sites call
	programs []*lines.Program
	here     spot // the site reached last
	busy     bool // the stepper itself runs Lua: nothing of that is stepped
	frames   map[*lua.LState][]*frame
	cells    map[*lua.Upvalue]*record
	globals  map[string]*record
	outside  frame // of the global variables: call 0
	tells    bool  // changes are what a trace in JSON has not yet told
	calls    int   // that were seen
	call     int   // in which the variables were seen last

	paused      atomic.Bool // by Ctrl-C, until the next stop
	canceled    atomic.Bool
	cancelInput atomic.Pointer[context.CancelFunc] // of the input that runs at a stop
}

type site = *lines.Site

// spot is a site that the program has come to.
type spot struct {
	L     *lua.LState
	depth int // calls on the stack of L
	site  site
	scope *lua.LFunction // its upvalues are the variables of the site
}

// attach makes the session load programs with sites, until the returned
// function is called.
func (st *stepper) attach() (detach func()) {
	st.frames = map[*lua.LState][]*frame{}
	st.cells = map[*lua.Upvalue]*record{}
	st.globals = map[string]*record{}
	st.outside.told = map[string][]part{}
	st.hook = st.s.L.NewFunction(st.reach)
	st.s.stepper = st
	restore := st.loadFiles()
	return func() {
		restore()
		st.s.stepper = nil
		st.wants = func(site) bool { return false } // its functions may live on
		st.arm()
	}
}

// load compiles a program with sites in it.
func (st *stepper) load(source, name string) (*lua.LFunction, error) {
	program := lines.New(name, st.hook)
	f, err := bindings.LoadChunk(st.s.L, source, name, bindings.ChunkOptions{SessionLocals: st.s.KeepLocals, Rewrite: program})
	if err != nil {
		return nil, err
	}
	st.s.sources[name] = source
	st.programs = append(st.programs, program)
	for _, name := range program.Globals {
		if st.globals[name] == nil {
			r := &record{frame: &st.outside}
			if v := st.s.L.G.Global.RawGetString(name); v != lua.LNil {
				r.parts = st.s.note(name, v, nil)
			}
			st.globals[name] = r
		}
	}
	st.arm()
	return f, nil
}

// arm switches the sites on or off.
func (st *stepper) arm() {
	for _, program := range st.programs {
		for _, site := range program.Sites {
			site.Switch(st.wants(site))
		}
	}
}

// reach is what a site calls.
func (st *stepper) reach(L *lua.LState) int {
	depth := depthOf(L)
	if st.busy || depth > bindings.MaxCalls-roomForUs {
		return 0
	}
	scope := L.CheckFunction(1)
	st.here = spot{L: L, depth: depth, site: lines.SiteOf(scope), scope: scope}
	st.visit(st.here)
	return 0
}

// roomForUs is how many calls the stepper may make itself. A program that
// recurses without end runs into the limit by itself.
const roomForUs = 100

// depthOf returns how many calls are on the stack of L. The machine knows but
// does not tell; to count them takes longer the more there are.
func depthOf(L *lua.LState) int {
	top, _ := L.GetStack(0)
	return int(reflect.ValueOf(top).Elem().FieldByName("frame").Elem().FieldByName("Idx").Int())
}
