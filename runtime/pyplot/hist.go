package pyplot

import (
	"math"

	"nnlua/runtime/array"
)

func init() {
	both("hist", "hist", `(x: value, bins: value = 10, range: value = nil, density: boolean = false, weights: value = nil, cumulative: boolean = false, histtype: "bar"|"stepfilled"|"step" = "bar", orientation: "vertical"|"horizontal" = "vertical", color: value = nil, label: string = "", alpha: number = 1, edgecolor: value = nil, rwidth: number = 1, log: boolean = false, ec: value = nil, linewidth: number? = nil) -> (data, data)`, (*Axes).Hist)
}

// HistOptions are the keywords of plt.hist.
type HistOptions struct {
	Range       any
	Density     bool
	Weights     any
	Cumulative  bool
	Histtype    string
	Orientation string
	Color       any
	Label       string
	Alpha       float64
	Edgecolor   any
	Rwidth      float64
	Log         bool
	Ec          any
	Linewidth   *float64
}

// Hist counts how many numbers of x fall into each of some bins and draws the
// counts as bars. bins is how many there are, or a table of their edges; range is
// {lowest, highest}. With density the areas of all bars add up to 1. It returns
// the counts and the edges.
//
// 日本語: ヒストグラムを描きます。
//
//	> n, edges = plt.hist({1, 2, 2, 3, 3, 3}, {bins = 3})
//	> n
//	[1. 2. 3.]
func (a *Axes) Hist(x, bins any, opt HistOptions) (n, edges *Array) {
	values := list("x", x)
	at := binEdges(values, bins, opt.Range)
	weights := []float64{1}
	if opt.Weights != nil {
		weights = list("weights", opt.Weights)
		sameLength("x", len(values), "weights", len(weights))
	}
	counts := count(values, weights, at)
	if opt.Density {
		total := 0.0
		for _, c := range counts {
			total += c
		}
		for i := range counts {
			counts[i] /= total * (at[i+1] - at[i])
		}
	}
	if opt.Cumulative {
		for i := 1; i < len(counts); i++ {
			counts[i] += counts[i-1]
		}
	}
	a.addHist(counts, at, opt)
	return array.FromSlice(counts), array.FromSlice(at)
}

func (a *Axes) addHist(counts, at []float64, opt HistOptions) {
	flat := opt.Orientation == "horizontal"
	if opt.Log {
		(map[bool]*axis{false: &a.y, true: &a.x})[flat].log = true
	}
	if opt.Histtype == "step" {
		l := a.newLine("", PlotOptions{Color: opt.Color, Label: opt.Label, Alpha: opt.Alpha, Zorder: 1, Linewidth: opt.Linewidth})
		l.width = 1
		setPositive("linewidth", &l.width, opt.Linewidth)
		l.x, l.y = append(l.x, at[0]), append(l.y, 0)
		for i, c := range counts {
			l.x, l.y = append(l.x, at[i], at[i+1]), append(l.y, c, c)
		}
		l.x, l.y = append(l.x, at[len(at)-1]), append(l.y, 0)
		if flat {
			l.x, l.y = l.y, l.x
		}
		a.add(l)
		return
	}
	if opt.Color == nil {
		opt.Color = a.cycle()
	}
	item := &bars{labelled: labelled{opt.Label}, flat: flat}
	item.style(a, opt.Color, given(opt.Edgecolor, opt.Ec), opt.Linewidth, opt.Alpha)
	for i, c := range counts {
		spare := (at[i+1] - at[i]) * (1 - opt.Rwidth) / 2
		box := [4]float64{at[i] + spare, 0, at[i+1] - spare, c}
		if flat {
			box = [4]float64{0, box[0], c, box[2]}
		}
		item.boxes = append(item.boxes, box)
	}
	a.add(item)
}

// binEdges returns the edges of the bins as NumPy chooses them.
func binEdges(values []float64, bins, between any) []float64 {
	edges := list("bins", bins)
	if len(edges) > 1 {
		for i := 1; i < len(edges); i++ {
			if !(edges[i] >= edges[i-1]) {
				array.Fail("bins must increase, but edge %d is %g after %g", i+1, edges[i], edges[i-1])
			}
		}
		return edges
	}
	if len(edges) == 0 || edges[0] < 1 || edges[0] > 1e6 || edges[0] != math.Trunc(edges[0]) {
		array.Fail("bins is %v, want a number from 1 to 1000000 or a table of edges", edges)
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if between != nil {
		ends := list("range", between)
		if len(ends) != 2 || !(ends[0] <= ends[1]) {
			array.Fail("range is {lowest, highest}")
		}
		low, high = ends[0], ends[1]
	}
	switch {
	case len(values) == 0 && between == nil:
		low, high = 0, 1
	case !finite(low) || !finite(high):
		array.Fail("x has numbers that are not finite; give a range")
	case low == high:
		low, high = low-0.5, high+0.5
	}
	n := int(edges[0])
	at := make([]float64, n+1)
	for i := range at {
		at[i] = low + (high-low)*float64(i)/float64(n)
	}
	at[n] = high
	return at
}

// count adds up the weights of the values in every bin; the last one includes its upper edge.
func count(values, weights, edges []float64) []float64 {
	counts := make([]float64, len(edges)-1)
	for i, v := range values {
		if !(v >= edges[0] && v <= edges[len(edges)-1]) {
			continue
		}
		low, high := 0, len(counts)-1
		for low < high {
			if middle := (low + high + 1) / 2; v >= edges[middle] {
				low = middle
			} else {
				high = middle - 1
			}
		}
		counts[low] += weights[min(i, len(weights)-1)]
	}
	return counts
}
