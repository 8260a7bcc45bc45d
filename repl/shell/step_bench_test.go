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

const simpleModel = "../../scripts/simple_model.lua"

// BenchmarkLessonPlain is the first lesson as it is.
func BenchmarkLessonPlain(b *testing.B) {
	for b.Loop() {
		s := New(io.Discard)
		if err := s.RunFile(context.Background(), simpleModel, nil); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// BenchmarkLessonTraced is the lesson with two watches.
func BenchmarkLessonTraced(b *testing.B) {
	for b.Loop() {
		traced(b)
	}
}

func traced(t testing.TB) {
	s := New(io.Discard)
	defer s.Close()
	err := s.Trace(context.Background(), simpleModel, nil, TraceOptions{Watch: []string{"model.W.data", "model.W.grad"}})
	if err != nil {
		t.Fatal(err)
	}
}
