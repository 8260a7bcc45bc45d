package functions

import (
	"strings"

	"nnlua/runtime/array"
)

// isWord reports whether the word given for a parameter is the one asked about. Where
// it is none of the words that there are, it is an error: the binder checks what
// a script gives, this what a Go program does.
func isWord(op, parameter, given, word string, others ...string) bool {
	if given == word {
		return true
	}
	for _, other := range others {
		if given == other {
			return false
		}
	}
	array.FailIn(op, `%s is %q, want "%s"`, parameter, given, strings.Join(append([]string{word}, others...), `" or "`))
	return false
}
