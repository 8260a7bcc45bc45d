package bindings

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
)

// trainings are programs that define a function round, one step of a training.
var trainings = map[string]string{
	"simple model": `
		model = L.Linear(1, 1)
		optimizer = chainer.optimizers.MomentumSGD(0.01):setup(model)
		x, t = chainer.Variable(np.array{{1}, {2}, {7}}), chainer.Variable(np.array{{2}, {4}, {14}})
		function round()
			local loss = F.mean_squared_error(model(x), t)
			model:cleargrads()
			loss:backward()
			optimizer:update()
			last = loss:item() .. ""
		end`,
	"mlp": `
		model = chainer.Sequential(L.Linear(8, 16), F.relu, L.BatchNormalization(16), F.dropout, L.Linear(16, 3))
		optimizer = chainer.optimizers.Adam():setup(model)
		function round()
			local x, t = np.random.randn(10, 8):astype("float32"), np.random.randint(0, 3, 10):astype("int32")
			local loss = F.softmax_cross_entropy(model(x), t)
			model:cleargrads()
			loss:backward()
			optimizer:update()
			pcall(F.relu, "wrong")
			last = F.accuracy(model(x), t):item()
		end`,
}

// training returns a function that goes so many rounds.
func training(tb testing.TB, program string) func(rounds int) {
	L := NewState(&strings.Builder{})
	tb.Cleanup(L.Close)
	session := autograd.NewSession()
	session.Random.Seed(0)
	Open(L, session)
	f, err := LoadChunk(L, `local np, chainer = require "numpy", require "chainer" local F, L = chainer.functions, chainer.links `+program+` return function(n) for i = 1, n do round() end end`, "t", ChunkOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	L.Push(f)
	L.Call(0, 1)
	loop := L.Get(-1)
	return func(rounds int) {
		L.Push(loop)
		L.Push(lua.LNumber(rounds))
		if err := PCall(L, 1, 0, nil); err != nil {
			tb.Fatal(err)
		}
	}
}

// held returns the bytes that are in use after a collection.
func held() int64 {
	runtime.GC()
	runtime.GC() // the first leaves what finalizers hold
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestTrainingKeepsNothing: the memory in use does not grow with the rounds.
func TestTrainingKeepsNothing(t *testing.T) {
	for name, program := range trainings {
		train := training(t, program)
		train(500)
		before := held()
		const rounds = 4000
		train(rounds)
		if grown := held() - before; grown > 16*rounds {
			t.Errorf("%s: %d rounds keep %d bytes", name, rounds, grown)
		}
	}
}

// resident returns the bytes of the process that are in memory, 0 where the system
// does not tell as Linux does.
func resident() int64 {
	text, _ := os.ReadFile("/proc/self/statm")
	var all, pages int64
	fmt.Sscan(string(text), &all, &pages)
	return pages * int64(os.Getpagesize())
}

// BenchmarkTraining tells what a round keeps, and how large the process is on the
// way:
//
//	go test ./bindings -run - -bench Training/simple -benchtime 1000000x
//	go test ./bindings -run - -bench Training/mlp -benchtime 10000x
func BenchmarkTraining(b *testing.B) {
	for name, program := range trainings {
		b.Run(name, func(b *testing.B) {
			train := training(b, program)
			train(500)
			before := held()
			b.ReportAllocs()
			b.ResetTimer()
			sizes := ""
			for i := range 10 {
				train(b.N*(i+1)/10 - b.N*i/10)
				sizes += fmt.Sprintf(" %.1f", float64(resident())/(1<<20))
			}
			b.StopTimer()
			b.ReportMetric(float64(held()-before)/float64(b.N), "kept-B/op")
			if b.N > 1 {
				b.Logf("MiB in memory after each tenth of %d rounds:%s", b.N, sizes)
			}
		})
	}
}

// TestSessionsShareNothing trains in several sessions at once and compares each
// with one that trained alone. The race detector sees what they share.
func TestSessionsShareNothing(t *testing.T) {
	result := func(seed int) string {
		var out strings.Builder
		L := NewState(&out)
		defer L.Close()
		session := autograd.NewSession()
		session.Stdout = &out
		Open(L, session)
		GuardGlobals(L)
		program := fmt.Sprintf("np, chainer = require 'numpy', require 'chainer' F, L = chainer.functions, chainer.links np.random.seed(%d) ", seed)
		if seed%2 == 0 {
			program += "chainer.config.train = false np.set_printoptions{precision = 3} "
		}
		for _, name := range []string{"simple model", "mlp"} {
			program += trainings[name] + " for i = 1, 20 do round() end print(last, model) for _, p in ipairs(model:params()) do print(p.data) end "
		}
		program += "print(pcall(function() return nothing.x end)) print(#loadstring('return 1 .. 2')()) plt = require 'pyplot' plt.plot{1, 2} print(('x=1'):gsub('%w', '%0%0'))"
		f, err := LoadChunk(L, program, "t", ChunkOptions{})
		if err != nil {
			t.Error(err)
			return ""
		}
		L.Push(f)
		if err := PCall(L, 0, 0, nil); err != nil {
			t.Error(err)
		}
		return out.String()
	}
	const sessions = 4
	var together [sessions]string
	var wait sync.WaitGroup
	for i := range sessions {
		wait.Go(func() { together[i] = result(i) })
	}
	wait.Wait()
	for i, got := range together {
		if want := result(i); got != want {
			t.Errorf("session %d prints\n%s, alone\n%s", i, got, want)
		}
	}
}
