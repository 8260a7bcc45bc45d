package pyplot

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	both("xlim", "set_xlim", "(left: value = nil, right: number? = nil) -> number*", (*Axes).SetXLim)
	both("ylim", "set_ylim", "(bottom: value = nil, top: number? = nil) -> number*", (*Axes).SetYLim)
	both("xscale", "set_xscale", `(value: "linear"|"log")`, (*Axes).SetXScale)
	both("yscale", "set_yscale", `(value: "linear"|"log")`, (*Axes).SetYScale)
	catalog.Add("Axes:get_xlim() -> number*", (*Axes).GetXLim, catalog.Plotting)
	catalog.Add("Axes:get_ylim() -> number*", (*Axes).GetYLim, catalog.Plotting)
	catalog.Add("Axes:invert_xaxis()", (*Axes).InvertXAxis, catalog.Plotting)
	catalog.Add("Axes:invert_yaxis()", (*Axes).InvertYAxis, catalog.Plotting)
}

// SetXLim sets the range of the x axis, which fits the data otherwise.
// Without arguments it returns the range. One end alone may be given; a larger number first turns the axis around.
//
// 日本語: 横軸の範囲を決めます。
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
	return a.GetXLim()
}

// SetYLim sets the range of the y axis, which fits the data otherwise.
// Without arguments it returns the range. One end alone may be given; a larger number first turns the axis around.
//
// 日本語: 縦軸の範囲を決めます。
//
//	> plt.ylim(0, 1)
func (a *Axes) SetYLim(bottom any, top *float64) []float64 {
	if bottom != nil || top != nil {
		a.y.set("bottom", bottom, top)
		return nil
	}
	return a.GetYLim()
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
// 日本語: 横軸を対数などに変えます。
//
//	> plt.xscale("log")
func (a *Axes) SetXScale(value string) { a.x.setScale(value) }

// SetYScale makes the y axis "linear" or "log".
//
// 日本語: 縦軸を対数などに変えます。
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

// GetXLim returns the ends of the x axis.
//
//	> ax = plt.gca()
//	> ax:set_xlim(0, 10)
//	> ax:get_xlim()
//	0
//	10
func (a *Axes) GetXLim() []float64 {
	a.fit()
	return []float64{a.x.from, a.x.to}
}

// GetYLim returns the ends of the y axis.
//
//	> ax = plt.gca()
//	> ax:get_ylim()
//	0
//	1
func (a *Axes) GetYLim() []float64 {
	a.fit()
	return []float64{a.y.from, a.y.to}
}

// InvertXAxis turns the x axis around.
//
//	> ax = plt.gca()
//	> ax:invert_xaxis()
//	> ax:get_xlim()
//	1
//	0
func (a *Axes) InvertXAxis() { a.x.inverted = !a.x.inverted }

// InvertYAxis turns the y axis around.
//
//	> ax = plt.gca()
//	> ax:invert_yaxis()
func (a *Axes) InvertYAxis() { a.y.inverted = !a.y.inverted }
