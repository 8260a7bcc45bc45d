//go:build unix

package pyplot

import (
	"io"

	"golang.org/x/sys/unix"
)

// terminalSize returns the columns and rows of the terminal behind w; ok is
// false, and the size a usual one, if there is none.
func terminalSize(w io.Writer) (cols, rows int, ok bool) {
	file := fileOf(w)
	if file == nil {
		return 80, 30, false
	}
	size, err := unix.IoctlGetWinsize(int(file.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 80, 30, false
	}
	if size.Col == 0 || size.Row == 0 {
		return 80, 30, true
	}
	return int(size.Col), int(size.Row), true
}
