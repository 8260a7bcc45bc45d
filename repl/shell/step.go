package shell

import (
	"context"
	"slices"
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
	depth    int  // of the last site, where to look for the next
	busy     bool // the stepper itself runs Lua: nothing of that is stepped
	frames   map[*lua.LState][]*frame
	cells    map[*lua.Upvalue]*record
	globals  map[string]*record

	paused      atomic.Bool
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

// frame is what the stepper knows of a call that runs.
type frame struct {
	depth   int
	fn      *lines.Func
	records map[int]*record // by the declaration
}

// record is a variable as it was seen last.
type record struct{ parts []part }

// attach makes the session load programs with sites, until the returned
// function is called.
func (st *stepper) attach() (detach func()) {
	st.frames = map[*lua.LState][]*frame{}
	st.cells = map[*lua.Upvalue]*record{}
	st.globals = map[string]*record{}
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
			st.globals[name] = &record{st.s.note(name, st.s.L.G.Global.RawGetString(name), nil)}
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
	if st.busy {
		return 0
	}
	scope := L.CheckFunction(1)
	st.here = spot{L: L, site: lines.SiteOf(scope), scope: scope}
	st.visit(st.here)
	return 0
}

// measure fills in how deep the calls are.
func (st *stepper) measure(p *spot) {
	has := func(level int) bool {
		_, ok := p.L.GetStack(level)
		return ok
	}
	low, high := 0, max(st.depth, 1)
	for has(high) {
		low, high = high, 2*high
	}
	for high-low > 1 {
		if middle := (low + high) / 2; has(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	p.depth, st.depth = high, high
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
	f := &frame{depth: p.depth, fn: p.site.Func, records: map[int]*record{}}
	st.frames[p.L] = append(stack, f)
	return f
}

// observe returns what has changed since the variables were last seen.
func (st *stepper) observe(p spot) []Change {
	st.busy = true // __tostring of the program's own
	defer func() { st.busy = false }()
	f := st.frame(p)
	var list []Change
	for i, v := range p.site.Vars {
		cell := p.scope.Upvalues[i]
		var r *record
		if v.Own {
			r = f.records[v.ID]
		}
		if r == nil {
			r = st.cells[cell]
		}
		isNew := r == nil
		if isNew {
			r = &record{}
		}
		if v.Own {
			f.records[v.ID] = r
		}
		if len(st.cells) > maxCells {
			clear(st.cells)
		}
		st.cells[cell] = r
		now := st.s.note(v.Name, cell.Value(), r.parts)
		switch {
		case isNew && !v.Own: // of a function around, or another file: known before
		case isNew && p.site.First(): // an argument: what is inside of it is no news
			list = append(list, st.s.changes(nil, now[:1])...)
		default:
			list = append(list, st.s.changes(r.parts, now)...)
		}
		r.parts = now
	}
	for _, program := range st.programs {
		for _, name := range program.Globals {
			r := st.globals[name]
			now := st.s.note(name, p.L.G.Global.RawGetString(name), r.parts)
			list = append(list, st.s.changes(r.parts, now)...)
			r.parts = now
		}
	}
	return list
}

// loadFiles makes require, dofile and loadfile put sites into what they load.
func (st *stepper) loadFiles() (restore func()) {
	L := st.s.L
	withSites := func(L *lua.LState, v lua.LValue) lua.LValue {
		f, ok := v.(*lua.LFunction)
		if !ok || f.IsG {
			return v
		}
		source, err := st.s.readScript(f.Proto.SourceName)
		if err != nil {
			return v
		}
		stepped, err := st.load(source, f.Proto.SourceName)
		if err != nil {
			return v
		}
		stepped.Env = f.Env
		return stepped
	}
	wrap := func(original *lua.LFunction) *lua.LFunction {
		return L.NewFunction(func(L *lua.LState) int {
			n := L.GetTop()
			L.Insert(original, 1)
			L.Call(n, lua.MultRet)
			if L.GetTop() > 0 {
				L.Replace(1, withSites(L, L.Get(1)))
			}
			return L.GetTop()
		})
	}
	loadfile, _ := L.G.Global.RawGetString("loadfile").(*lua.LFunction)
	dofile := L.G.Global.RawGetString("dofile")
	loaders, _ := L.GetField(L.G.Global.RawGetString("package"), "loaders").(*lua.LTable)
	if loadfile == nil || loaders == nil {
		return func() {}
	}
	search, _ := loaders.RawGetInt(2).(*lua.LFunction)
	if search == nil {
		return func() {}
	}
	loaders.RawSetInt(2, wrap(search))
	L.G.Global.RawSetString("loadfile", wrap(loadfile))
	L.G.Global.RawSetString("dofile", L.NewFunction(func(L *lua.LState) int {
		f, err := bindings.LoadFile(L, L.ToString(1))
		if err != nil {
			L.Error(lua.LString(err.Error()), 0)
		}
		L.SetTop(0)
		L.Push(withSites(L, f))
		L.Call(0, lua.MultRet)
		return L.GetTop()
	}))
	return func() {
		loaders.RawSetInt(2, search)
		L.G.Global.RawSetString("loadfile", loadfile)
		L.G.Global.RawSetString("dofile", dofile)
	}
}

// pausing is the context of a program that is stepped: Ctrl-C does not end it
// but switches all sites on, so that it stops at the next line. The machine asks
// for Done before every instruction, on its own goroutine.
type pausing struct {
	context.Context
	st *stepper
}

// Done returns the channel of the context around it.
func (c pausing) Done() <-chan struct{} {
	if c.st.paused.Load() {
		for _, program := range c.st.programs {
			for _, site := range program.Sites {
				site.Switch(true)
			}
		}
	}
	return c.Context.Done()
}

// Pause asks a program that is being stepped to stop at its next line. It is
// false if there is none, and the caller should cancel instead. It may be
// called from any goroutine.
func (s *Shell) Pause() bool {
	p := s.pausable.Load()
	if p == nil {
		return false
	}
	if cancel := p.cancelInput.Load(); cancel != nil {
		(*cancel)()
		return true
	}
	return p.paused.CompareAndSwap(false, true)
}
