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

// BenchmarkLesson is one round of the simple model, called from Lua.
func BenchmarkLesson(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program does
	s := New(io.Discard)
	defer s.Close()
	if err := s.Run(context.Background(), lesson, "lesson", nil); err != nil {
		b.Fatal(err)
	}
	f := s.L.GetGlobal("round")
	b.ReportAllocs()
	b.ResetTimer()
	s.L.Push(f)
	s.L.Push(lua.LNumber(b.N))
	if err := s.L.PCall(1, 0, nil); err != nil {
		b.Fatal(err)
	}
}
