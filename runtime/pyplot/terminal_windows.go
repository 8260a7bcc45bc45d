package pyplot

import (
	"io"

	"golang.org/x/sys/windows"
)

// terminalSize returns the columns and rows of the console behind w; ok is
// false, and the size a usual one, if there is none.
func terminalSize(w io.Writer) (cols, rows int, ok bool) {
	file := fileOf(w)
	var info windows.ConsoleScreenBufferInfo
	if file == nil || windows.GetConsoleScreenBufferInfo(windows.Handle(file.Fd()), &info) != nil {
		return 80, 30, false
	}
	return int(info.Window.Right-info.Window.Left) + 1, int(info.Window.Bottom-info.Window.Top) + 1, true
}
