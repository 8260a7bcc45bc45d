package pyplot

import (
	"io"
	"os"
	"strings"
)

// fileOf returns the file behind a writer: the writer itself, or what a front
// end that stands between says is its terminal; nil if there is none.
func fileOf(w io.Writer) *os.File {
	if front, ok := w.(interface{ Terminal() *os.File }); ok {
		return front.Terminal()
	}
	file, _ := w.(*os.File)
	return file
}

// protocolOf returns how the terminal takes pictures: "kitty", "iterm", "sixel",
// or "" if it is not known to take any. It goes by what terminals say of
// themselves in the environment.
func protocolOf(env func(string) string) string {
	term, program := env("TERM"), env("TERM_PROGRAM")
	switch {
	case env("TMUX") != "" || strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux"):
		return "" // they stand between us and the terminal
	case env("KITTY_WINDOW_ID") != "" || term == "xterm-kitty" || term == "xterm-ghostty" || program == "ghostty":
		return "kitty"
	case program == "iTerm.app" || env("LC_TERMINAL") == "iTerm2" || program == "WezTerm" || program == "mintty":
		return "iterm"
	case strings.Contains(term, "sixel") || strings.HasPrefix(term, "foot") || strings.HasPrefix(term, "mlterm") || term == "contour" || term == "yaft-256color":
		return "sixel"
	}
	return ""
}

// hasColors reports whether the terminal shows colours and the user wants them.
func hasColors(env func(string) string) bool {
	return env("NO_COLOR") == "" && env("TERM") != "dumb" && env("TERM") != ""
}

// trueColor reports whether the terminal shows every colour.
func trueColor() bool {
	v := os.Getenv("COLORTERM")
	return v == "truecolor" || v == "24bit"
}
