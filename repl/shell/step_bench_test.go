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

// BenchmarkStepOff is a pure loop of Lua as it is: who does not step pays nothing.
func BenchmarkStepOff(b *testing.B) {
	for b.Loop() {
		s := New(io.Discard)
		if err := s.Run(context.Background(), pureLoop, "loop.lua", nil); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// BenchmarkStepIdle is the same loop while it is stepped and runs to a breakpoint.
func BenchmarkStepIdle(b *testing.B) {
	path := filepath.Join(b.TempDir(), "loop.lua")
	if err := os.WriteFile(path, []byte(pureLoop), 0o666); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		idle(b, path)
	}
}

func idle(t testing.TB, path string) {
	s := New(io.Discard)
	defer s.Close()
	inputs := []string{":break 7", ":continue", ":continue"}
	s.Ask = func(string) (string, error) {
		if len(inputs) == 0 {
			return "", io.EOF
		}
		input := inputs[0]
		inputs = inputs[1:]
		return input, nil
	}
	if err := s.Step(context.Background(), path, nil); err != nil || len(inputs) != 0 {
		t.Fatal(err, inputs)
	}
}

// BenchmarkLessonPlain is the first lesson as it is, without the start of the
// session and without the picture.
func BenchmarkLessonPlain(b *testing.B) {
	benchmarkLesson(b, func(s *Shell, path string) error { return s.RunFile(context.Background(), path, nil) })
}

// BenchmarkLessonTraced is the lesson with two watches.
func BenchmarkLessonTraced(b *testing.B) {
	opt := TraceOptions{Watch: []string{"model.W.data", "model.W.grad"}}
	benchmarkLesson(b, func(s *Shell, path string) error { return s.Trace(context.Background(), path, nil, opt) })
}

func benchmarkLesson(b *testing.B, run func(s *Shell, path string) error) {
	b.Setenv("NNLUA_PLOT", "none")
	for range b.N {
		b.StopTimer()
		s := New(io.Discard)
		b.StartTimer()
		if err := run(s, "../../scripts/simple_model.lua"); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}
