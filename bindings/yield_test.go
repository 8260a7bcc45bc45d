package bindings

import (
	"strings"
	"testing"
)

// TestReturnYield: a coroutine whose last act is to return what yield gives goes on.
func TestReturnYield(t *testing.T) {
	var out strings.Builder
	L := NewState(&out)
	defer L.Close()
	f, err := LoadChunk(L, `
		local f = coroutine.wrap(function(...) return coroutine.yield(...) end)
		print(f(1, nil))
		print(f(2, nil, 3))
		print((pcall(f)))`, "yield", ChunkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	L.Push(f)
	if err := PCall(L, 0, 0, nil); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "1\tnil\n2\tnil\t3\nfalse\n" {
		t.Errorf("got %q", got)
	}
}
