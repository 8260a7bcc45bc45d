// Package pattern has regular expressions that are compiled when they are first used:
// to compile all that the program knows takes half a millisecond of its start, and most
// of them read what has gone wrong.
package pattern

import (
	"regexp"
	"sync"
)

// Of returns the regular expression of that text, which must be a valid one.
func Of(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
