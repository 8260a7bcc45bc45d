package pyplot

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("plt.show(block: boolean? = nil)", Show, catalog.Plotting) }

// Modes are the ways in which plt.show shows figures, the values of NNLUA_PLOT.
var Modes = []string{"inline", "text", "window", "file", "none"}

// Show shows all open figures and closes them. In a terminal that can show
// pictures (kitty, iTerm2, WezTerm, foot ...) they appear in it, in any other terminal they
// are drawn with characters; where there is no terminal they go to figure1.png,
// figure2.png and so on. nnlua --plot=MODE or the environment variable NNLUA_PLOT chooses:
// inline, text, window (the system's viewer of pictures), file or none.
//
// 日本語: 図を表示します。
//
//	> plt.plot({1, 2, 3})
//	> plt.show()
//	figure saved as figure1.png
func Show(s *Session, block *bool) {
	f := figuresOf(s)
	mode := os.Getenv("NNLUA_PLOT")
	if mode != "" && !slices.Contains(Modes, mode) {
		array.Fail("NNLUA_PLOT is '%s', want %s", mode, strings.Join(Modes, ", "))
	}
	protocol := protocolOf(os.Getenv)
	cols, rows, isTerminal := terminalSize(s.Stdout)
	if mode == "" {
		switch {
		case !isTerminal:
			mode = "file"
		case protocol != "":
			mode = "inline"
		default:
			mode = "text"
		}
	}
	for _, figure := range f.open {
		switch mode {
		case "inline":
			figure.showInline(s.Stdout, protocol)
		case "text":
			figure.showText(s.Stdout, cols, rows, isTerminal && hasColors(os.Getenv))
		case "window":
			figure.showWindow(s.Stdout)
		case "file":
			figure.showFile(s.Stdout)
		}
	}
	f.open, f.current = nil, nil
}

// showFile writes the figure to figureN.png.
func (f *Figure) showFile(w io.Writer) {
	name := fmt.Sprintf("figure%d.png", f.number)
	f.save(name, f.dpi)
	fmt.Fprintf(w, "figure saved as %s\n", name)
}

// showText draws the figure with characters, as large as it is on paper if the
// terminal has the room.
func (f *Figure) showText(w io.Writer, cols, rows int, colored bool) {
	fmt.Fprintln(w, f.text(cols, rows-1, colored))
}

// text draws the figure with characters into so many columns and rows at most.
func (f *Figure) text(cols, rows int, colored bool) string {
	wide, high := int(f.width*72/cellWidth), int(f.height*72/cellHeight)
	if f.graph != nil { // it is as high as it is; the terminal scrolls
		w, h := f.graph.layOut((&cells{}).measure, cellWidth, 2*cellHeight)
		wide, high, rows = int(w/cellWidth), int(h/cellHeight), 1000
	}
	cols, rows = min(wide, cols), min(high, rows)
	c := newCells(max(cols, 20), max(rows, 8), f.theme, colored)
	fitted := *f
	fitted.tight = true // a terminal has no room to spare
	fitted.draw(c)
	return strings.Join(c.lines(), "\n")
}

// Characters returns the figure drawn with characters in so many columns and rows.
func (f *Figure) Characters(columns, rows int) string { return f.text(columns, rows, false) }

// Shown returns the current figure, nil if there is none.
func Shown(s *Session) *Figure { return figuresOf(s).current }

// showWindow hands the figure to the system's viewer.
func (f *Figure) showWindow(w io.Writer) {
	open := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if open == nil {
		open = []string{"xdg-open"}
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			f.showFile(w) // there is no desktop
			return
		}
	}
	folder, err := os.MkdirTemp("", "nnlua-")
	if err != nil {
		array.FailIn("show", "cannot make a folder for the figure: %v", err)
	}
	path := filepath.Join(folder, fmt.Sprintf("figure%d.png", f.number))
	f.save(path, f.dpi)
	viewer := exec.Command(open[0], append(open[1:], path)...)
	if err := viewer.Start(); err != nil {
		array.FailIn("show", "cannot open a window: %v; the figure is in %s", err, path)
	}
	go viewer.Wait() // the viewer may outlive the lesson
}
