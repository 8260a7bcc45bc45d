package pyplot

import (
	"fmt"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const ticks = "(ticks: value = nil, labels: value = nil, rotation: value = nil, fontsize: value = nil)"
	both("xticks", "set_xticks", ticks, (*Axes).SetXTicks)
	both("yticks", "set_yticks", ticks, (*Axes).SetYTicks)
	catalog.Add("Axes:set_xticklabels(labels: value, rotation: value = nil, fontsize: value = nil)", (*Axes).SetXTickLabels, catalog.Plotting)
	catalog.Add("Axes:set_yticklabels(labels: value, rotation: value = nil, fontsize: value = nil)", (*Axes).SetYTickLabels, catalog.Plotting)
}

// SetXTicks sets the positions of the ticks of the x axis and, if given, what
// stands at them. {} takes them away.
//
// 日本語: 横軸の目盛りを決めます。
//
//	> plt.xticks({0, 1, 2}, {"zero", "one", "two"})
func (a *Axes) SetXTicks(ticks, labels, rotation, fontsize any) {
	a.x.setTicks(ticks, labels, rotation, fontsize)
}

// SetYTicks sets the positions of the ticks of the y axis and, if given, what
// stands at them. {} takes them away.
//
// 日本語: 縦軸の目盛りを決めます。
//
//	> plt.yticks{0, 0.5, 1}
func (a *Axes) SetYTicks(ticks, labels, rotation, fontsize any) {
	a.y.setTicks(ticks, labels, rotation, fontsize)
}

// SetXTickLabels sets what stands at the ticks of the x axis.
//
//	> ax = plt.gca()
//	> ax:set_xticks{0, 1}
//	> ax:set_xticklabels{"no", "yes"}
func (a *Axes) SetXTickLabels(labels, rotation, fontsize any) {
	a.x.setTicks(nil, labels, rotation, fontsize)
}

// SetYTickLabels sets what stands at the ticks of the y axis.
//
//	> ax = plt.gca()
//	> ax:set_yticks{0, 1}
//	> ax:set_yticklabels{"no", "yes"}
func (a *Axes) SetYTickLabels(labels, rotation, fontsize any) {
	a.y.setTicks(nil, labels, rotation, fontsize)
}

func (x *axis) setTicks(ticks, labels, rotation, fontsize any) {
	if ticks != nil {
		x.marks, x.names = list("ticks", ticks), nil
		if x.marks == nil {
			x.marks = []float64{}
		}
		for _, v := range x.marks {
			if !finite(v) {
				array.Fail("ticks has %g, want finite numbers", v)
			}
		}
	}
	if labels != nil {
		x.names = words("labels", labels)
		if x.marks != nil && len(x.names) > 0 && len(x.names) != len(x.marks) {
			array.Fail("%d labels for %d ticks", len(x.names), len(x.marks))
		}
	}
	if rotation != nil {
		x.rotation = angleOf(rotation)
	}
	if fontsize != nil {
		x.fontsize = fontSize(fontsize, 10)
	}
}

// words returns a table of strings or numbers as texts.
func words(name string, v any) []string {
	table, ok := v.(catalog.Table)
	if !ok {
		x := numbers(name, v)
		texts := make([]string, x.Size())
		for i := range texts {
			texts[i] = fmt.Sprint(x.Float(i))
		}
		return texts
	}
	texts := make([]string, table.Len())
	for i := range texts {
		texts[i] = fmt.Sprint(table.At(i))
	}
	return texts
}
