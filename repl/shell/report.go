package shell

import (
	"errors"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
)

// Report returns an error as the user sees it: the message in one line and,
// where functions called each other, the traceback of the script.
func Report(err error) string {
	if bug, ok := bindings.AsBug(err); ok {
		return "internal error of nnlua, not of your program; please send us this text:\n" + bug.Error() + "\n" + bug.Stack
	}
	var api *lua.ApiError
	if !errors.As(err, &api) {
		return err.Error()
	}
	text := api.Object.String()
	if trace := userFrames(api.StackTrace); trace != "" {
		text += "\n" + trace
	}
	return text
}

// userFrames keeps the frames of a traceback that stand in the user's files.
func userFrames(trace string) string {
	var lines []string
	for _, line := range strings.Split(trace, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "[G]") || strings.HasPrefix(line, "stack traceback") {
			continue
		}
		lines = append(lines, "  "+line)
	}
	if len(lines) < 2 { // one frame says no more than the message
		return ""
	}
	return "traceback:\n" + strings.Join(lines, "\n")
}
