package pyplot

import (
	"fmt"
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	both("xlim", "set_xlim", "(left: value = nil, right: number? = nil) -> number*", (*Axes).SetXLim)
	both("ylim", "set_ylim", "(bottom: value = nil, top: number? = nil) -> number*", (*Axes).SetYLim)
	both("xscale", "set_xscale", `(value: "linear"|"log")`, (*Axes).SetXScale)
	both("yscale", "set_yscale", `(value: "linear"|"log")`, (*Axes).SetYScale)
	const ticks = "(ticks: value = nil, labels: value = nil, rotation: value = nil, fontsize: value = nil)"
	both("xticks", "set_xticks", ticks, (*Axes).SetXTicks)
	both("yticks", "set_yticks", ticks, (*Axes).SetYTicks)
	catalog.Add("Axes:set_xticklabels(labels: value, rotation: value = nil, fontsize: value = nil)", (*Axes).SetXTickLabels, catalog.Plotting)
	catalog.Add("Axes:set_yticklabels(labels: value, rotation: value = nil, fontsize: value = nil)", (*Axes).SetYTickLabels, catalog.Plotting)
	catalog.Add("Axes:get_xlim() -> number*", func(a *Axes) []float64 { return a.SetXLim(nil, nil) }, catalog.Plotting)
	catalog.Add("Axes:get_ylim() -> number*", func(a *Axes) []float64 { return a.SetYLim(nil, nil) }, catalog.Plotting)
	catalog.Add("Axes:invert_xaxis()", func(a *Axes) { a.x.inverted = !a.x.inverted }, catalog.Plotting)
	catalog.Add("Axes:invert_yaxis()", func(a *Axes) { a.y.inverted = !a.y.inverted }, catalog.Plotting)
	catalog.Add("Axes:set_aspect(aspect: value)", (*Axes).SetAspect, catalog.Plotting)
	catalog.Add("Axes:set_facecolor(color: value)", func(a *Axes, c any) { a.face = parseColor(c) }, catalog.Plotting)
	catalog.Add("Axes:set(values: names)", (*Axes).Set, catalog.Plotting)
	catalog.Add("Axes:set_axis_off()", func(a *Axes) { a.bare = true }, catalog.Plotting)
	catalog.Add("Axes:set_axis_on()", func(a *Axes) { a.bare = false }, catalog.Plotting)
	both("axis", "axis", "(arg: value = nil)", (*Axes).Axis)
	both("cla", "cla", "()", (*Axes).Cla)
}

// SetXLim sets the range of the x axis, which fits the data otherwise.
// Without arguments it returns the range. One end alone may be given; a larger number first turns the axis around.
//
//	> plt.xlim(0, 10)
//	> plt.xlim{right = 5}
//	> plt.xlim()
//	0
//	5
func (a *Axes) SetXLim(left any, right *float64) []float64 {
	if left != nil || right != nil {
		a.x.set("left", left, right)
		return nil
	}
	a.fit()
	return []float64{a.x.from, a.x.to}
}

// SetYLim sets the range of the y axis, which fits the data otherwise.
// Without arguments it returns the range. One end alone may be given; a larger number first turns the axis around.
//
//	> plt.ylim(0, 1)
func (a *Axes) SetYLim(bottom any, top *float64) []float64 {
	if bottom != nil || top != nil {
		a.y.set("bottom", bottom, top)
		return nil
	}
	a.fit()
	return []float64{a.y.from, a.y.to}
}

// set reads limits: two numbers, one of them, or a table of both.
func (x *axis) set(name string, low any, high *float64) {
	var first *float64
	if low != nil {
		ends := list(name, low)
		if len(ends) == 2 && high == nil {
			high = &ends[1]
		} else if len(ends) != 1 {
			array.Fail("%s has %d numbers, want one or two", name, len(ends))
		}
		first = &ends[0]
	}
	if x.shared != nil {
		x.shared.setLimits(first, high)
	}
	x.setLimits(first, high)
}

// SetXScale makes the x axis "linear" or "log".
//
//	> plt.xscale("log")
func (a *Axes) SetXScale(value string) { a.x.setScale(value) }

// SetYScale makes the y axis "linear" or "log".
//
//	> plt.yscale("log")
func (a *Axes) SetYScale(value string) { a.y.setScale(value) }

func (x *axis) setScale(value string) {
	x.log = value == "log"
	for _, end := range []**float64{&x.low, &x.high} {
		if x.log && *end != nil && **end <= 0 {
			*end = nil // as in matplotlib, a limit that cannot be shown is forgotten
		}
	}
}

// SetXTicks sets the positions of the ticks of the x axis and, if given, what
// stands at them. {} takes them away.
//
//	> plt.xticks({0, 1, 2}, {"zero", "one", "two"})
func (a *Axes) SetXTicks(ticks, labels, rotation, fontsize any) {
	a.x.setTicks(ticks, labels, rotation, fontsize)
}

// SetYTicks sets the positions of the ticks of the y axis and, if given, what
// stands at them. {} takes them away.
//
//	> plt.yticks{0, 0.5, 1}
func (a *Axes) SetYTicks(ticks, labels, rotation, fontsize any) {
	a.y.setTicks(ticks, labels, rotation, fontsize)
}

// SetXTickLabels sets what stands at the ticks of the x axis.
func (a *Axes) SetXTickLabels(labels, rotation, fontsize any) {
	a.x.setTicks(nil, labels, rotation, fontsize)
}

// SetYTickLabels sets what stands at the ticks of the y axis.
func (a *Axes) SetYTickLabels(labels, rotation, fontsize any) {
	a.y.setTicks(nil, labels, rotation, fontsize)
}

func (x *axis) setTicks(ticks, labels, rotation, fontsize any) {
	if ticks != nil {
		x.marks, x.names = list("ticks", ticks), nil
		if x.marks == nil {
			x.marks = []float64{}
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

// SetAspect makes one unit of both axes equally long ("equal"), or not ("auto").
func (a *Axes) SetAspect(aspect any) {
	if aspect != "equal" && aspect != "auto" && aspect != 1.0 {
		array.Fail("aspect is %v, want 'equal' or 'auto'", aspect)
	}
	a.equal = aspect != "auto"
}

// Axis sets several properties of the axes by a word: "off" hides frame, ticks
// and labels, "on" shows them, "equal" makes one unit equally long in x and y,
// "tight" leaves no margin, "auto" takes all that back. Four numbers are the
// limits {left, right, bottom, top}.
//
//	> plt.axis("off")
//	> plt.axis{0, 1, 0, 10}
func (a *Axes) Axis(arg any) {
	switch arg {
	case nil:
		return
	case "off", false:
		a.bare = true
	case "on", true:
		a.bare = false
	case "equal", "scaled", "square", "image":
		a.equal = true
		a.tight = arg == "image"
	case "tight":
		a.tight = true
	case "auto":
		a.equal, a.tight = false, false
		a.x.low, a.x.high, a.y.low, a.y.high = nil, nil, nil, nil
	default:
		if word, ok := arg.(string); ok {
			array.Fail("'%s' is unknown, want 'on', 'off', 'equal', 'tight', 'image' or 'auto'", word)
		}
		v := list("arg", arg)
		if len(v) != 4 {
			array.Fail("limits are {left, right, bottom, top}")
		}
		a.x.setLimits(&v[0], &v[1])
		a.y.setLimits(&v[2], &v[3])
	}
}

// Cla empties the axes.
//
//	> plt.plot({1, 2})
//	> plt.cla()
func (a *Axes) Cla() { *a = Axes{figure: a.figure, place: a.place} }

// Set sets several properties at once: title, xlabel, ylabel, xlim, ylim,
// xscale, yscale, xticks and yticks, each as its set_ method does.
func (a *Axes) Set(values map[string]any) {
	setters := map[string]func(v any){
		"title":  func(v any) { a.SetTitle(word("title", v), TextOptions{}) },
		"xlabel": func(v any) { a.SetXLabel(word("xlabel", v), TextOptions{}) },
		"ylabel": func(v any) { a.SetYLabel(word("ylabel", v), TextOptions{}) },
		"xlim":   func(v any) { a.SetXLim(v, nil) },
		"ylim":   func(v any) { a.SetYLim(v, nil) },
		"xscale": func(v any) { choose("xscale", word("xscale", v), "", "linear", "log"); a.x.setScale(v.(string)) },
		"yscale": func(v any) { choose("yscale", word("yscale", v), "", "linear", "log"); a.y.setScale(v.(string)) },
		"xticks": func(v any) { a.x.setTicks(v, nil, nil, nil) },
		"yticks": func(v any) { a.y.setTicks(v, nil, nil, nil) },
		"aspect": a.SetAspect,
	}
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		set := setters[name]
		if set == nil {
			var known []string
			for n := range setters {
				known = append(known, n)
			}
			array.Fail("unknown property '%s', did you mean '%s'?", name, catalog.Nearest(name, known))
		}
		set(values[name])
	}
}

func word(name string, v any) string {
	text, ok := v.(string)
	if !ok {
		array.Fail("%s is no string", name)
	}
	return text
}
