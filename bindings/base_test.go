package bindings

import (
	"strings"
	"testing"
)

// TestLua51 holds what Lua 5.1 prints for these expressions.
func TestLua51(t *testing.T) {
	for code, want := range map[string]string{
		"3.0": "3", "1e16": "1e+16", "0.1 + 0.2": "0.3", "1/3": "0.33333333333333", "-0.0": "-0", "2^53": "9.007199254741e+15",
		"1e14": "1e+14", "123456789012345": "1.2345678901234e+14", "1e-5": "1e-05", "1e100": "1e+100", "1/0": "inf", "-1/0": "-inf",
		"0.0001": "0.0001", "100": "100", "99999999999999": "99999999999999",
		`tonumber("1e-3")`: "0.001", `tonumber("0x10")`: "16", `tonumber("  10  ")`: "10", `tonumber("10a")`: "nil", `tonumber("")`: "nil",
		`tonumber("z", 36)`: "35", `tonumber("8", 8)`: "nil", `tonumber("1e1")`: "10", `tonumber("nan")`: "nil", `tonumber("1_0")`: "nil", `tonumber({})`: "nil",
		`type(collectgarbage("count"))`: "number", `select("#", pcall(error))`: "2", `pcall(error, "x", 0)`: "false\tx",
		`xpcall(function() return 7 end, print)`:                                "true\t7",
		`xpcall(function() error("e", 0) end, function(m) return m .. "!" end)`: "false\te!",
	} {
		var out strings.Builder
		L := NewState(&out)
		f, err := LoadChunk(L, "print("+code+")", "t", ChunkOptions{})
		if err != nil {
			t.Fatal(err)
		}
		L.Push(f)
		if err := L.PCall(0, 0, nil); err != nil {
			t.Errorf("%s: %v", code, err)
		}
		if got := strings.TrimSuffix(out.String(), "\n"); got != want {
			t.Errorf("%s prints %s, want %s", code, got, want)
		}
		L.Close()
	}
}

// TestLargeTables needs a registry that grows.
func TestLargeTables(t *testing.T) {
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	if err := L.DoString(`
		local t = {}
		for i = 1, 100000 do t[i] = "x" end
		print(#table.concat(t), select("#", unpack(t, 1, 5000)))
		local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end
		print(deep(10000), (pcall(deep, 1e9)))`); err != nil {
		t.Fatal(err)
	}
	if out.String() != "100000\t5000\n10000\tfalse\n" {
		t.Errorf("got %q", out.String())
	}
}

// TestHuge: math.huge is infinite.
func TestHuge(t *testing.T) {
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	if err := L.DoString("print(math.huge, -math.huge, math.huge == 1 / 0)"); err != nil || out.String() != "inf\t-inf\ttrue\n" {
		t.Errorf("got %q, %v", out.String(), err)
	}
}
