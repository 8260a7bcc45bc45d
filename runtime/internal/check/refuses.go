package check

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// Refuses checks that f raises an error of the runtime whose message contains want.
func Refuses(t testing.TB, want string, f func()) {
	t.Helper()
	err := array.Try(f)
	if err == nil {
		t.Errorf("no error, want %q", want)
	} else if !strings.Contains(err.Error(), want) {
		t.Errorf("the error is %q, want %q in it", err, want)
	}
}
