package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// TestPause: Ctrl-C stops a program that runs on and on at its next line, where
// its variables are alive.
func TestPause(t *testing.T) {
	path := filepath.Join(t.TempDir(), "endless.lua")
	if err := os.WriteFile(path, []byte("local n = 0\nwhile true do n = n + 1 end\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	s := New(&shown)
	defer s.Close()
	asked := 0
	s.Ask = func(string) (string, error) {
		switch asked++; asked {
		case 1:
			time.AfterFunc(50*time.Millisecond, func() {
				if !s.Pause() {
					t.Error("there is nothing to pause")
				}
			})
			return ":continue", nil
		case 2:
			return "n > 100", nil
		case 3:
			time.AfterFunc(50*time.Millisecond, func() { s.Pause() })
			return "while true do end", nil
		case 4:
			return "'still here'", nil
		}
		return "", errors.New("end of input")
	}
	if err := s.Step(context.Background(), path, nil); err != nil {
		t.Error(err)
	}
	if got := shown.String(); asked != 5 || !strings.Contains(got, "true\ninterrupted\n\"still here\"\n") {
		t.Errorf("asked %d times, shown\n%s", asked, got)
	}
	if s.Pause() {
		t.Error("a program that has ended can be paused")
	}
}
