package bindings

import (
	"strings"
	"testing"
)

// TestExplain holds what errors of Lua itself say: which variable it was.
func TestExplain(t *testing.T) {
	run := runner(t)
	for code, want := range map[string]string{
		`local t = {name = 1}; print(t.nmae.x)`:                           "`t.nmae` is nil, so it has no 'x' (did you mean `t.name`?)",
		`g = {}; print(g.a.b)`:                                            "`g.a` is nil, so it has no 'b'",
		`local up = {}; local function f() return up.x.y end; print(f())`: "`up.x` is nil, so it has no 'y'",
		`local x; x.y = 1`:                                                "`x` is nil, so it has no 'y'",
		`local x; x[1] = 1`:                                               "`x` is nil, so it has no '1'",
		`local n = 5; print(n.x)`:                                         "`n` is a number, so it has no 'x'",
		`local x; x:go()`:                                                 "`x` is nil, so it has no 'go'",
		`local t = {go = 1}; t.og()`:                                      "`t.og` is nil, not a function (did you mean `t.go`?)",
		`local t = {}; t:go()`:                                            "`t:go` is nil, not a function",
		`local f = 3; f()`:                                                "`f` is a number, not a function",
		`local f; f()`:                                                    "`f` is nil, not a function",
		`("x")()`:                                                         "`\"x\"` is a string, not a function",
		`local t = {}; print(t.n + 1)`:                                    "`t.n` is nil: + wants numbers or arrays",
		`local x, y = 1; print(x * y)`:                                    "`y` is nil: * wants numbers or arrays",
		`local s = "a"; print(s + 1)`:                                     "`s` is a string: + wants numbers or arrays; strings are joined with ..",
		`print("a" + "b")`:                                                "`\"a\"` is a string: + wants numbers or arrays; strings are joined with ..",
		`local t = {}; print(1 + t)`:                                      "`t` is a table: + wants numbers or arrays",
		`local name; print("x: " .. name)`:                                "`name` is nil: .. wants strings or numbers",
		`local t = {}; print("x: " .. t .. "!")`:                          "`t` is a table: .. wants strings or numbers, and tostring(x) makes a string",
		`local t = {}; print(t.size .. "x")`:                              "`t.size` is nil: .. wants strings or numbers",
		`local t = {}; print(t[0] + 1)`:                                   "`t[0]` is nil: + wants numbers or arrays; numbers in brackets count from 1",
		`local t = {7}; for i = 0, #t do print(2 * t[i]) end`:             "`t[i]` is nil: * wants numbers or arrays; numbers in brackets count from 1",
		`local x; print(-x)`:                                              "`x` is nil: - wants a number or an array",
		`local x; print(#x)`:                                              "`x` is nil: # wants a table, a string or an array",
		`local t = {}; print(#t.list)`:                                    "`t.list` is nil: # wants a table, a string or an array",
		`local x; if x > 1 then end`:                                      "`1` is a number and `x` is nil: only two",
		`local x, y = 1, "2"; if x < y then end`:                          "`x` is a number and `y` is a string: only two numbers or two strings can be compared",
		`for i = 1, nil do end`:                                           "the limit of the for loop is nil, want a number",
		`local t = {}; for i = 1, t do end`:                               "the limit of the for loop is a table, want a number: the length of t is #t",
		`local t = {}; for i in t do end`:                                 "for ... in wants an iterator and got a table: write for key, value in pairs(t) or for i, item in ipairs(t)",
		`local xs; for i, x in ipairs(xs) do end`:                         "ipairs: argument 1 (xs) is nil, want a table",
		`local t = {}; table.insert(t.list, 1)`:                           "insert: argument 1 (t.list) is nil, want a table",
		`local t = {}; t[nil] = 1`:                                        "the key in brackets is nil: a table cannot be set at it",
		`local x = require "numpy".zeros(3); if x > 1 then end`:           "only two numbers or two strings can be compared; np.less and np.greater compare arrays element by element",
		`local function f() return f() + 1 end f()`:                       "the calls are nested too deep: a function calls itself without end",
		`local x = nil or nil; local y = 0; print((y == 1 and y or x).y)`: "`x` is nil, so it has no 'y'",
		`local function f() end; print(f().x)`:                            "`f(...)` is nil, so it has no 'x'",
		`do local a = 1 end local b; print(b.x)`:                          "`b` is nil, so it has no 'x'",
		`for i = 1, 2 do local v = ({})[i]; print(v.x) end`:               "`v` is nil, so it has no 'x'",
		`local v = require "chainer".Variable(require "numpy".zeros(1)); print(v.grad.shape)`: "`v.grad` is nil, so it has no 'shape'; loss:backward() computes the gradients",
	} {
		got := strings.TrimPrefix(run(code), "t:1: ")
		if !strings.Contains(got, want) {
			t.Errorf("%s gives\n%q, want\n%q", code, got, want)
		}
		protected := run("print(select(2, pcall(function() " + code + "\nend)))")
		if !strings.Contains(protected, want) {
			t.Errorf("in pcall %s gives\n%q, want\n%q", code, protected, want)
		}
	}
}

// TestErrorsKeepVariables: closures go on sharing variables with the functions
// around them, and keep those of functions that an error has left.
func TestErrorsKeepVariables(t *testing.T) {
	run := runner(t)
	if got := run(`
		local n = 0
		local function count() n = n + 1 end
		pcall(error, "first")
		count()
		pcall(error, "second")
		count()
		local kept
		pcall(function()
			local a = 5
			kept = function() a = a + 1 return a end
			error("third")
		end)
		local x, y, z = 100, 200, 300
		print(n, kept(), kept(), x, y, z)
		print(pcall(error, {code = 7}))
		print(select(2, pcall(error, {code = 7})).code)
		print(xpcall(function() local t; return t.x end, function(m) return "handled: " .. m end))`); !strings.HasPrefix(got, "2\t6\t7\t100\t200\t300\nfalse\ttable: ") ||
		!strings.HasSuffix(got, "\n7\nfalse\thandled: t:18: `t` is nil, so it has no 'x'") {
		t.Errorf("got %s", got)
	}
}
