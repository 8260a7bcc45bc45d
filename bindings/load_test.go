package bindings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLoad: whatever loads a program loads it as the program that nnlua runs.
func TestLoad(t *testing.T) {
	const swap = "\ufefflocal a, b = 1, 2\na, b = b, a\nreturn a * 10 + b"
	folder := t.TempDir()
	for name, text := range map[string]string{"swap.lua": swap, "wrong.lua": "x += 1"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	f, err := LoadChunk(L, `
		print(dofile "swap.lua", require "swap", loadfile("swap.lua")())
		print(loadstring("local a, b = 1, 2; a, b = b, a; return a, b", "=text")())
		local pieces = {"local a, b = 1, 2 ", "a, b = b, a return a, b"}
		print(load(function() return table.remove(pieces, 1) end)())
		print(loadstring("x += 1", "=text"))
		print(load(function() return 1 end))
		print(loadfile("wrong.lua"))
		print(pcall(require, "wrong"))
		print(pcall(dofile, "no.lua"))`, "t", ChunkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	L.Push(f)
	L.Call(0, 0)
	const hint = "1: syntax error near '+'; Lua has no +=: write x = x + 1\n"
	want := "21\t21\t21\n2\t1\n2\t1\nnil\ttext:" + hint + "nil\t<string>:1: the reader function returns no string\n" +
		"nil\twrong.lua:" + hint
	got := out.String()
	if !strings.HasPrefix(got, want) || strings.Count(got, "false") != 2 {
		t.Errorf("it prints\n%s, want\n%s", got, want)
	}
}
