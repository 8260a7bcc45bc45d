package bindings

import (
	"io"
	"strings"
	"testing"
)

func TestSyntaxErrors(t *testing.T) {
	for source, want := range map[string]string{
		"x += 1":                "t:1: syntax error near '+'; Lua has no +=: write x = x + 1",
		"a = 1\nif a != 1 then": "t:2: syntax error near '!'; not equal is ~= in Lua",
		"if x = 1 then end":     "t:1: syntax error near '='; to compare write ==",
		"print（1）":              "t:1: full-width '（' at column 6: write '('",
		"x = 1　+ 2":             "t:1: full-width '　' at column 6: write ' '",
		"-- （fine）\ns = '（'":    "",
		"s = 'abc":              "t:1: the string is not closed on its line",
		"for i = 1, 3 do\n":     "t:1: the program ends too early: the 'for' of line 1 has no 'end'",
		"if a then\n  for i = 1, 3 do\n    f(\nend":  "t:4: syntax error near 'end'; the '(' of line 3 may have no ')', or a comma is missing",
		"if a then\n  for i = 1, 3 do\n    f()\nend": "t:4: the program ends too early: the 'for' of line 2 has no 'end'",
		"x = 1\nend\n":           "t:2: syntax error near 'end'; there is an 'end' too many, or a 'then', 'do' or 'function' is missing before it",
		"x = '\xa5\xc6\xa5\xb9'": "t:1: the file is EUC-JP: save it as UTF-8",
		"\xff\xfex\x00":          "t:1: the file is UTF-16: save it as UTF-8",
		"y = 1\nx = '\xff'":      "t:2: the file is not UTF-8: save it as UTF-8",
		"\ufeffx = 1":            "",
		"#!/usr/bin/nnlua\n x=":  "t:2: the program ends too early: something is missing at the end of the last line",
		"x = '\x83e\x83X'":       "t:1: the file is Shift_JIS: save it as UTF-8",
	} {
		L := NewState(io.Discard)
		_, err := LoadChunk(L, source, "t", ChunkOptions{})
		L.Close()
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", source, got, want)
		}
	}
}

func TestIsComplete(t *testing.T) {
	for source, want := range map[string]bool{
		"x = 1": true, "1 + 1": true, "x": true, "for i = 1, 3 do": false, "f(": false, "x =": false, "{1,": false,
		"[[long": false, "--[[ comment": false, "x = ]": true, "if a then b() else": false, "function f()\nend": true,
		"print(1) -- [[": true, "'open": true, "return": true, "repeat": false, "a.b:c(1)": true,
	} {
		if got := IsComplete(source); got != want {
			t.Errorf("IsComplete(%q) = %v", source, got)
		}
	}
}

// TestSessionLocals runs a program line by line with locals that stay.
func TestSessionLocals(t *testing.T) {
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	GuardGlobals(L)
	for _, line := range []string{
		"local x, y = 1", "local function f(n) if n == 0 then return x end return f(n - 1) end",
		"do local x = 5 end", "x = x + 1", "print(x, y, f(3))", "for i = 1, 1 do local x = 9 end print(x)",
	} {
		f, err := LoadChunk(L, line, "t", ChunkOptions{SessionLocals: true})
		if err != nil {
			t.Fatal(err)
		}
		L.Push(f)
		if err := L.PCall(0, 0, nil); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	if out.String() != "2\tnil\t2\n2\n" {
		t.Errorf("got %q", out.String())
	}
}

func TestGlobals(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	GuardGlobals(L)
	for code, want := range map[string]string{
		"x = 1; x = nil; assert(x == nil)": "",
		"modle = 1; print(mode1)":          "undefined variable 'mode1' (did you mean 'modle'?)",
		"y = None":                         "undefined variable 'None': write nil in Lua",
		"assert(rawget(_G, 'zz') == nil)":  "",
	} {
		err := L.DoString(code)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s gives %v, want %q", code, err, want)
		}
	}
}

// TestAssignments: all values of an assignment are computed before one is stored.
func TestAssignments(t *testing.T) {
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	f, err := LoadChunk(L, `
		local a, b, c = 1, 2, 3
		a, b = b, a
		a, b, c = c, a, b
		print(a, b, c)
		local t, n = {}, 0
		t.x, n = n, n + 1
		n, t[n] = n + 1, "one"
		print(t.x, t[1], n)
		local old = t
		t, t.y = {}, 7
		old.z, t = 8, nil
		print(old.y, old.z, t)
		local function get() return a end
		a, b = 10, get()
		print(a, b)
		a, b = (function() return b, a end)()
		a, b, c = a, (function() a, b = b, a return a, b end)()
		print(a, b, c)
		print(select("#", (function(...) a, b = ... return ... end)(1, 2, 3)), a, b)
		local function first(v, ...)
			local x, y = 4, 5
			for i = 1, 2 do v = (...) end
			x = x and ... or nil
			return v, x, y
		end
		print(first(1, 6, 7))`, "t", ChunkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	L.Push(f)
	L.Call(0, 0)
	want := "3\t2\t1\n0\tone\t2\n7\t8\tnil\n10\t3\n3\t10\t3\n3\t1\t2\n6\t6\t5\n"
	if got := out.String(); got != want {
		t.Errorf("it prints\n%s, want\n%s", got, want)
	}
}
