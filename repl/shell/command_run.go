package shell

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
)

// compile makes a function of an expression or of statements.
func (s *Shell) compile(source, name string) (f *lua.LFunction, isExpression bool, err error) {
	s.sources[name] = source
	if f, ok := bindings.LoadExpression(s.L, source, name, bindings.ChunkOptions{}); ok {
		return f, true, nil
	}
	f, err = bindings.LoadChunk(s.L, source, name, bindings.ChunkOptions{SessionLocals: true})
	return f, false, err
}

func (s *Shell) runTime(ctx context.Context, source string) error {
	start := time.Now()
	if err := s.execute(ctx, source, chunk{name: ":time"}); err != nil {
		return err
	}
	s.notice(s.Painted(Label, s.Say("time: ", "時間: ")) + duration(time.Since(start)))
	return nil
}

// runTimeit repeats until a run of many loops takes a fifth of a second, and
// tells the best of three such runs: the others were disturbed.
func (s *Shell) runTimeit(ctx context.Context, source string) error {
	const enough = 200 * time.Millisecond
	f, _, err := s.compile(source, ":timeit")
	if err != nil {
		return err
	}
	measure := func(loops int) (time.Duration, error) {
		start := time.Now()
		for range loops {
			if _, err := s.call(ctx, f); err != nil {
				return 0, err
			}
		}
		return time.Since(start), nil
	}
	loops := 1
	best, err := measure(loops)
	for err == nil && best < enough {
		loops = max(2*loops, int(float64(loops)*float64(enough)/float64(best+1)))
		best, err = measure(loops)
	}
	for i := 0; i < 2 && err == nil; i++ {
		var again time.Duration
		again, err = measure(loops)
		best = min(best, again)
	}
	if err != nil {
		return err
	}
	s.notice(fmt.Sprintf(s.Say("%s per loop (best of 3 runs of %s loops)", "一回 %s（%[2]s 回の実行を 3 度行った最良値）"),
		duration(best/time.Duration(loops)), thousands(loops)))
	return nil
}

// duration writes a time with three digits: "1.23 ms".
func duration(d time.Duration) string {
	switch v := float64(d); {
	case d < time.Microsecond:
		return fmt.Sprintf("%d ns", d)
	case d < time.Millisecond:
		return fmt.Sprintf("%.3g µs", v/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.3g ms", v/1e6)
	case d < 100*time.Second:
		return fmt.Sprintf("%.3g s", v/1e9)
	}
	return d.Round(time.Second).String()
}

func (s *Shell) runLoad(ctx context.Context, path string) error {
	path = homePath(path)
	old := s.KeepLocals
	s.KeepLocals = true
	defer func() { s.KeepLocals = old }()
	s.loaded = path
	return s.RunFile(ctx, path, nil)
}

func (s *Shell) runRun(ctx context.Context, arg string) error {
	words := strings.Fields(arg)
	old := s.KeepLocals
	s.KeepLocals = false
	defer func() { s.KeepLocals = old }()
	return s.RunFile(ctx, homePath(words[0]), words[1:])
}

// runReload forgets the modules that came from files: the next require reads them again.
func (s *Shell) runReload(ctx context.Context, _ string) error {
	pkg, _ := s.L.G.Global.RawGetString("package").(*lua.LTable)
	if pkg == nil {
		return errors.New("package is gone")
	}
	loaded, _ := pkg.RawGetString("loaded").(*lua.LTable)
	preload, _ := pkg.RawGetString("preload").(*lua.LTable)
	var forgotten []string
	for _, key := range tableKeys(loaded) {
		name := key.String()
		if preload.RawGet(key) == lua.LNil && !s.builtin[name] {
			loaded.RawSet(key, lua.LNil)
			forgotten = append(forgotten, name)
		}
	}
	if len(forgotten) > 0 {
		s.notice(s.Say("forgotten: ", "忘れました: ") + strings.Join(forgotten, ", "))
	}
	if s.loaded == "" {
		return nil
	}
	s.notice(s.Say("loading ", "読み込み: ") + s.loaded)
	return s.runLoad(ctx, s.loaded)
}

// runEdit opens the front end's editor on a file, or on the last input, and
// runs what comes back.
func (s *Shell) runEdit(ctx context.Context, path string) error {
	if s.Edit == nil {
		return errors.New(s.Say("there is no editor here", "ここではエディタを使えません"))
	}
	if path != "" {
		if err := s.Edit(homePath(path)); err != nil {
			return err
		}
		return s.runLoad(ctx, path)
	}
	file, err := os.CreateTemp("", "nnlua-*.lua")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if last := s.lastProgram(); last != "" {
		file.WriteString(last + "\n")
	}
	file.Close()
	if err := s.Edit(file.Name()); err != nil {
		return err
	}
	text, err := os.ReadFile(file.Name())
	if err != nil || strings.TrimSpace(string(text)) == "" {
		return err
	}
	s.inputs[len(s.inputs)-1] = strings.TrimRight(string(text), "\n") // what ran, instead of :edit
	return s.execute(ctx, string(text), s.inputChunk())
}

// lastProgram is the last input that was no command.
func (s *Shell) lastProgram() string {
	programs := s.programs()
	if len(programs) == 0 {
		return ""
	}
	return programs[len(programs)-1]
}

// homePath replaces a leading ~ by the home folder.
func homePath(path string) string {
	if home, err := os.UserHomeDir(); err == nil && (path == "~" || strings.HasPrefix(path, "~/")) {
		return home + path[1:]
	}
	return path
}
