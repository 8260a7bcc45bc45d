package pyplot

// The keywords as they are where a script gives none, for callers in Go.
var (
	DefaultPlot     = PlotOptions{Alpha: 1, Markeredgewidth: 1, Drawstyle: "default", Zorder: 2}
	DefaultErrorBar = ErrorBarOptions{Alpha: 1}
	DefaultFill     = FillOptions{Alpha: 1}
	DefaultGrid     = GridOptions{Linewidth: 0.8, Alpha: 1}
	DefaultLegend   = LegendOptions{Loc: "best", Fontsize: 10, Ncol: 1, Frameon: true, Borderaxespad: 0.5}
	DefaultGraph    = DrawGraphOptions{Rankdir: "TB", Precision: 3}
)
