package console

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nnlua/repl/shell"
)

// TestPages: pressing Tab again and again shows every name once, in order.
func TestPages(t *testing.T) {
	var items []shell.Item
	var want []string
	for i := range 150 {
		want = append(want, fmt.Sprintf("name%03d", i))
		items = append(items, shell.Item{Text: want[i]})
	}
	for _, columns := range []int{40, 80, 10} {
		first := list(items, columns, 12, 0)
		var got []string
		for page := 0; page == 0 || !slices.Equal(list(items, columns, 12, page), first); page++ {
			lines := list(items, columns, 12, page)
			if len(lines) > 12 {
				t.Fatalf("%d lines on page %d", len(lines), page)
			}
			names := strings.Fields(strings.Join(lines[:len(lines)-1], " "))
			slices.Sort(names)
			got = append(got, names...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d columns: got %s", columns, got)
		}
	}
}
