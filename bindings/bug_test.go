package bindings

import (
	"io"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("test.bug()", func() { panic("broken") }, catalog.Core)
	catalog.Add("test.keywords(a: number, b: number = 2, c: \"x\"|\"yy\" = \"x\", d: ints = {1, 2}) -> number",
		func(a, b float64, c string, d []int) float64 {
			return a + 10*b + 100*float64(len(c)) + 1000*float64(len(d))
		}, catalog.Core)
}

// TestBugsPassThroughPcall: a panic of ours is not for scripts to catch.
func TestBugsPassThroughPcall(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	Open(L, autograd.NewSession())
	err := L.DoString(`local test = require "test"; pcall(function() test.bug() end); reached = true`)
	bug, ok := AsBug(err)
	if !ok || bug.Value != "broken" || bug.Stack == "" {
		t.Errorf("got %v", err)
	}
}

// TestEndlessTables: a table that contains itself is an error wherever it is read.
func TestEndlessTables(t *testing.T) {
	run := runner(t)
	for _, code := range []string{"require 'pyplot'.plot(t)", "require 'numpy'.array(t)", "require 'numpy'.concatenate(t)", "require 'chainer.links'.BinaryHierarchicalSoftmax(1, t)"} {
		if got := run("local t = {} t[1] = t t[2] = t; " + code); !strings.Contains(got, "t:1: ") {
			t.Errorf("%s gives %q", code, got)
		}
	}
}

func TestArguments(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	b := Open(L, autograd.NewSession())
	L.SetGlobal("f", b.Module("test").RawGetString("keywords"))
	L.SetGlobal("v", b.Push(array.New(array.Float32, 2)))
	for code, want := range map[string]string{
		`f(1)`: "2121", `f(1, 3)`: "2131", `f(1, {b = 4})`: "2141", `f{a = 1, c = "yy"}`: "2221", `f(1, nil, "x", 7)`: "1121", `f(1, {d = {}})`: "121",
		`f()`:                 "missing argument 'a' (a number)",
		`f(1, 2, "z")`:        `c is the string 'z', want "x" or "yy"`,
		`f(1, {cc = "x"})`:    "unknown keyword 'cc' (did you mean 'c'?)",
		`f(1, 2, {b = 3})`:    "argument 'b' is given twice",
		`f(1, 2, "x", {}, 5)`: "takes 4 arguments (a, b, c, d), got 5",
		`f("1")`:              "a is the string '1', want a number",
		`f(v)`:                "a is float32(2,), want a number",
		`f(1, 2, "x", {1.5})`: "d is 1.5, want a whole number",
	} {
		if err := L.DoString("result = tostring(select(2, pcall(function() return " + code + " end)))"); err != nil {
			t.Fatal(err)
		}
		got := L.GetGlobal("result").String()
		if len(want) < len(got) && want[0] > '9' {
			got = got[len(got)-len(want):]
		}
		if got != want {
			t.Errorf("%s gives %q, want %q", code, got, want)
		}
	}
}
