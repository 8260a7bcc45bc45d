package functions

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// wantRefusal checks that f ends with an error that holds the text.
func wantRefusal(t *testing.T, text string, f func()) {
	t.Helper()
	if err := array.Try(f); err == nil || !strings.Contains(err.Error(), text) {
		t.Errorf("error is %v, want '%s'", err, text)
	}
}
