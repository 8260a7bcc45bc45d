package shell

import (
	"context"
	"io"
	"runtime/debug"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

const lesson = `
local np, chainer = require "numpy", require "chainer"
local F, L = chainer.functions, chainer.links
local x = chainer.Variable(np.array{{1}, {2}, {7}})
local t = chainer.Variable(np.array{{2}, {4}, {14}})
local model = L.Linear(1, 1)
local optimizer = chainer.optimizers.SGD()
optimizer:setup(model)
function round(n)
  for i = 1, n do
    model:cleargrads()
    local y = model(x)
    local loss = F.mean_squared_error(y, t)
    loss:backward()
    optimizer:update()
  end
end
`

const mlp = `
local np, chainer = require "numpy", require "chainer"
local F, L = chainer.functions, chainer.links
local x = chainer.Variable(np.array{{0, 0}, {0, 1}, {1, 0}, {1, 1}})
local t = chainer.Variable(np.array{{0}, {1}, {1}, {0}})
local MLP = chainer.Chain:extend("MLP")
function MLP:init()
  self.l1, self.l2, self.l3 = L.Linear(2, 16), L.Linear(16, 16), L.Linear(16, 1)
end
function MLP:forward(x) return self.l3(F.tanh(self.l2(F.tanh(self.l1(x))))) end
local model = MLP()
local optimizer = chainer.optimizers.SGD(0.1):setup(model)
function round(n)
  for i = 1, n do
    local loss = F.mean_squared_error(model(x), t)
    model:cleargrads()
    loss:backward()
    optimizer:update()
  end
end
`

// BenchmarkLesson is one round of the simple model, called from Lua.
func BenchmarkLesson(b *testing.B) { benchmarkRounds(b, lesson) }

// BenchmarkMLP is one step of a network of three layers.
func BenchmarkMLP(b *testing.B) { benchmarkRounds(b, mlp) }

func benchmarkRounds(b *testing.B, script string) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program does
	rounds := roundsOf(b, script)
	b.ReportAllocs()
	b.ResetTimer()
	rounds(b.N)
}

// TestAllocations: what a step of training allocates is the graph that a script can
// look at; gradients have their memory from the step before.
func TestAllocations(t *testing.T) {
	for script, most := range map[string]float64{lesson: 10, mlp: 25} {
		rounds := roundsOf(t, script)
		rounds(10)
		if n := testing.AllocsPerRun(10, func() { rounds(100) }) / 100; n > most {
			t.Errorf("a step allocates %g times, want at most %g:%s", n, most, script)
		}
	}
}

// roundsOf runs a script and returns its function round.
func roundsOf(t testing.TB, script string) func(n int) {
	s := New(io.Discard)
	t.Cleanup(s.Close)
	if err := s.Run(context.Background(), script, "script", nil); err != nil {
		t.Fatal(err)
	}
	f := s.L.GetGlobal("round")
	return func(n int) {
		s.L.Push(f)
		s.L.Push(lua.LNumber(n))
		if err := s.L.PCall(1, 0, nil); err != nil {
			t.Fatal(err)
		}
	}
}
