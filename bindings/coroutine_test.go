package bindings

import (
	"context"
	"io"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// TestCoroutineOfAnEndedProgram: what one entry at the prompt made, another one
// resumes, and can be interrupted.
func TestCoroutineOfAnEndedProgram(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	run := func(ctx context.Context, source string) error {
		f, err := LoadChunk(L, source, "t", ChunkOptions{})
		if err != nil {
			t.Fatal(err)
		}
		L.SetContext(ctx)
		L.Push(f)
		return PCall(L, 0, 0, nil)
	}
	first, end := context.WithCancel(context.Background())
	if err := run(first, `next_one = coroutine.wrap(function() for i = 1, 2 do coroutine.yield(i) end while true do end end) assert(next_one() == 1)`); err != nil {
		t.Fatal(err)
	}
	end()
	second, interrupt := context.WithCancel(context.Background())
	if err := run(second, `assert(next_one() == 2)`); err != nil {
		t.Error(err)
	}
	interrupt()
	if err := run(second, `next_one()`); err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Errorf("the endless coroutine ended with %v", err)
	}
}

// TestNestedTooDeep: each of these once took minutes, gigabytes, or the process
// down, where Lua says at once that the stack is full.
func TestNestedTooDeep(t *testing.T) {
	for _, program := range []string{
		`local function f() return coroutine.wrap(f)() end f()`,
		`local function f() local ok, why = coroutine.resume(coroutine.create(f)) if not ok then error(why, 0) end end f()`,
		`local function g(n, f) if n > 0 then return (select(2, pcall(g, n - 1, f))) end return f() end
		 local function f() return coroutine.wrap(function() return g(6000, f) end)() end error(f(), 0)`,
		`local function f() return (("x"):gsub("x", f)) end f()`,
		`local function f() assert(xpcall(f, tostring)) end f()`,
		`local function f() local ok, why = pcall(f) if not ok then error(why, 0) end end f()`,
		`local meta = {} meta.__concat = function(a, b) return a .. b end return setmetatable({}, meta) .. "x"`,
		`local function f() assert(load(f)) end f()`,
		`table.sort({1, 2, 3}, function() error(({pcall(unpack, {}, 1, 1e9)})[2], 0) end)`,
	} {
		L := NewState(io.Discard)
		f, err := LoadChunk(L, program, "t", ChunkOptions{})
		if err != nil {
			t.Fatal(err)
		}
		L.Push(f)
		if err := PCall(L, 0, lua.MultRet, nil); err == nil || !strings.Contains(err.Error(), "too deep") {
			t.Errorf("%s\nends with %v", program, err)
		}
		L.Close()
	}
}
