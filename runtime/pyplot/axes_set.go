package pyplot

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	both("axis", "axis", "(arg: value = nil)", (*Axes).Axis)
	both("cla", "cla", "()", (*Axes).Cla)
	catalog.Add("Axes:set_aspect(aspect: value)", (*Axes).SetAspect, catalog.Plotting)
	catalog.Add("Axes:set_facecolor(color: value)", (*Axes).SetFaceColor, catalog.Plotting)
	catalog.Add("Axes:set(values: names)", (*Axes).Set, catalog.Plotting)
	catalog.Add("Axes:set_axis_off()", (*Axes).SetAxisOff, catalog.Plotting)
	catalog.Add("Axes:set_axis_on()", (*Axes).SetAxisOn, catalog.Plotting)
	catalog.Add("Axes:set_axisbelow(b: boolean)", (*Axes).SetAxisBelow, catalog.Plotting)
}

// SetFaceColor sets the colour behind the data.
//
//	> ax = plt.gca()
//	> ax:set_facecolor("ivory")
func (a *Axes) SetFaceColor(c any) { a.face = parseColor(c) }

// SetAxisOff hides frame, ticks and labels.
//
// 日本語: 軸と目盛りを消します。
//
//	> ax = plt.gca()
//	> ax:set_axis_off()
func (a *Axes) SetAxisOff() { a.bare = true }

// SetAxisOn shows frame, ticks and labels.
//
//	> ax = plt.gca()
//	> ax:set_axis_on()
func (a *Axes) SetAxisOn() { a.bare = false }

// SetAxisBelow puts the grid under areas too, or only under lines again.
//
//	> plt.gca():set_axisbelow(true)
func (a *Axes) SetAxisBelow(b bool) { a.grid.below = b }

// SetAspect makes one unit of both axes equally long ("equal"), or not ("auto").
//
//	> ax = plt.gca()
//	> ax:set_aspect("equal")
func (a *Axes) SetAspect(aspect any) {
	if aspect != "equal" && aspect != "auto" && aspect != 1.0 {
		array.Fail("aspect is %v, want 'equal' or 'auto'", aspect)
	}
	a.equal, a.wider = aspect != "auto", false
}

// Axis sets several properties of the axes by a word: "off" hides frame, ticks
// and labels, "on" shows them, "equal" makes one unit equally long in x and y
// by a larger range of one of them, "scaled" by smaller axes, "tight" leaves no
// margin, "image" is both, "auto" takes all that back. Four numbers are the
// limits {left, right, bottom, top}.
//
// 日本語: 軸の範囲や見せ方を決めます。
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
		a.equal, a.wider = true, arg == "equal"
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
// 日本語: 枠の中身を消します。
//
//	> plt.plot({1, 2})
//	> plt.cla()
func (a *Axes) Cla() { *a = Axes{figure: a.figure, place: a.place} }

// Set sets several properties at once: title, xlabel, ylabel, xlim, ylim,
// xscale, yscale, xticks and yticks, each as its set_ method does.
//
// 日本語: 題・軸の説明・範囲などをまとめて決めます。
//
//	> ax = plt.gca()
//	> ax:set{title = "loss", xlabel = "epoch", ylim = {0, 1}}
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
