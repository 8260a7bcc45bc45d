package pyplot

import (
	"fmt"

	"nnlua/runtime/catalog"
)

func init() { catalog.Add("plt.show()", Show, catalog.Plotting) }

// Show shows the figures.
//
//	> plt.plot({1, 2, 3})
//	> plt.show()
//	figure saved as figure1.png
func Show(s *Session) {
	f := figuresOf(s)
	for _, figure := range f.open {
		name := fmt.Sprintf("figure%d.png", figure.number)
		figure.save(name, figure.dpi)
		fmt.Fprintf(s.Stdout, "figure saved as %s\n", name)
	}
	f.open, f.current = nil, nil
}
