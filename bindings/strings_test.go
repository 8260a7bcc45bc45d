package bindings

import (
	"io"
	"strings"
	"testing"

	"nnlua/runtime/autograd"
)

// runner returns a function that runs programs in one state and returns what
// they print, or their error.
func runner(t *testing.T) func(code string) string {
	var out strings.Builder
	L := NewState(&out)
	t.Cleanup(L.Close)
	Open(L, autograd.NewSession())
	GuardGlobals(L)
	return func(code string) string {
		out.Reset()
		f, err := LoadChunk(L, code, "t", ChunkOptions{})
		if err == nil {
			L.Push(f)
			err = PCall(L, 0, 0, nil)
		}
		if err != nil {
			return strings.TrimSpace(err.Error())
		}
		return strings.TrimSuffix(out.String(), "\n")
	}
}

// TestStrings51 holds what the string library of Lua 5.1 gives.
func TestStrings51(t *testing.T) {
	run := runner(t)
	for code, want := range map[string]string{
		`1e16 .. ""`: "1e+16", `0.1 + 0.2 .. "|" .. 1/3`: "0.3|0.33333333333333", `2^63 .. ""`: "9.2233720368548e+18", `-0.0 .. ""`: "-0", `3.0 .. ""`: "3",
		`1 .. 2`: "12", `(1/0) .. ""`: "inf", `010 + 0`: "10", `0x10`: "16", `0.5`: "0.5", `("x"):rep(3) .. 0`: "xxx0",
		`"a" .. setmetatable({}, {__concat = function(a, b) return type(a) .. type(b) end})`: "stringtable",
		`table.concat({1e16, "a", 0.1}, ", ")`:                                               "1e+16, a, 0.1", `table.concat({})`: "", `table.concat({1, 2, 3}, "-", 2)`: "2-3", `table.concat({1, 2, 3}, "-", 2, 2)`: "2",
		`("%d|%5d|%-5d|%05d|%+d"):format(3, 42, 42, -42, 7)`: "3|   42|42   |-0042|+7", `("%d"):format("10")`: "10", `("%d"):format(3.7)`: "3",
		`("%g|%g|%g|%g"):format(100000, 1e6, 0.0001, 1e-5)`: "100000|1e+06|0.0001|1e-05", `("%.14g|%.3g|%10.2f|%e"):format(1/3, 1234, 3.14159, 12345.678)`: "0.33333333333333|1.23e+03|      3.14|1.234568e+04",
		`("%f|%5.1f|%G"):format(1/0, -1/0, 1e-10)`: "inf| -inf|1E-10", `("%x|%X|%o|%c|%%|%i"):format(255, 255, 8, 65, 9)`: "ff|FF|10|A|%|9", `("%x"):format(-1)`: "ffffffffffffffff",
		`("%q"):format('a "b"\n\\')`: `"a \"b\"\` + "\n" + `\\"`, `("%s|%10s|%-4s|%.2s"):format(nil, "ab", "c", "xyz")`: "nil|        ab|c   |xy", `("%s"):format(1e16)`: "1e+16", `("%5.3d"):format(7)`: "  007",
		`("hello world"):find("o w")`: "5\t7", `("hello"):find("l+")`: "3\t4", `("hello"):find("xyz")`: "nil", `("a.b"):find(".", 1, true)`: "2\t2", `("abc"):find("b", -1)`: "nil", `("abc"):find("")`: "1\t0", `("abc"):find("", 10)`: "4\t3",
		`("key = 12"):match("^(%w+)%s*=%s*(%d+)$")`: "key\t12", `("abc"):match("()b()")`: "2\t3", `("[[x]]"):match("%[%[(.-)%]%]")`: "x", `("f(a(b)c)d"):match("%b()")`: "(a(b)c)", `("THE (quick) fox"):find("%((%a+)%)")`: "5\t11\tquick",
		`("x=y"):match("[^=]*$")`: "y", `("a-b"):match("[a%-]+")`: "a-", `("0xFf"):match("%x+", 3)`: "Ff", `("hello hello"):match("(h%a+) %1")`: "hello", `("THE END"):gsub("%f[%a]%a+", "w")`: "w w\t2",
		`("hello"):gsub("l", "L")`: "heLLo\t2", `("hello"):gsub("", "-")`: "-h-e-l-l-o-\t6", `("abc"):gsub("%w", "%0%0", 2)`: "aabbc\t2", `("a b"):gsub("(%w) (%w)", "%2 %1")`: "b a\t1", `("$x $y"):gsub("%$(%w)", {x = 1})`: "1 $y\t2",
		`("abc"):gsub("b", function(c) return c:upper() end)`: "aBc\t1", `("abc"):gsub("^a", "x")`: "xbc\t1", `("äöü"):upper()`: "äöü", `("aB1"):lower()`: "ab1", `#("x"):rep(0)`: "0", `("x"):rep(-1)`: "",
		`#("a"):rep(100000):match(".-b?$")`: "100000", `select("#", ("a,b"):gsub(",", ";"))`: "2",
	} {
		if got := run("print(" + code + ")"); got != want {
			t.Errorf("%s gives %q, want %q", code, got, want)
		}
	}
	if got := run(`for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end for w in ("one two"):gmatch("%a+") do print(w) end`); got != "a\t1\nb\t2\none\ntwo" {
		t.Errorf("gmatch gives %q", got)
	}
}

func TestStringErrors(t *testing.T) {
	run := runner(t)
	for code, want := range map[string]string{
		`("%d"):format()`:                             "t:1: format: no value for '%d' (argument 2)",
		`("%d"):format("x")`:                          "t:1: format: argument 2 (\"x\") is a string, want a number",
		`("%y"):format(1)`:                            "t:1: format: '%y' is no directive; a percent sign is written %%",
		`("100%"):format(1)`:                          "t:1: format: the text ends in the middle of a directive; a percent sign is written %%",
		`("%999d"):format(1)`:                         "t:1: format: the width or precision in '%999' has more than two digits",
		`("x"):rep(1e15)`:                             "t:1: a string needs 931322.6 GiB, this machine has",
		`("xxxx"):rep(2^62)`:                          "t:1: a string needs more than 2^64 bytes, this machine has",
		`("x"):find("[a")`:                            "t:1: a ']' is missing in the pattern",
		`("x"):find("%")`:                             "t:1: the pattern ends with '%'; the character itself is written %%",
		`("x"):find("(x")`:                            "t:1: a '(' in the pattern is not closed",
		`("x"):find("x.-)")`:                          "t:1: a ')' in the pattern has no '(' before it",
		`("x"):gsub("x", "%2")`:                       "t:1: %2 stands for no capture of the pattern",
		`("x"):gsub("x", function() return {} end)`:   "t:1: gsub: the replacement is a table, want a string",
		`table.concat({1, {}, 2})`:                    "t:1: concat: item 2 of the table is a table, want strings or numbers",
		`("x"):rep(300):find(("x?"):rep(300) .. "y")`: "t:1: the pattern is too complex",
	} {
		if got := run("print(" + code + ")"); !strings.HasPrefix(got, want) {
			t.Errorf("%s gives %q, want %q", code, got, want)
		}
	}
}

// TestDepth holds programs that would end the process if the compiler followed them.
func TestDepth(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	for name, source := range map[string]string{
		"tables": strings.Repeat("{", 100000) + strings.Repeat("}", 100000), "minus": strings.Repeat("- ", 100000) + "1",
		"functions": strings.Repeat("function() return ", 6000) + strings.Repeat("end ", 6000),
	} {
		_, err := LoadChunk(L, "return "+source, "t", ChunkOptions{})
		if err == nil || !strings.Contains(err.Error(), "the program is nested too deep") {
			t.Errorf("%s: %v", name, err)
		}
	}
	long := `local s = "a"` + strings.Repeat(` .. "b" .. 1`, 400) + " return #s"
	f, err := LoadChunk(L, long, "t", ChunkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	L.Push(f)
	if L.Call(0, 1); L.Get(-1).String() != "801" {
		t.Errorf("a long chain of .. gives %s", L.Get(-1))
	}
}
