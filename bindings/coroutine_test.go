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

// TestYieldWhereItCannot: the machine goes on in the wrong place after each of these.
func TestYieldWhereItCannot(t *testing.T) {
	for _, body := range []string{
		`pcall(function() assert(not pcall(coroutine.yield, 1)) end) error("yield cannot", 0)`,
		`table.sort({3, 2, 1}, function(a, b) coroutine.yield(1) return a < b end)`,
		`return (("xyz"):gsub(".", coroutine.yield))`,
		`return setmetatable({}, {__index = function(t, k) return (coroutine.yield(k)) end}).x`,
		`return setmetatable({}, {__add = function() return (coroutine.yield(1)) end}) + 1`,
		`print(setmetatable({}, {__tostring = function() coroutine.yield(1) return "" end}))`,
		`for i in function() return (coroutine.yield(1)) end do end`,
		`local y = coroutine.yield return y(1)`,
	} {
		L := NewState(io.Discard)
		if err := L.DoString(`co = coroutine.wrap(function() ` + body + ` end) ok, why = pcall(co) again, dead = pcall(co)`); err != nil {
			t.Fatal(err)
		}
		if why := L.GetGlobal("why").String(); L.GetGlobal("ok") != lua.LFalse || !strings.Contains(why, "yield cannot") {
			t.Errorf("%s\nends with %s", body, why)
		}
		if dead := L.GetGlobal("dead").String(); !strings.Contains(dead, "dead") {
			t.Errorf("%s\nis then %s", body, dead)
		}
		L.Close()
	}
}

func TestCoroutinesInFunctionsOfLua(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	f, err := LoadChunk(L, `
		local co = coroutine.wrap(function(a)
			local function deep(n) if n == 0 then return coroutine.yield(a) end return (deep(n - 1)) end
			local called = setmetatable({}, {__call = function(self, x) return coroutine.yield(x) end})
			return called(deep(50) + 1)
		end)
		assert(co(1) == 1 and co(5) == 6 and co("end") == "end")
		local a, b
		a = coroutine.create(function() return coroutine.resume(b) end)
		b = coroutine.create(function() return coroutine.resume(a) end)
		local _, _, ok, why = coroutine.resume(a)
		assert(not ok and why:find("running"))`, "t", ChunkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	L.Push(f)
	if err := PCall(L, 0, 0, nil); err != nil {
		t.Error(err)
	}
}

// TestRandom: numbers are those of the seed, and of this state alone.
func TestRandom(t *testing.T) {
	L, other := NewState(io.Discard), NewState(io.Discard)
	defer L.Close()
	defer other.Close()
	for _, program := range []string{
		`math.randomseed(42) first = {} for i = 1, 100 do first[i] = math.random(10) assert(first[i] >= 1 and first[i] <= 10) end`,
		`math.randomseed(42) for i = 1, 100 do assert(first[i] == math.random(10)) end`,
		`for i = 1, 100 do local x, y = math.random(), math.random(-3, -2) assert(x >= 0 and x < 1 and (y == -3 or y == -2)) end`,
		`for _, bad in ipairs{{0}, {5, 1}, {0/0}, {1/0}} do assert(not pcall(math.random, unpack(bad))) end`,
	} {
		if err := L.DoString(program); err != nil {
			t.Error(err)
		}
		if err := other.DoString(`math.randomseed(7) math.random()`); err != nil {
			t.Error(err)
		}
	}
}
