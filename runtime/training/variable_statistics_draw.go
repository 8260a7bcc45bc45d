package training

import "nnlua/runtime/pyplot"

// draw writes the picture: a column for the values, one for the gradients.
func (p *VariableStatisticsPlot) draw(path string) {
	rows := 0
	if p.PlotMean || p.PlotStd {
		rows++
	}
	if len(p.percents) > 0 {
		rows++
	}
	f, fields := pyplot.Subplots(p.s, rows, len(p.attributes), true, false, p.Figsize, 100, false)
	defer pyplot.Close(p.s, f)
	axes := fields.([][]*pyplot.Axes)
	for column, name := range p.attributes {
		axes[0][column].SetTitle(name, pyplot.TextOptions{})
		if p.PlotMean || p.PlotStd {
			p.drawMean(axes[0][column], column)
		}
		if len(p.percents) > 0 {
			p.drawPercentiles(axes[rows-1][column], column)
		}
	}
	for _, row := range axes {
		for _, a := range row {
			a.Legend(nil, pyplot.DefaultLegend)
			if p.Grid {
				a.Grid(true, "major", "both", pyplot.DefaultGrid)
				a.SetAxisBelow(true)
			}
		}
	}
	f.Savefig(path, nil, false, nil, nil)
}

// drawMean draws the mean with the standard deviation as bars, or either alone.
func (p *VariableStatisticsPlot) drawMean(a *pyplot.Axes, column int) {
	x, first := p.samples.times(), p.samples.series(column, 0)
	if p.PlotMean && p.PlotStd {
		style := pyplot.DefaultErrorBar
		style.Color, style.Ecolor, style.Label, style.Marker = "C0", "#1f77b433", "mean, std", p.Marker
		a.ErrorBar(x, first, p.samples.series(column, 1), nil, style)
		return
	}
	style := pyplot.DefaultPlot
	style.Color, style.Label, style.Marker = "C0", "mean", p.Marker
	if p.PlotStd {
		style.Label = "std"
	}
	a.Plot([]any{x, first}, style)
}

// drawPercentiles fills between the lowest and the highest percentile, the next
// ones, and so on; in the middle there may be a line.
func (p *VariableStatisticsPlot) drawPercentiles(a *pyplot.Axes, column int) {
	x, n := p.samples.times(), len(p.percents)
	first := len(p.samples.values[0][column]) - n
	for i := range n/2 + 1 {
		if n%2 == 1 && i == n/2 {
			style := pyplot.DefaultPlot
			style.Color, style.Label, style.Marker = "C0", "percentile", p.Marker
			a.Plot([]any{x, p.samples.series(column, first+i)}, style)
			continue
		}
		style, none := pyplot.DefaultFill, 0.
		style.Color, style.Alpha, style.Linewidth = "C0", 0.2, &none
		if i == n/2 {
			style.Label = "percentile"
		}
		a.FillBetween(x, p.samples.series(column, first+i), p.samples.series(column, first+n-1-i), nil, "none", style)
	}
	a.SetXLabel("iteration", pyplot.TextOptions{})
}
