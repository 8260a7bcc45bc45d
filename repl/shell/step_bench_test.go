package shell

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
)

const pureLoop = `
local s = 0
for i = 1, 300000 do
  local d = i % 7
  if d > 3 then s = s + d else s = s - 1 end
end
return s
`

// What stepping costs, as measured on an AMD EPYC:
//
//	StepOff        43 ms   StepIdle       55 ms   1.3 times (to stay below 2)
//	LessonPlain   1.8 ms   LessonTraced  7.0 ms   3.9 times
//
// The whole run of the lesson, from the start of nnlua to its end, takes 1.4 times
// as long when it is traced (13 ms and 18 ms; to stay below 3).
//
// A program that is not stepped is not rewritten, and pays nothing.

// BenchmarkStepOff is a pure loop of Lua as it is.
func BenchmarkStepOff(b *testing.B) {
	benchmark(b, func(s *Shell) error { return s.Run(context.Background(), pureLoop, "loop.lua", nil) })
}

// BenchmarkStepIdle is the same loop while it is stepped and runs to a breakpoint.
func BenchmarkStepIdle(b *testing.B) {
	path := filepath.Join(b.TempDir(), "loop.lua")
	if err := os.WriteFile(path, []byte(pureLoop), 0o666); err != nil {
		b.Fatal(err)
	}
	benchmark(b, func(s *Shell) error {
		inputs := []string{":break 7", ":continue", ":continue"}
		s.Ask = func(string) (string, error) {
			input := inputs[0]
			inputs = inputs[1:]
			return input, nil
		}
		return s.Step(context.Background(), path, nil)
	})
}

const simpleModel = "../../scripts/simple_model.lua"

// BenchmarkLessonPlain is the first lesson as it is, without the picture.
func BenchmarkLessonPlain(b *testing.B) {
	b.Setenv("NNLUA_PLOT", "none")
	benchmark(b, func(s *Shell) error { return s.RunFile(context.Background(), simpleModel, nil) })
}

// BenchmarkLessonTraced is the lesson with two watches.
func BenchmarkLessonTraced(b *testing.B) {
	b.Setenv("NNLUA_PLOT", "none")
	opt := TraceOptions{Watch: []string{"model.W.data", "model.W.grad"}}
	benchmark(b, func(s *Shell) error { return s.Trace(context.Background(), simpleModel, nil, opt) })
}

// benchmark measures run without the start of its session.
func benchmark(b *testing.B, run func(*Shell) error) {
	for range b.N {
		b.StopTimer()
		s := New(io.Discard)
		b.StartTimer()
		if err := run(s); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}
